import { html, type TemplateResult } from 'lit';
import { css } from 'lit';
import type { Words } from '../i18n/words.ts';
import type { SupportRequest } from '../model.ts';
import { cleanLine } from '../text/plain.ts';

const KNOWN = ['open', 'closed', 'updated'] as const;

/**
 * The status as a person reads it: the server's, with one addition: an open request with news is "Updated".
 */
export function statusOf(
  words: Words,
  { status, statusLabel, closed }: SupportRequest,
  unread: boolean,
): { kind: string; label: string } {
  const known = KNOWN.find(name => name === (unread && !closed ? 'updated' : status));
  const own = known && words.t(`status.${known}`);
  const label = unread && !closed ? own : (statusLabel ?? own);
  return { kind: closed ? 'closed' : (known ?? 'other'), label: label ?? (cleanLine(status) || '–') };
}

/** Told by word and by shape, not by colour alone. */
export function statusPill(...of: Parameters<typeof statusOf>): TemplateResult {
  const { kind, label } = statusOf(...of);
  return html`<bdi class="status ${kind}" part="status">${label}</bdi>`;
}

export const statusStyles = css`
  .status {
    --sr-tone: var(--support-color-status, currentcolor);
    display: inline-flex;
    align-items: center;
    gap: var(--sr-xs);
    max-inline-size: 100%;
    padding: 0.1em 0.65em 0.1em 0.55em;
    border: 1px solid color-mix(in srgb, var(--sr-tone) 32%, transparent);
    border-radius: 1em;
    background: color-mix(in srgb, var(--sr-tone) 8%, transparent);
    font-size: 0.8125em;
    font-weight: 550;
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .status::before {
    content: '';
    flex: none;
    inline-size: 0.55em;
    block-size: 0.55em;
    border: 2px solid var(--sr-tone);
    border-radius: 50%;
  }
  .status.open {
    --sr-tone: var(--support-color-status-open, var(--sr-ok));
  }
  .status.updated {
    --sr-tone: var(--support-color-status-updated, var(--sr-accent));
  }
  .status.updated::before {
    background: var(--sr-tone);
  }
  .status.closed {
    --sr-tone: var(--support-color-status-closed, currentcolor);
    color: var(--sr-quiet);
  }
  .status.closed::before {
    border-radius: 1px;
    background: var(--sr-tone);
  }
`;
