/** TicketSQL, of numbers, times and names that were checked. */
import type { RequestPosition, RequestSort } from '../../app/store.ts';
import type { Order } from './client.ts';

/** A time of TicketSQL: RT takes it for one of the zone of whoever asks, whatever zone it names. */
function sqlTime(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return `'${format.format(at)}'`;
}

const columns = { updated: 'LastUpdated', created: 'Created', key: 'id' } as const;

/** Newest first. */
export function orderOf(sort: RequestSort): readonly Order[] {
  const field = columns[sort];
  const byId = { field: 'id', ascending: false };
  return field === 'id' ? [byId] : [{ field, ascending: false }, byId];
}

/** What comes after a ticket in this order: new tickets before it shift nothing. */
export function after(sort: RequestSort, { value, number }: RequestPosition, timeZone: string): string {
  const field = columns[sort];
  if (field === 'id') return `id < ${number}`;
  const time = sqlTime(value, timeZone);
  return `(${field} < ${time} OR (${field} <= ${time} AND id < ${number}))`;
}

export const ofRequestor = (user: string): string => `Requestor.id = ${Number(user)}`;

export const withId = (id: string): string => `id = ${Number(id)}`;

export const ticketIs = (id: string, which: 'Active' | 'Inactive'): string =>
  `${withId(id)} AND Status = '__${which}__'`;

export function withStatus(
  status: 'open' | 'closed' | 'all' | 'awaiting',
  waiting: readonly string[],
): string | undefined {
  if (status === 'open') return `Status = '__Active__'`;
  if (status === 'closed') return `Status = '__Inactive__'`;
  if (status === 'all') return undefined;
  return waiting.length ? `(${waiting.map(name => `Status = '${name}'`).join(' OR ')})` : 'id = 0';
}

/** Changed at this time or later. */
export const changedSince = (at: number, timeZone: string): string =>
  `LastUpdated >= ${sqlTime(at, timeZone)}`;

/** What comes after a ticket where the oldest changes are first. */
export function changedAfter(at: number, id: string, timeZone: string): string {
  const time = sqlTime(at, timeZone);
  return `(LastUpdated > ${time} OR (LastUpdated >= ${time} AND id > ${Number(id)}))`;
}

/** Changed in this very second: shows whether RT's time zone is this one. */
export const changedAt = (at: number, id: string, timeZone: string): string =>
  `${withId(id)} AND ${changedSince(at, timeZone)} AND LastUpdated < ${sqlTime(at + 1000, timeZone)}`;
