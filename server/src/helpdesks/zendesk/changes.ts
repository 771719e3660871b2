/** What has changed in Zendesk, for all customers at once. Internal notes move the time of a ticket, too: they tell nothing. */
import type { DeskChange } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import type { Versions } from '../shared/versions.ts';
import { isAgents } from './requests.ts';
import { seersOf, type Organisations } from './sharing.ts';
import type { Comment, Ticket } from './ticket.ts';
import { latestSize, settledMs, type Thread, type Tickets } from './tickets.ts';

export interface ChangeSources {
  readonly tickets: Tickets;
  readonly versions: Versions;
  readonly customers: HelpdeskNeeds['customers'];
  /** Absent: nothing is shared. */
  readonly organisations?: Organisations | undefined;
}

/** Pages of one look: Zendesk gives no more of them. Whoever is away while more changes has lost what is older. */
const maxPages = 100;

/** Milliseconds that are looked at again: a change may become visible a little after its time. */
const overlapMs = 60_000;

/** Milliseconds before Zendesk's own time that are looked at where the latest change that was seen is later: its clock was set back. */
const setBackMs = 3_600_000;

/** What customers see beside the thread. */
function statusOf(
  { status, customStatus, copied, isForTeam }: Ticket,
  { organisations }: Pick<ChangeSources, 'organisations'>,
): string {
  const people = organisations ? [isForTeam, ...copied].join() : '';
  return `${status} ${customStatus ?? ''} ${people}`;
}

/** The keys of those who see a ticket. */
async function customersOf(
  ticket: Ticket,
  { customers, organisations, tickets }: ChangeSources,
): Promise<readonly string[]> {
  const { requester, organisation } = ticket;
  const circle = organisation === undefined ? undefined : await organisations?.circle(organisation);
  const users = [requester, ...(circle ? seersOf(ticket, circle) : [])];
  // Whoever hears of it reads the list anew.
  for (const user of users) {
    tickets.ofUser.forget(user);
    tickets.copiedTo.forget(user);
  }
  if (organisation !== undefined) tickets.forTeam.forget(organisation);
  const keys = await Promise.all(users.map(user => customers.customerOf(user)));
  return keys.filter(key => key !== undefined);
}
const visibleAt = ({ created }: Ticket, { replies }: Thread): number =>
  Math.max(created, replies.at(-1)?.created ?? 0);

/** By the ids, which rise as a rule: a reply after the clock was set back is in the middle of the thread. */
const newestOf = ({ replies }: Thread): Comment | undefined =>
  replies.reduce<Comment | undefined>(
    (newest, reply) => (newest && Number(newest.id) > Number(reply.id) ? newest : reply),
    undefined,
  );

async function changesOf(
  ticket: Ticket,
  thread: Thread,
  leastVersion: number,
  begun: number,
  sources: ChangeSources,
): Promise<readonly DeskChange[]> {
  const keys = await customersOf(ticket, sources);
  if (!keys.length) return [];
  const last = newestOf(thread);
  const at = visibleAt(ticket, thread);
  const seen = {
    id: ticket.id,
    status: statusOf(ticket, sources),
    lastCommentId: last && `${last.id} ${thread.replies.at(-1)?.id}`,
    isAgents: last !== undefined && isAgents(last),
    at,
  };
  const { version, isAnswer } = sources.versions.next(seen, leastVersion, begun);
  const kind = isAnswer ? 'comment' : 'request';
  return keys.map(customer => ({ kind, customer, key: ticket.id, updatedAt: at, version }));
}

/** The last change of one ticket. */
export async function lookAt(
  id: string,
  sources: ChangeSources,
  signal?: AbortSignal,
): Promise<readonly DeskChange[]> {
  const begun = sources.versions.begin();
  const ticket = await sources.tickets.get(id, signal);
  if (!ticket) return [];
  const thread = await sources.tickets.thread(ticket);
  // The trigger calls for public comments and statuses alone.
  return changesOf(ticket, thread, ticket.updated, begun, sources);
}

interface Row {
  readonly ticket: Ticket;
  /** Whether nothing more can come in the second of its last change. */
  readonly isSettled: boolean;
}

export function createLook(sources: ChangeSources) {
  const { tickets, versions } = sources;
  /** Of the look before. */
  let before = new Map<string, Row>();

  /** With the time from which they are: earlier than `start` where Zendesk's clock was set back. */
  async function changedSince(
    start: number,
    signal: AbortSignal,
  ): Promise<{ readonly all: ReadonlyMap<string, Row>; readonly since: number }> {
    const found = new Map<string, Row>();
    let since = start;
    for (let page = 1; page <= maxPages; page++) {
      const { tickets: rows, count, at } = await tickets.latest(page, signal);
      for (const ticket of rows)
        found.set(ticket.id, { ticket, isSettled: Math.abs(at - ticket.updated) > settledMs });
      if (start < Infinity && at > 0 && at < start) since = Math.min(since, at - setBackMs);
      const last = rows.at(-1);
      if (count < latestSize || (last && last.updated < since)) break;
    }
    return { all: found, since };
  }

  return async (cursor: string | undefined, signal: AbortSignal) => {
    const start = Number(cursor);
    const isFirst = !(start > 0);
    const begun = versions.begin();
    const { all, since } = await changedSince(isFirst ? Infinity : start - overlapMs, signal);
    const found = [...all.values()].map(({ ticket }) => ticket);
    const latest = Math.max(1, ...found.map(({ updated }) => updated));
    const changes: DeskChange[] = [];
    for (const ticket of found.sort((one, other) => one.updated - other.updated)) {
      const known = before.get(ticket.id);
      if (isFirst || ticket.updated < since) continue;
      if (known?.isSettled && known.ticket.updated === ticket.updated) continue;
      if (!(await customersOf(ticket, sources)).length) continue;
      const thread = await tickets.thread(ticket);
      const at = visibleAt(ticket, thread);
      // Of one that the look before has not seen, Zendesk knows it.
      const isStatus = known
        ? statusOf(known.ticket, sources) !== statusOf(ticket, sources)
        : at < since && (await tickets.statusChanged(ticket.id, signal)) >= since;
      // Nothing that a customer sees is new.
      if (!isStatus && at < since) continue;
      changes.push(...(await changesOf(ticket, thread, isStatus ? ticket.updated : at, begun, sources)));
    }
    before = new Map(all);
    return { changes, cursor: String(isFirst ? latest : Math.max(start, latest)) };
  };
}
