/** Which requests a customer may see, in stores that cannot query. */
import type { RequestRecord } from '../../app/store.ts';
import type { ChangedBy, Scope, Viewer } from '../../app/team.ts';
import { idParts, rowPrefix, type Entry, type Rows, type StoredRequest } from './tables.ts';

export const ownerOfRow = (id: string): string => idParts(id)[0] ?? '';

/** @param reader whose read mark counts */
export function recordOf(id: string, row: StoredRequest, reader: string): RequestRecord {
  const { agentSequence, readSequence, readBy, wroteLast = {}, ...record } = row;
  const owner = ownerOfRow(id);
  const seen = owner === reader ? readSequence : (readBy?.[reader] ?? 0);
  return {
    ...record,
    owner,
    people: record.people ?? [],
    asked: record.asked ?? false,
    answered: agentSequence > 0,
    unread:
      agentSequence > seen ||
      Object.entries(wroteLast).some(([writer, sequence]) => writer !== reader && sequence > seen),
  };
}

/** Whether a colleague shares it with the viewer. */
function isShared({ id, value }: Entry<StoredRequest>, { customer, organisation }: Viewer): boolean {
  if (organisation === undefined || value.organisation !== organisation || ownerOfRow(id) === customer)
    return false;
  return value.visibility === 'team' || (value.people ?? []).some(person => person.id === customer);
}

/** Whether it may be changed: by the customer whose it is, or by a colleague who still sees it. */
export const mayChange = (id: string, value: StoredRequest, { by }: ChangedBy): boolean =>
  !by || isShared({ id, value }, by);

export async function visibleRows(
  rows: Rows,
  viewer: Viewer,
  scope: Scope,
): Promise<readonly Entry<StoredRequest>[]> {
  if (scope === 'mine') return rows.list('requests', rowPrefix(viewer.customer));
  const all = await rows.list('requests', '');
  return all.filter(
    entry => isShared(entry, viewer) || (scope === 'all' && ownerOfRow(entry.id) === viewer.customer),
  );
}
