import type { SupportRequestThread } from '../support-request-thread.ts';
import type { Comment } from '../../../model.ts';
import type { Thread } from '../../../state/thread/thread.ts';
import { drawNow, Slide } from './motion.ts';
import { NewsButton } from './new-replies-button.ts';
import { ownAmong } from '../../../state/thread/own-comments.ts';
import { Steady } from './scroll-anchor.ts';

/**
 * Comments that come while the thread is open: they slide in, what is read or written stays where it is, and what came out of
 * sight is offered by a button.
 */
export class Arrivals {
  readonly #host: SupportRequestThread;
  readonly #button = new NewsButton();
  readonly #steady = new Steady();
  readonly #slide = new Slide();
  #thread: Thread | undefined;
  /** The ids of all that is drawn; absent until the thread was there once. */
  #known: Set<string> | undefined;
  #comments: readonly Comment[] | undefined;
  #isHeld = false;

  constructor(host: SupportRequestThread) {
    this.#host = host;
  }

  /** Before the host draws. */
  before(thread: Thread | undefined): void {
    if (thread !== this.#thread) this.#leave(thread);
    const history = this.#history;
    const focused = this.#host.shadowRoot?.activeElement ?? null;
    const isNew = this.#comments !== thread?.snapshot.comments;
    // Bodies may grow later, when their renderer is there; for what is typed in that is looked after as well.
    this.#isHeld =
      history !== null && this.#known !== undefined && (isNew || focused?.localName === 'textarea');
    if (!history || !this.#isHeld) return;
    this.#steady.hold(history, focused);
    if (isNew) this.#slide.hold(history);
  }

  /** After that, and after the entries are drawn. */
  after(): void {
    const thread = this.#thread;
    const history = this.#history;
    if (!thread || !history) return;
    const { element } = this.#button;
    if (element.previousElementSibling !== history) history.after(element);
    const { renderRoot } = this.#host;
    if (renderRoot.lastElementChild !== this.#steady.room) renderRoot.append(this.#steady.room);
    const { comments, commentsPhase } = thread.snapshot;
    const isDrawn =
      (history.lastElementChild as HTMLElement | null)?.dataset.id === (comments.at(-1)?.id ?? '');
    const added = isDrawn ? this.#added(comments) : [];
    const elements = elementsOf(history, added);
    elements.forEach(drawNow);
    if (this.#isHeld) this.#steady.release(history);
    this.#isHeld = false;
    if (added.length > 0) {
      this.#slide.release(elements);
      const replies = repliesAmong(comments);
      this.#button.add(
        elementsOf(
          history,
          added.filter(comment => replies.includes(comment)),
        ),
      );
    }
    this.#button.draw(this.#host.translator);
    // More came since the host was drawn, which will be drawn again.
    if (!isDrawn) return;
    if (this.#known || commentsPhase.is === 'ready') this.#known = new Set(comments.map(({ id }) => id));
    this.#comments = comments;
  }

  /** Offers the replies that were there when the person came, and that they had not seen: `firstId` is the first entry of those. */
  offer(firstId: string): void {
    const history = this.#history;
    const comments = this.#thread?.snapshot.comments;
    if (!history || !comments) return;
    const from = comments.findIndex(({ id }) => id === firstId);
    this.#button.add(
      elementsOf(
        history,
        repliesAmong(comments).filter(reply => comments.indexOf(reply) >= from),
      ),
    );
  }

  remove(): void {
    this.#leave(undefined);
    this.#button.element.remove();
    this.#steady.room.remove();
  }

  get #history(): Element | null {
    return this.#host.renderRoot.querySelector('.history');
  }

  /** What is new; earlier comments that the person asked for are not. */
  #added(comments: readonly Comment[]): readonly Comment[] {
    const known = this.#known;
    if (comments === this.#comments || !known) return [];
    const first = comments.findIndex(({ id }) => known.has(id));
    return comments.filter(({ id }, index) => index > first && !known.has(id));
  }

  #leave(next: Thread | undefined): void {
    this.#thread = next;
    this.#known = this.#comments = undefined;
    this.#button.clear();
    this.#steady.reset();
  }
}

/** What support wrote. */
function repliesAmong(comments: readonly Comment[]): readonly Comment[] {
  const isOwn = ownAmong(comments);
  return comments.filter(comment => !isOwn(comment) && comment.author.role !== 'system');
}

/** The elements of some comments. */
function elementsOf(history: Element, comments: readonly Comment[]): HTMLElement[] {
  const ids = new Set<string | undefined>(comments.map(({ id }) => id));
  return ids.size === 0
    ? []
    : ([...history.children] as HTMLElement[]).filter(({ dataset }) => ids.has(dataset.id));
}
