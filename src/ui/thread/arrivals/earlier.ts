import type { Thread } from '../../../state/thread/thread.ts';
import { drawNow, focusOn } from './motion.ts';

/** What a long thread needs beside its button "Show earlier": it opens at its newest comment, and the focus is never lost. */
export class Earlier {
  #thread: Thread | undefined;
  #isOpening = false;
  /** Stands for what was not read yet, with the focus in it. */
  #gap: Element | undefined;
  #before: Element | null = null;

  /** Before the entries are drawn. */
  before(root: ShadowRoot | null, thread: Thread | undefined): void {
    // One that is left is opened anew.
    if (!thread) this.#thread = undefined;
    const gap = root?.activeElement?.closest('.history > :not(.entry)');
    this.#gap = gap ?? undefined;
    this.#before = gap?.previousElementSibling ?? null;
  }

  /** After that. */
  after(history: Element, thread: Thread, root: ShadowRoot | null): void {
    this.#keepFocus(history, root);
    if (thread !== this.#thread) this.#isOpening = true;
    this.#thread = thread;
    const { comments, commentsPhase, earlier } = thread.snapshot;
    if (!this.#isOpening || commentsPhase.is === 'loading' || comments.length === 0) return;
    this.#isOpening = false;
    // A page that has only just come stays where it is: the person has asked for the page, perhaps not for this.
    if (earlier === undefined || !navigator.userActivation.hasBeenActive) return;
    // This file may come when the person reads on or writes already.
    const isBusy = root?.activeElement?.localName === 'textarea' || history.getBoundingClientRect().top < 0;
    if (!isBusy) openAtEnd(history);
  }

  /** The pressed button goes away with what it stood for, or with its failure. */
  #keepFocus(history: Element, root: ShadowRoot | null): void {
    const gap = this.#gap;
    this.#gap = undefined;
    if (!gap || root?.activeElement) return;
    if (gap.isConnected) gap.querySelector('button')?.focus({ preventScroll: true });
    else focusOn(this.#before ? this.#before.nextElementSibling : history.firstElementChild);
  }
}

function openAtEnd(history: Element): void {
  const last = history.lastElementChild as HTMLElement;
  drawNow(last);
  // With the place to answer below it, where both fit.
  const block = last.offsetHeight < innerHeight / 2 ? 'center' : 'start';
  last.scrollIntoView({ block, behavior: 'instant' });
}
