import '../../../i18n/en-late.ts';
import type { nothing, ReactiveController, TemplateResult } from 'lit';
import type { Comment } from '../../../model.ts';
import { newComments } from '../../../state/thread/new-comments.ts';
import { repliesOf } from '../../../state/thread/replies.ts';
import type { Thread, ThreadSnapshot } from '../../../state/thread/thread.ts';
import { cleanLine } from '../../../text/plain.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';
import type { Divider, History } from '../history.ts';
import { arrivalsStyles } from './arrivals.styles.ts';
import { Earlier } from './earlier.ts';
import { layOutNow, Slide } from './motion.ts';
import { NewLine } from './new-line.ts';
import { NewRepliesButton } from './new-replies-button.ts';
import { ScrollAnchor } from './scroll-anchor.ts';

const idsOf = (comments: readonly Comment[]): ReadonlySet<string> => new Set(comments.map(({ id }) => id));

/**
 * Handles comments that arrive while a thread is open: they slide in, the scroll position of what the customer reads or writes is
 * restored, and a button leads to those out of sight. Also has the line "New", and opens long threads at their end.
 *
 * The host calls `beforeRender` and `afterRender` around each rendering of itself and its history.
 */
export class Arrivals implements LatePart, ReactiveController {
  readonly styles = arrivalsStyles;
  readonly #host: SupportElement;
  readonly #button: NewRepliesButton;
  readonly #newLine = new NewLine();
  readonly #anchor = new ScrollAnchor();
  readonly #slide = new Slide();
  readonly #earlier = new Earlier();
  #thread: Thread | undefined;
  /** The comments that were rendered last. */
  #comments: readonly Comment[] | undefined;
  /** Their ids; absent until the thread is loaded. */
  #ids: ReadonlySet<string> | undefined;
  /** The id of the first unseen entry, from which replies are offered after this rendering. */
  #firstUnseen: string | undefined;
  /** Whether the scroll position is restored after this rendering. */
  #isAnchored = false;

  constructor(host: SupportElement) {
    this.#host = host;
    this.#button = new NewRepliesButton(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#leave(undefined);
  }

  /**
   * @param thread that will be rendered
   * @param history as it was rendered last
   * @param focused the element with the focus in the host's shadow root
   */
  beforeRender(thread: Thread | undefined, history: History, focused: Element | null): void {
    if (thread !== this.#thread) this.#leave(thread);
    const comments = thread?.snapshot.comments;
    const seen = thread && this.#host.desk?.seenBefore(thread.key);
    const found = this.#newLine.update(thread?.snapshot, seen);
    this.#firstUnseen = found ?? this.#firstUnseen;
    this.#earlier.beforeRender(thread, history.gap, focused);
    this.#button.beforeRender(comments ?? []);
    const { list } = history;
    const isNew = comments !== this.#comments;
    // Entries may also grow later, as when rich text is loaded: then only the position of the field is restored.
    const isWriting = focused instanceof HTMLTextAreaElement;
    this.#isAnchored =
      list !== null && this.#ids !== undefined && (isNew || isWriting || found !== undefined);
    if (!list || !this.#isAnchored) return;
    this.#anchor.beforeRender(list, focused);
    if (isNew) this.#slide.beforeRender(list);
  }

  /**
   * @param history as it is rendered now
   * @param focused the element with the focus in the host's shadow root
   */
  afterRender(history: History, focused: Element | null): void {
    const thread = this.#thread;
    const { list } = history;
    if (!thread || !list) return;
    const { comments, commentsPhase } = thread.snapshot;
    const added = this.#ids && comments !== this.#comments ? newComments(comments, this.#ids) : [];
    const elements = added.flatMap(({ id }) => history.entry(id) ?? []);
    elements.forEach(layOutNow);
    if (this.#isAnchored) this.#anchor.afterRender(list);
    if (added.length > 0) this.#slide.afterRender(elements);
    this.#offerReplies(thread, history, added);
    this.#earlier.afterRender(list, thread, focused);
    if (this.#ids || commentsPhase.is === 'ready') this.#ids = idsOf(comments);
    this.#comments = comments;
  }

  /** The line "New", for the history. */
  get divider(): Divider | undefined {
    const { entryId } = this.#newLine;
    if (entryId === undefined) return undefined;
    return { entryId, content: this.#newLine.render(this.#host.translator) };
  }

  /** "2 new replies · Jump", in a line that has its height in any case. Rendered before the history. */
  renderLink(): TemplateResult | typeof nothing {
    return this.#button.renderLink();
  }

  /** "2 new replies" as a round button; has no height. Rendered after the history. */
  renderButton(): TemplateResult {
    return this.#button.render();
  }

  /** Room to scroll. Rendered after everything else. */
  renderRoom(): Element {
    return this.#anchor.room;
  }

  /** Offers the replies among the new comments, and once a visit the unseen ones. */
  #offerReplies(thread: Thread, history: History, added: readonly Comment[]): void {
    const { comments } = thread.snapshot;
    const first = this.#firstUnseen;
    this.#firstUnseen = undefined;
    // The description's id is not found: then all comments are unseen.
    const start = Math.max(0, first === undefined ? Infinity : comments.findIndex(({ id }) => id === first));
    const offered = new Set([...added, ...comments.slice(start)]);
    if (offered.size === 0) return;
    for (const reply of repliesOf(thread.snapshot)) {
      const element = offered.has(reply) && history.entry(reply.id);
      if (element) this.#button.offer(reply.id, element);
    }
  }

  #leave(next: Thread | undefined): void {
    this.#thread = next;
    this.#comments = this.#ids = this.#firstUnseen = undefined;
    this.#button.clear();
    this.#anchor.reset();
  }
}

/**
 * Announces who has replied: each author once.
 *
 * @param snapshot the thread after it was loaded
 * @param old its comments before that
 */
export function announceReplies(
  host: SupportElement,
  snapshot: ThreadSnapshot,
  old: readonly Comment[],
): void {
  const added = newComments(snapshot.comments, idsOf(old));
  const texts = repliesOf(snapshot)
    .filter(reply => added.includes(reply))
    .map(({ author }) => {
      const name = cleanLine(author.name) || host.t(`role.${author.role}`);
      return host.t('thread.replied', { name, key: snapshot.request?.key ?? '' });
    });
  if (texts.length > 0) host.announce([...new Set(texts)].join(' '));
}
