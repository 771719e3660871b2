import type { Thread } from '../../../state/thread/thread.ts';
import { layOutNow } from './motion.ts';

/** Opens a long thread at its newest comment, and keeps the focus where its button "Show earlier" is replaced. */
export class Earlier {
  /** The thread that was rendered last. */
  #thread: Thread | undefined;
  /** Whether its comments have not been rendered yet. */
  #isOpening = false;
  /** The element with the button, if it had the focus. */
  #gap: Element | undefined;

  /**
   * @param gap holds the button, as it was rendered last
   * @param focused the element with the focus
   */
  beforeRender(thread: Thread | undefined, gap: Element | undefined, focused: Element | null): void {
    // A thread that is opened again is opened at its end again.
    if (!thread) this.#thread = undefined;
    this.#gap = gap?.contains(focused) ? gap : undefined;
  }

  /**
   * @param list the entries as they are rendered now
   * @param focused the element with the focus
   */
  afterRender(list: Element, thread: Thread, focused: Element | null): void {
    this.#restoreFocus(focused);
    if (thread !== this.#thread) this.#isOpening = true;
    this.#thread = thread;
    const { comments, commentsPhase, earlier } = thread.snapshot;
    if (!this.#isOpening || commentsPhase.is === 'loading' || comments.length === 0) return;
    this.#isOpening = false;
    // A page that was just loaded is not scrolled: the customer may not have opened this thread.
    if (earlier === undefined || !navigator.userActivation.hasBeenActive) return;
    // The customer may read or write already when this module is loaded.
    const isBusy = focused instanceof HTMLTextAreaElement || list.getBoundingClientRect().top < 0;
    if (!isBusy) openAtEnd(list);
  }

  /** The pressed button is replaced by a problem message with its own button. */
  #restoreFocus(focused: Element | null): void {
    const gap = this.#gap;
    this.#gap = undefined;
    if (!gap || focused) return;
    gap
      .querySelector<HTMLElement>('[part="earlier-button"], [part="retry-button"]')
      ?.focus({ preventScroll: true });
  }
}

function openAtEnd(list: Element): void {
  const last = list.lastElementChild as HTMLElement;
  layOutNow(last);
  // With the composer below it, where both fit.
  const block = last.offsetHeight < innerHeight / 2 ? 'center' : 'start';
  last.scrollIntoView({ block, behavior: 'instant' });
}
