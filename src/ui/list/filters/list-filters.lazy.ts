import '../../../i18n/en-facts.ts';
import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Desk } from '../../../state/desk.ts';
import type { RequestList } from '../../../state/list/request-list.ts';
import { cleanLine } from '../../../text/plain.ts';
import type { LatePart } from '../../element/late-view.ts';
import { painted } from '../../element/painted.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { ServiceFinder } from './service-finder.ts';
import { ServiceNames } from './service-names.ts';

const styles = css`
  .filters > .field {
    flex: 0 1 auto;
    min-inline-size: 0;
    max-inline-size: min(18em, calc(50% - var(--sr-space)));
    text-overflow: ellipsis;
  }
  .filters > .field:not(.chosen, :focus) {
    border-color: var(--sr-line);
    color: var(--sr-quiet);
  }
  .filters > .chosen {
    border-color: var(--sr-accent);
    font-weight: 500;
  }
  @container (max-width: 39.99em) {
    .filters > .field {
      flex: 1 1 0;
    }
  }
  @media print {
    .filters {
      display: none;
    }
  }
`;

type Filter = 'type' | 'service';

/** Narrows the list to the requests of one type or service. */
export class ListFilters implements LatePart, ReactiveController {
  readonly styles = styles;
  readonly #host: SupportElement;
  readonly #services: ServiceNames;
  readonly #finder: ServiceFinder;
  /** By id. */
  readonly #types = new Map<string, string>();
  #desk: Desk | undefined;
  /** The next answer is announced. */
  #asks = false;

  constructor(host: SupportElement) {
    this.#host = host;
    this.#services = new ServiceNames(() => host.requestUpdate());
    this.#finder = new ServiceFinder(host, {
      names: () => this.#services.names,
      choose: service => {
        if (service) this.#services.see(service);
        this.#ask({ service: service?.id });
      },
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const { desk } = this.#host;
    if (!desk) return;
    if (desk !== this.#desk) {
      this.#desk = desk;
      this.#asks = false;
      this.#types.clear();
      this.#services.begin(desk);
      this.#finder.begin(desk);
    }
    this.#services.follow();
    const { filter, phase, rows } = desk.list.snapshot;
    for (const { id, label } of desk.config.types ?? []) this.#types.set(id, cleanLine(label) || id);
    for (const { type, service } of rows?.items ?? []) {
      if (type && !this.#types.has(type.id)) this.#types.set(type.id, cleanLine(type.label) || type.id);
      if (service) this.#services.see(service);
    }
    if (phase.is === 'failed') this.#asks = false;
    if (!this.#asks || phase.is !== 'ready' || rows?.of !== filter) return;
    this.#asks = false;
    this.#announce(desk, rows.total ?? rows.items.length);
  }

  hostDisconnected(): void {
    this.#services.stop();
    this.#finder.stop();
  }

  hostConnected(): void {
    this.#desk = undefined;
  }

  render(desk: Desk): TemplateResult | typeof nothing {
    const { config, list, backend } = desk;
    if (list.isUnused) return nothing;
    const offersServices = config.features.services === true && backend.listServices !== undefined;
    return html`
      ${this.#types.size > 1 ? this.#renderSelect(desk, 'type', this.#types) : nothing}
      ${offersServices ? this.#renderServices(desk) : nothing}
    `;
  }

  #renderServices(desk: Desk): TemplateResult | typeof nothing {
    const { names, hasMore } = this.#services;
    if (hasMore) return this.#finder.render(desk.list.asked.service);
    return names.size > 0 ? this.#renderSelect(desk, 'service', names) : nothing;
  }

  #renderSelect({ list }: Desk, filter: Filter, names: ReadonlyMap<string, string>): TemplateResult {
    const { translator } = this.#host;
    const chosen = list.asked[filter] ?? '';
    return html`<select class="field tool ${chosen ? 'chosen' : ''}" part="filter-select" autocomplete="off"
      aria-label=${translator.t(`fact.${filter}`)} @change=${(event: Event) => this.#onChange(event, filter)}>
      <option value="" .selected=${live(!chosen)}>${translator.t(filter === 'type' ? 'fact.allTypes' : 'fact.allServices')}</option>
      ${[...names].map(([id, label]) => html`<option value=${id} .selected=${live(id === chosen)}>${label}</option>`)}
    </select>`;
  }

  /** What an empty list says where it is narrowed; `undefined` where it is not. */
  emptyText(list: RequestList): string | undefined {
    if (!list.isFiltered) return undefined;
    const { type, service } = list.asked;
    const names = [
      service === undefined ? '' : (this.#services.names.get(service) ?? service),
      type === undefined ? '' : (this.#types.get(type) ?? type),
    ].filter(Boolean);
    return this.#host.t(`fact.none.${list.snapshot.filter}`, { what: names.join(' · ') });
  }

  /** In place of the rows of an empty list that is narrowed: the text, and a button that ends that. */
  renderEmpty({ list }: Desk, onShow: () => void): TemplateResult | undefined {
    const text = this.emptyText(list);
    if (text === undefined) return undefined;
    const showAll = () => {
      onShow();
      this.#ask({ type: undefined, service: undefined });
    };
    return html`<div class="empty" part="empty">
      <p dir="auto">${text}</p>
      <div class="flow choices">
        <button type="button" class="button" part="show-button" @click=${showAll}>${this.#host.t('fact.showAll')}</button>
      </div>
    </div>`;
  }

  #onChange(event: Event, filter: Filter): void {
    const { value } = event.currentTarget as HTMLSelectElement;
    this.#ask({ [filter]: value || undefined });
  }

  #ask(change: Partial<RequestList['asked']>): void {
    const { desk } = this.#host;
    if (!desk) return;
    this.#asks = true;
    desk.list.ask({ ...desk.list.asked, ...change });
  }

  #announce({ list }: Desk, count: number): void {
    // What a search finds is announced by the search.
    if (list.asked.query) return;
    const text = count === 0 ? this.emptyText(list) : this.#host.t('requests.count', { count });
    // After the rows are painted, as the list does.
    if (text) void painted().then(() => this.#host.announce(text));
  }
}
