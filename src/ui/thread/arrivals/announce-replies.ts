import type { Comment } from '../../../model.ts';
import { entriesOf } from '../../../state/thread/entries.ts';
import { newComments } from '../../../state/thread/new-comments.ts';
import { ownAmong } from '../../../state/thread/own-comments.ts';
import type { ThreadSnapshot } from '../../../state/thread/thread.ts';
import { cleanLine } from '../../../text/plain.ts';
import type { SupportElement } from '../../element/support-element.ts';

/**
 * Announces who wrote the new comments of others: each author once.
 *
 * @param snapshot the thread after it was loaded
 * @param old its comments before that
 */
export function announceReplies(
  host: SupportElement,
  snapshot: ThreadSnapshot,
  old: readonly Comment[],
): void {
  const { request, comments } = snapshot;
  const isOwn = ownAmong(entriesOf(snapshot));
  const texts = newComments(comments, new Set(old.map(({ id }) => id)))
    .filter(comment => !isOwn(comment))
    .map(({ author }) => {
      const name = cleanLine(author.name) || host.t(`role.${author.role}`);
      return host.t('thread.replied', { name, key: request?.key ?? '' });
    });
  if (texts.length > 0) host.announce([...new Set(texts)].join(' '));
}
