import { html, type TemplateResult } from 'lit';
import type { Translator } from '../../i18n/translator.ts';
import type { SupportRequest } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';

const KNOWN = ['open', 'closed', 'updated'] as const;

/**
 * The status as a person reads it: the server's, with one addition: an open request with news is "Updated".
 */
export function statusOf(
  translator: Translator,
  { status, statusLabel, closed }: SupportRequest,
  unread: boolean,
): { kind: string; label: string } {
  const known = KNOWN.find(name => name === (unread && !closed ? 'updated' : status));
  const own = known && translator.t(`status.${known}`);
  const label = unread && !closed ? own : (statusLabel ?? own);
  return { kind: closed ? 'closed' : (known ?? 'other'), label: label ?? (cleanLine(status) || '–') };
}

/** Told by word and by shape, not by colour alone. */
export function statusPill(...of: Parameters<typeof statusOf>): TemplateResult {
  const { kind, label } = statusOf(...of);
  return html`<bdi class="status ${kind}" part="status">${label}</bdi>`;
}
