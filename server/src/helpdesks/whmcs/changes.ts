/** What has changed in WHMCS, for all customers at once. */
import type { DeskChange } from '../../app/desk.ts';
import type { Versions } from '../shared/versions.ts';
import type { People } from './people.ts';
import { updatedOf, type Row, type Ticket } from './ticket.ts';
import { pageOverlap, settledMs, type Tickets } from './tickets.ts';

export interface ChangeSources {
  readonly tickets: Tickets;
  readonly people: People;
  readonly versions: Versions;
}

/** Rows of one page; pages of one look. */
const pageSize = 100;
const maxPages = 50;

/** Milliseconds that a cold look sees again: where summer time ends, an hour of WHMCS's times comes twice. */
const overlapMs = 2 * 3_600_000;

async function changesOf(
  ticket: Ticket,
  leastVersion: number,
  begun: number,
  { people, tickets, versions }: ChangeSources,
): Promise<readonly DeskChange[]> {
  // Whoever hears of it reads the list anew.
  tickets.ofClient.forget(ticket.client);
  const customers = await people.customersOf(ticket);
  if (!customers.length) return [];
  const last = ticket.replies.at(-1);
  const seen = {
    id: ticket.id,
    status: ticket.status,
    lastCommentId: last?.id,
    isAgents: last?.isAgent ?? false,
    at: updatedOf(ticket),
  };
  // WHMCS counts no changes, and a change of the status moves no time.
  const { version, isAnswer } = versions.next(seen, leastVersion, begun);
  const kind: DeskChange['kind'] = isAnswer ? 'comment' : 'request';
  return customers.map(customer => ({
    kind,
    customer,
    key: ticket.key,
    updatedAt: updatedOf(ticket),
    version,
  }));
}

/** The last change of one ticket. @param id of the ticket in WHMCS's database */
export async function lookAt(
  id: string,
  sources: ChangeSources,
  signal?: AbortSignal,
): Promise<readonly DeskChange[]> {
  const begun = sources.versions.begin();
  const found = await sources.tickets.byId(id, signal);
  if (!found) return [];
  // A change of the status alone is as new as this call.
  return changesOf(found.ticket, Math.max(found.at, found.ticket.lastReply), begun, sources);
}

/** Whether the latest are first. WHMCS does not promise it. */
const isDescending = (rows: readonly Row[]): boolean =>
  rows.every((row, index) => index === 0 || row.lastReply <= (rows[index - 1]?.lastReply ?? 0));

interface Known {
  readonly row: Row;
  /** Whether nothing more can come in the second of its last reply. */
  readonly isSettled: boolean;
}

export function createLook(sources: ChangeSources) {
  const { tickets, versions } = sources;
  /** Of the look before. */
  let before = new Map<string, Known>();

  /** At least the first page, and further ones as far as there may be something newer than this. */
  async function rowsSince(start: number, signal: AbortSignal): Promise<Map<string, Known>> {
    const found = new Map<string, Known>();
    for (let page = 0; page < maxPages; page++) {
      const limitstart = page * (pageSize - pageOverlap);
      const { rows, count, at } = await tickets.page({ limitstart, limitnum: pageSize }, signal);
      for (const row of rows)
        found.set(row.id, { row, isSettled: !at || Math.abs(at - row.lastReply) > settledMs });
      const last = rows.at(-1);
      if (count < pageSize || (last && last.lastReply < start && isDescending(rows))) break;
    }
    return found;
  }

  return async (cursor: string | undefined, signal: AbortSignal) => {
    const start = Number(cursor);
    const isFirst = !(start > 0);
    const all = await rowsSince(isFirst ? Infinity : start - overlapMs, signal);
    const rows = [...all.values()].map(({ row }) => row);
    const latest = Math.max(1, ...rows.map(({ lastReply }) => lastReply));
    const changed = isFirst
      ? []
      : rows.filter(({ id, stamp, lastReply }) => {
          const known = before.get(id);
          if (!known) return lastReply >= start - overlapMs;
          return known.row.stamp !== stamp || !known.isSettled;
        });
    const changes: DeskChange[] = [];
    for (const { id, lastReply } of changed.sort((one, other) => one.lastReply - other.lastReply)) {
      const begun = versions.begin();
      const found = await tickets.byId(id, signal);
      if (!found) continue;
      const isKnown = before.has(id);
      // What changed without a reply has the time of this look.
      const leastVersion = isKnown ? Math.max(found.at, lastReply) : lastReply;
      changes.push(...(await changesOf(found.ticket, leastVersion, begun, sources)));
    }
    before = all;
    return { changes, cursor: String(isFirst ? latest : Math.max(start, latest)) };
  };
}
