/** A helpdesk's own statuses: each is open or closed, and keeps its name. */
import type { DeskRequest } from '../../app/desk.ts';

type Status = Pick<DeskRequest, 'closed' | 'statusLabel'>;

/** Names of statuses that say no more than what the widget shows anyway. */
const plain = ['open', 'closed'];

/** @param label as the helpdesk shows it */
export function statusOf(label: string | undefined, closed: boolean): Status {
  const own = label?.trim();
  const shown = own && !plain.includes(own.toLowerCase()) ? own : undefined;
  return shown === undefined ? { closed } : { closed, statusLabel: shown };
}
