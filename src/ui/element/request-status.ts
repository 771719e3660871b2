import type { Translator } from '../../i18n/translator.ts';
import type { SupportRequest } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';

const STATUSES = ['open', 'closed', 'updated'] as const;

/** The status that is shown: the server's, but "Updated" for an open request with unread comments. */
export function statusOf(
  translator: Translator,
  { status, statusLabel, closed }: SupportRequest,
  unread: boolean,
): { kind: string; label: string } {
  const name = STATUSES.find(candidate => candidate === (unread && !closed ? 'updated' : status));
  const own = name && translator.t(`status.${name}`);
  const label = unread && !closed ? own : (statusLabel ?? own);
  return { kind: closed ? 'closed' : (name ?? 'other'), label: label ?? (cleanLine(status) || '–') };
}
