import type { Words } from '../../i18n/translator.ts';
import type { SupportRequest } from '../../model.ts';
import type { ThreadSnapshot } from '../../state/thread/thread.ts';
import { make, write } from '../element/elements.ts';

/**
 * For whom a request waits, where the server does not say: for the other side of who wrote last. The system's entries count
 * for nobody.
 */
export function awaitingOf({
  request,
  comments,
  commentsPhase,
}: ThreadSnapshot): SupportRequest['awaiting'] | undefined {
  if (!request || request.awaiting || request.closed || commentsPhase.is !== 'ready') return undefined;
  const authors = [request.author, ...comments.map(({ author }) => author)];
  const last = authors.findLast(author => author?.role !== 'system');
  // A request without an author is the person's own.
  const role = last ? last.role : request.author ? 'system' : 'requester';
  return role === 'system' ? undefined : role === 'agent' ? 'requester' : 'support';
}

/** "waiting for your reply", at the end of the line with the request's number and times. */
export class Awaiting {
  readonly #element = make('span', '');

  update(root: ParentNode, snapshot: ThreadSnapshot | undefined, words: Words): void {
    const awaiting = snapshot && awaitingOf(snapshot);
    const line = root.querySelector('.meta');
    if (!awaiting || !line) {
      this.remove();
      return;
    }
    write(this.#element, words.t(`awaiting.${awaiting}`));
    // Lit draws the line anew where there was no request for a while.
    if (this.#element.parentNode !== line) line.append(this.#element);
  }

  remove(): void {
    this.#element.remove();
  }
}
