/** TicketSQL, of numbers, times and names that were checked. */
import type { RequestPosition, RequestSort } from '../../app/store.ts';
import type { Order } from './client.ts';
import { literalsOf } from './literals.ts';

const columns = { updated: 'LastUpdated', created: 'Created', key: 'id' } as const;

/** Newest first. */
export function orderOf(sort: RequestSort): readonly Order[] {
  const field = columns[sort];
  const byId = { field: 'id', ascending: false };
  return field === 'id' ? [byId] : [{ field, ascending: false }, byId];
}

/** Part of a list in which times cannot be said exactly: around a change of the clocks. Read whole, it is ordered here. */
export interface Blur {
  readonly within: string;
  /** What comes after all of it. */
  readonly below: string;
}

/** What comes after a ticket in this order: new tickets before it shift nothing. */
export function after(
  sort: RequestSort,
  { value, number }: RequestPosition,
  timeZone: string,
): string | Blur {
  const field = columns[sort];
  if (field === 'id') return `id < ${number}`;
  const { exact, notBefore, notAfter } = literalsOf(timeZone);
  const time = exact(value);
  if (time !== undefined) return `(${field} < ${time} OR (${field} <= ${time} AND id < ${number}))`;
  const lowest = notAfter(value);
  return {
    within: `${field} >= ${lowest} AND ${field} <= ${notBefore(value)}`,
    below: `${field} < ${lowest}`,
  };
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

/** Changed at this time or later; `undefined` where RT cannot be told the time. */
export function changedSince(at: number, timeZone: string): string | undefined {
  const time = literalsOf(timeZone).exact(at);
  return time && `LastUpdated >= ${time}`;
}

/** What comes after a ticket where the oldest changes are first; `undefined` where RT cannot be told the time. */
export function changedAfter(at: number, id: string, timeZone: string): string | undefined {
  const time = literalsOf(timeZone).exact(at);
  return time && `(LastUpdated > ${time} OR (LastUpdated >= ${time} AND id > ${Number(id)}))`;
}

/** Changed between these times, and perhaps some time before or after. */
export function changedAbout(from: number, to: number, timeZone: string): string {
  const { notAfter, notBefore } = literalsOf(timeZone);
  return `LastUpdated >= ${notAfter(from)} AND LastUpdated <= ${notBefore(to)}`;
}

/** Changed in this very second: shows whether RT's time zone is this one. */
export const changedAt = (at: number, id: string, timeZone: string): string =>
  `${withId(id)} AND ${changedAbout(at, at, timeZone)}`;
