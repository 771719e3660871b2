/** Files above `$MaxAttachmentSize`: RT cuts or drops them, and says it in the ticket's history alone. */
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { path } from '../shared/path.ts';
import { sizeText } from '../shared/size-text.ts';
import { count, filled, type Raw } from '../shared/values.ts';
import type { Filter, Tracker } from './client.ts';

const kinds = ['AttachmentTruncate', 'AttachmentDrop', 'AttachmentError'];

function warningOf(row: Raw): string {
  const name = filled(row['Data']) ?? 'a file';
  const limit = count(row['NewValue']);
  const most = limit ? `: it keeps at most ${sizeText(limit)} of a file` : '';
  return row['Type'] === 'AttachmentTruncate'
    ? `Our helpdesk has cut “${name}”${most}.`
    : `Our helpdesk has not kept “${name}”${most}.`;
}

/**
 * What the customer is told of the files of a write that was done.
 *
 * @param after the last transaction before it, where there is one
 */
export async function findLosses(
  tracker: Tracker,
  ticket: string,
  after: string | undefined,
  report: HelpdeskNeeds['report'],
): Promise<{ readonly warnings?: readonly string[] }> {
  const filters: Filter[] = kinds.map(value => ({ field: 'Type', value }));
  if (after !== undefined) filters.push({ field: 'id', operator: '>', value: after });
  try {
    const rows = await tracker.rows(path`/ticket/${ticket}/history`, filters, { '': 'Type,Data,NewValue' });
    const warnings = rows.filter(({ Type: type }) => kinds.includes(String(type))).map(warningOf);
    if (!warnings.length) return {};
    const least = Math.min(...rows.flatMap(row => count(row['NewValue']) || []));
    const advice = Number.isFinite(least) ? `: set limits.maxAttachmentBytes to no more than ${least}` : '';
    report(new Error(`Request Tracker has cut or dropped ${warnings.length} files of a customer${advice}`));
    return { warnings };
  } catch (error) {
    // What was written is there.
    report(new Error(`Whether all files were kept is not known: ${(error as Error).message}`));
    return {};
  }
}
