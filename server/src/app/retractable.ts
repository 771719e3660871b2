/** Which comments the customer can still take back. */
import type { Context } from './context.ts';
import type { DeskComment } from './desk.ts';

type Reader = Pick<Context, 'desk' | 'capabilities' | 'retractMs' | 'now'>;

/** The ids among these comments of a thread: the customer's own, recent ones after which nobody else has written. */
export async function retractableIds(
  { desk, capabilities, retractMs, now }: Reader,
  key: string,
  comments: readonly DeskComment[],
): Promise<ReadonlySet<string>> {
  const since = now() - retractMs;
  const isRecent = ({ author, createdAt }: DeskComment): boolean =>
    author.role === 'requester' && author.key === desk.owner && createdAt >= since;
  if (!retractMs || !desk.retractComment || !capabilities.newestFirst || !comments.some(isRecent))
    return new Set();
  const last = await desk.listComments(key, { newestFirst: true, limit: 20 });
  const items = last?.items ?? [];
  const end = items.findIndex(comment => !isRecent(comment));
  return new Set(items.slice(0, end < 0 ? undefined : end).map(({ id }) => id));
}
