import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Seen } from '../../state/read-marks/seen.ts';
import { foldedCount } from '../../state/thread/folded.ts';
import type { Thread } from '../../state/thread/thread.ts';

/**
 * Folds a long thread: its first comments are not shown until the customer asks for them, prints the page or searches it. How many
 * (`foldedCount`) is decided once a visit, when the comments are loaded: nothing that is shown is folded later.
 */
export class Fold implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #thread: Thread | undefined;
  /** The id of the first comment that is shown; absent where all are. */
  #first: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.open);
    addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.open);
    removeEventListener('keydown', this.#onKey);
  }

  /**
   * How many comments are folded: the first ones.
   *
   * @param isUnread whether the request has something new
   * @param seen the read mark, once it is loaded: what it has as unseen is unfolded
   */
  count(thread: Thread | undefined, isUnread: boolean, seen: Seen | undefined): number {
    if (!thread) this.#thread = undefined;
    if (!thread || thread.snapshot.comments.length === 0) return 0;
    const count =
      thread === this.#thread ? this.#stillFolded(thread) : this.#foldedAtFirst(thread, isUnread, seen);
    this.#thread = thread;
    const folded = count > 0 && seen ? Math.min(count, foldedCount(thread.snapshot, seen)) : count;
    this.#first = folded > 0 ? thread.snapshot.comments[folded]?.id : undefined;
    return folded;
  }

  #foldedAtFirst({ snapshot }: Thread, isUnread: boolean, seen: Seen | undefined): number {
    // A thread whose comments come page by page is shown as it comes.
    return snapshot.commentsPhase.is === 'ready' ? foldedCount(snapshot, seen ?? { unread: isUnread }) : 0;
  }

  /** More than before where earlier comments were loaded. */
  #stillFolded({ snapshot }: Thread): number {
    return Math.max(
      0,
      snapshot.comments.findIndex(({ id }) => id === this.#first),
    );
  }

  /** Shows all comments that are loaded. */
  readonly open = (): void => {
    if (this.#first === undefined) return;
    this.#first = undefined;
    this.#host.requestUpdate();
  };

  /** The browser's search finds only what is shown. */
  readonly #onKey = ({ key, ctrlKey, metaKey }: KeyboardEvent): void => {
    if (key === 'F3' || ((ctrlKey || metaKey) && key.toLowerCase() === 'f')) this.open();
  };
}
