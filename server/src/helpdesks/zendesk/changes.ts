/** What has changed in Zendesk, for all customers at once. Internal notes move the time of a ticket, too: they tell nothing. */
import type { DeskChange } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import type { Versions } from '../shared/versions.ts';
import { isAgents } from './requests.ts';
import type { Ticket } from './ticket.ts';
import { latestSize, type Thread, type Tickets } from './tickets.ts';

export interface ChangeSources {
  readonly tickets: Tickets;
  readonly versions: Versions;
  readonly customers: HelpdeskNeeds['customers'];
}

/** Pages of one look. The next look goes on. */
const maxPages = 20;

/** Milliseconds that are looked at again: a change may become visible a little after its time. */
const overlapMs = 60_000;

const statusOf = ({ status, customStatus }: Ticket): string => `${status} ${customStatus ?? ''}`;
const visibleAt = ({ created }: Ticket, { replies }: Thread): number =>
  Math.max(created, replies.at(-1)?.created ?? 0);

async function changesOf(
  ticket: Ticket,
  thread: Thread,
  otherwise: number,
  { customers, versions }: ChangeSources,
): Promise<readonly DeskChange[]> {
  const customer = await customers.customerOf(ticket.requester);
  if (customer === undefined) return [];
  const last = thread.replies.at(-1);
  const at = visibleAt(ticket, thread);
  const seen = {
    id: ticket.id,
    status: statusOf(ticket),
    lastCommentId: last?.id,
    isAgents: last !== undefined && isAgents(last),
    at,
  };
  const { version, isAnswer } = versions.next(seen, otherwise);
  return [{ kind: isAnswer ? 'comment' : 'request', customer, key: ticket.id, updatedAt: at, version }];
}

/** The last change of one ticket. */
export async function lookAt(
  id: string,
  sources: ChangeSources,
  signal?: AbortSignal,
): Promise<readonly DeskChange[]> {
  const ticket = await sources.tickets.get(id, signal);
  if (!ticket) return [];
  const thread = await sources.tickets.thread(ticket);
  // The trigger calls for public comments and statuses alone.
  return changesOf(ticket, thread, ticket.updated, sources);
}

export function createLook(sources: ChangeSources) {
  const { tickets, customers } = sources;
  /** Of the look before. */
  let before = new Map<string, { readonly status: string; readonly updated: number }>();

  async function changedSince(start: number, signal: AbortSignal): Promise<readonly Ticket[]> {
    const found = new Map<string, Ticket>();
    for (let page = 1; page <= maxPages; page++) {
      const { tickets: rows, count } = await tickets.latest(page, signal);
      for (const ticket of rows) found.set(ticket.id, ticket);
      const last = rows.at(-1);
      if (count < latestSize || (last && last.updated < start)) break;
    }
    return [...found.values()];
  }

  return async (cursor: string | undefined, signal: AbortSignal) => {
    const start = Number(cursor);
    const isFirst = !(start > 0);
    const since = isFirst ? Infinity : start - overlapMs;
    const all = await changedSince(since, signal);
    const latest = Math.max(1, ...all.map(({ updated }) => updated));
    const changes: DeskChange[] = [];
    for (const ticket of [...all].sort((one, other) => one.updated - other.updated)) {
      const known = before.get(ticket.id);
      if (isFirst || ticket.updated < since || known?.updated === ticket.updated) continue;
      if ((await customers.customerOf(ticket.requester)) === undefined) continue;
      const thread = await tickets.thread(ticket);
      const at = visibleAt(ticket, thread);
      const isStatus = known !== undefined && known.status !== statusOf(ticket);
      // Nothing that a customer sees is new.
      if (!isStatus && at < since) continue;
      changes.push(...(await changesOf(ticket, thread, isStatus ? ticket.updated : at, sources)));
    }
    before = new Map(all.map(ticket => [ticket.id, { status: statusOf(ticket), updated: ticket.updated }]));
    return { changes, cursor: String(isFirst ? latest : Math.max(start, latest)) };
  };
}
