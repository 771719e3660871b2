import '../../../i18n/en-people.ts';
import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { RequestScope } from '../../../backends/backend.ts';
import type { Desk } from '../../../state/desk.ts';
import { restoreScope, savePreferences, SCOPES } from '../../../state/list/list-preferences.ts';
import { emptyText } from '../empty-list.ts';
import { icon } from '../../element/icons.ts';
import type { LatePart } from '../../element/late-view.ts';
import { painted } from '../../element/painted.ts';
import type { SupportElement } from '../../element/support-element.ts';

const people = icon(
  'M6 3a2.200 2.200 0 1 1 0 4.400A2.200 2.200 0 0 1 6 3M1.800 13c0-2.400 1.800-4 4.200-4s4.200 1.600 4.200 4M10.500 3.200a2.200 2.200 0 0 1 0 4M11.800 9.300c1.500.6 2.400 1.900 2.400 3.700',
);

const styles = css`
  .scope {
    position: relative;
    display: flex;
    flex: none;
    align-items: center;
  }
  .scope .icon {
    display: none;
  }
  .scope .field {
    max-inline-size: 16em;
    text-overflow: ellipsis;
  }
  /* Beside other filters: as quiet as they are, and as plain once it is chosen. */
  .filters > .scope:not(:focus-within) {
    border-color: var(--sr-line);
  }
  .filters > .scope > .field:not(:focus) {
    border-color: var(--sr-line);
    color: var(--sr-quiet);
  }
  .filters > .scope:not(.is-usual) > .field {
    border-color: var(--sr-accent);
    color: inherit;
    font-weight: 500;
  }
  /* While it is the usual choice, its sign alone, below the transparent select. */
  @container (max-width: 39.99em) {
    .scope .field {
      max-inline-size: 7em;
    }
    .scope.is-usual {
      align-self: stretch;
      justify-content: center;
      inline-size: max(44px, 2.25em);
      border: 1px solid var(--sr-line-strong);
      border-radius: var(--sr-radius);
    }
    .scope.is-usual:focus-within {
      outline: 2px solid var(--sr-accent);
    }
    .scope.is-usual .icon {
      display: block;
    }
    .scope.is-usual .field {
      position: absolute;
      inset: -1px;
      inline-size: calc(100% + 2px);
      block-size: calc(100% + 2px);
      max-inline-size: none;
      opacity: 0;
    }
  }
  @media print {
    .scope {
      display: none;
    }
  }
`;

/** "My requests", "Shared with me", "All": whose requests the list has. The choice is restored in the next visit. */
export class ScopeFilter implements LatePart, ReactiveController {
  readonly styles = styles;
  readonly #host: SupportElement;
  #desk: Desk | undefined;
  /** What was announced last, or is shown from the start. */
  #announced: string | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { desk } = this.#host;
    if (!desk) return;
    if (desk !== this.#desk) {
      this.#desk = desk;
      this.#announced = desk.list.asked.scope;
      void restoreScope(desk);
    }
    const { filter, phase, rows } = desk.list.snapshot;
    const { scope, query } = desk.list.asked;
    if (phase.is !== 'ready' || rows?.of !== filter || scope === this.#announced) return;
    this.#announced = scope;
    if (query) return;
    const count = rows.total ?? rows.items.length;
    const found = count ? this.#host.t('requests.count', { count }) : emptyText(this.#host, desk.list);
    const text = count ? `${this.#host.t(`scope.${scope ?? 'mine'}`)}: ${found}` : found;
    void painted().then(() => this.#host.announce(text));
  }

  hostUpdated(): void {
    const { desk } = this.#host;
    // The backend does not offer it any more. Not before the update: the list was looked at by then, and would not be loaded.
    if (desk?.list.asked.scope && !desk.config.features.people) this.#ask(desk, 'mine');
  }

  render({ list, config }: Desk): TemplateResult | typeof nothing {
    const { translator } = this.#host;
    const { scope = 'mine' } = list.asked;
    if (!config.features.people) return nothing;
    return html`<span class="scope ${scope === 'mine' ? 'is-usual' : ''}" part="scope">
      ${people}
      <select class="field tool" part="scope-select" autocomplete="off" aria-label=${translator.t('scope.label')} @change=${this.#onChange}>
        ${SCOPES.map(value => html`<option value=${value} .selected=${live(value === scope)}>${translator.t(`scope.${value}`)}</option>`)}
      </select>
    </span>`;
  }

  /** In an empty list: back to the customer's own requests. */
  renderBack(desk: Desk): TemplateResult | typeof nothing {
    if (!desk.list.asked.scope) return nothing;
    return html`<button type="button" class="button plain" part="show-button" @click=${() => this.#choose(desk, 'mine')}>${this.#host.t('scope.showMine')}</button>`;
  }

  readonly #onChange = (event: Event): void => {
    const { desk } = this.#host;
    if (desk) this.#choose(desk, (event.currentTarget as HTMLSelectElement).value as RequestScope);
  };

  #choose(desk: Desk, scope: RequestScope): void {
    this.#ask(desk, scope);
    void savePreferences(desk, { scope });
  }

  #ask({ list }: Desk, scope: RequestScope): void {
    list.ask({ ...list.asked, scope: scope === 'mine' ? undefined : scope });
  }
}
