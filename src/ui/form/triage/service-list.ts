import { html, nothing, type TemplateResult } from 'lit';
import type { Translator } from '../../../i18n/translator.ts';
import type { Service } from '../../../model.ts';
import type { ServiceSearch } from '../../../state/service-search.ts';
import { cleanLine } from '../../../text/plain.ts';
import { icons } from '../../element/icons.ts';
import { problemText } from '../../element/problem-message.ts';
import { serviceState } from '../../service/service-state.ts';

interface ListState {
  /** Index of the option that Enter chooses; -1 for none. */
  readonly active: number;
  readonly chosen: Service | undefined;
  /** Searches once more, after a failure. */
  readonly again: () => void;
}

/** What is known of a service beside its name. @param withState whether also how it is */
export function serviceFacts(
  translator: Translator,
  service: Service,
  withState = false,
): readonly TemplateResult[] {
  const facts = [service.kind, service.detail].map(fact => cleanLine(fact ?? '')).filter(Boolean);
  const state = withState ? serviceState(translator, service) : nothing;
  return [...facts.map(fact => html`<span><bdi>${fact}</bdi></span>`), ...(state === nothing ? [] : [state])];
}

/** What is said in place of a list, or below one. */
export function searchNote(translator: Translator, { isLoading, problem, found }: ServiceSearch): string {
  if (isLoading) return translator.t('triage.service.loading');
  if (problem) return `${translator.t('triage.service.failed')} ${problemText(translator, problem)}`;
  if (!found) return '';
  if (found.items.length === 0)
    return found.query
      ? translator.t('find.none', { query: found.query })
      : translator.t('triage.service.none');
  return found.hasMore ? translator.t('triage.service.more') : '';
}

/** What a search has found, as the listbox of the field `service`. */
export function serviceList(
  translator: Translator,
  search: ServiceSearch | undefined,
  { active, chosen, again }: ListState,
): TemplateResult | typeof nothing {
  if (!search) return nothing;
  const items = search.found?.items ?? [];
  const note = searchNote(translator, search);
  return html`${
    items.length > 0
      ? html`<ul role="listbox" id="service-list" aria-label=${translator.t('triage.service')} aria-busy=${search.isLoading}>
        ${items.map(
          (
            item,
            index,
          ) => html`<li role="option" class="service-option ${index === active ? 'active' : ''}" part="service-option"
            id="service-${index}" aria-selected=${index === active}>
            <span class="service-text">
              <bdi class="choice-name">${cleanLine(item.label)}${item.id === chosen?.id ? icons.check : nothing}</bdi>
              <span class="quiet dotted">${serviceFacts(translator, item)}</span>
            </span>
            ${serviceState(translator, item)}
          </li>`,
        )}
      </ul>`
      : nothing
  }
  ${note ? html`<p class="quiet service-note">${note}</p>` : nothing}
  ${search.problem ? html`<button type="button" class="button" part="retry-button" @click=${again}>${translator.t('error.retry')}</button>` : nothing}`;
}
