import type { Thread } from '../../../state/thread/thread.ts';
import { focusOn } from '../../element/focus.ts';
import { layOutNow } from './motion.ts';

/** What a long thread needs beside its button "Show earlier": it opens at its newest comment, and the focus is never lost. */
export class Earlier {
  /** The thread that was rendered last. */
  #thread: Thread | undefined;
  /** Whether its comments have not been rendered yet. */
  #isOpening = false;
  /** What held the focus: the element with the button. */
  #gap: Element | undefined;
  #aboveGap: Element | null = null;

  /**
   * @param gap holds the button, as it was rendered last
   * @param focused the element with the focus
   */
  beforeRender(thread: Thread | undefined, gap: Element | undefined, focused: Element | null): void {
    // One that the customer leaves and opens again opens at its end again.
    if (!thread) this.#thread = undefined;
    this.#gap = gap?.contains(focused) ? gap : undefined;
    this.#aboveGap = this.#gap?.previousElementSibling ?? null;
  }

  /**
   * @param list the entries as they are rendered now
   * @param focused the element with the focus
   */
  afterRender(list: Element, thread: Thread, focused: Element | null): void {
    this.#restoreFocus(list, focused);
    if (thread !== this.#thread) this.#isOpening = true;
    this.#thread = thread;
    const { comments, commentsPhase, earlier } = thread.snapshot;
    if (!this.#isOpening || commentsPhase.is === 'loading' || comments.length === 0) return;
    this.#isOpening = false;
    // A page that has only just been loaded is not scrolled: the customer asked for the page, perhaps not for this thread.
    if (earlier === undefined || !navigator.userActivation.hasBeenActive) return;
    // This module may be loaded when the customer reads on or writes already.
    const isBusy = focused instanceof HTMLTextAreaElement || list.getBoundingClientRect().top < 0;
    if (!isBusy) openAtEnd(list);
  }

  /** The pressed button is removed with the gap, or replaced by a failure with its own button. */
  #restoreFocus(list: Element, focused: Element | null): void {
    const gap = this.#gap;
    this.#gap = undefined;
    if (!gap || focused) return;
    const button = gap.querySelector<HTMLElement>('[part="earlier-button"], [part="retry-button"]');
    if (gap.isConnected) button?.focus({ preventScroll: true });
    else focusOn(this.#aboveGap ? this.#aboveGap.nextElementSibling : list.firstElementChild);
  }
}

function openAtEnd(list: Element): void {
  const last = list.lastElementChild as HTMLElement;
  layOutNow(last);
  // With the composer below it, where both fit.
  const block = last.offsetHeight < innerHeight / 2 ? 'center' : 'start';
  last.scrollIntoView({ block, behavior: 'instant' });
}
