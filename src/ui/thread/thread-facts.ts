import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequest } from '../../model.ts';
import { awaitingOf } from '../../state/thread/awaiting.ts';
import type { ThreadSnapshot } from '../../state/thread/thread.ts';
import { statusOf } from '../element/request-status.ts';
import type { SupportElement } from '../element/support-element.ts';
import { timeElement } from './time-element.ts';

/**
 * Status, key and times of a request, who has to act next, and its custom fields.
 *
 * @param customFields absent until their module is loaded; `nothing` where none has a value
 */
export function threadFacts(
  { translator, desk }: SupportElement,
  request: SupportRequest,
  snapshot: ThreadSnapshot,
  customFields: TemplateResult | typeof nothing | undefined,
): TemplateResult {
  const { key, createdAt, updatedAt, fields } = request;
  const awaiting = awaitingOf(snapshot);
  // As in the list: what the server asks for is more than that support wrote last.
  const isAsked = request.awaiting === 'requester' && !request.closed;
  const { kind, label } = statusOf(translator, request, desk?.isUnread(request) === true);
  return html`
        <p class="hidden">${translator.t('status.label')}</p><bdi class="status ${kind}" part="status">${label}</bdi>
        <p class="meta dotted quiet" part="thread-meta">
          <span class="number"><bdi>${key}</bdi></span>
          ${createdAt === undefined ? nothing : html`<span>${translator.t('request.created', { time: '' })}${timeElement(translator, createdAt)}</span>`}
          ${
            updatedAt === undefined
              ? nothing
              : html`<span>${translator.t('request.lastUpdate', { time: '' })}${timeElement(translator, updatedAt)}</span>`
          }
          ${
            isAsked
              ? html`<span><span class="awaiting">${translator.t('status.awaiting')}</span></span>`
              : awaiting
                ? html`<span>${translator.t(`awaiting.${awaiting}`)}</span>`
                : nothing
          }
        </p>
        ${Object.keys(fields).length ? html`<div class="meta quiet facts" ?hidden=${customFields === nothing}>${customFields}</div>` : nothing}
    `;
}
