import '../../../i18n/en-late.ts';
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Service } from '../../../model.ts';
import type { Desk } from '../../../state/desk.ts';
import { ServiceSearch } from '../../../state/service-search.ts';
import { cleanLine } from '../../../text/plain.ts';
import type { SupportElement } from '../../element/support-element.ts';

/** Milliseconds without typing after which a search begins. */
const DEBOUNCE = 300;
/** How browsers name what takes the place of a whole text, if they name it. */
const TAKEN = 'insertReplacementText';

interface FinderOptions {
  /** Labels by id: what is offered before anything is typed. */
  readonly names: () => ReadonlyMap<string, string>;
  readonly choose: (service: Pick<Service, 'id' | 'label'> | undefined) => void;
}

/** Where a list can be narrowed to one of more services than a menu shows: a field that searches them at the server, with the browser's list. */
export class ServiceFinder {
  readonly #host: SupportElement;
  readonly #options: FinderOptions;
  #search: ServiceSearch | undefined;
  /** What is typed and not chosen. */
  #typed: string | undefined;

  constructor(host: SupportElement, options: FinderOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Begins anew, for another customer. */
  begin(desk: Desk): void {
    this.stop();
    const search = new ServiceSearch(desk, problem =>
      this.#host.fail(problem, 'listServices', () => search.again()),
    );
    search.subscribe(() => this.#onFound(search));
    this.#search = search;
  }

  stop(): void {
    this.#search?.end();
    this.#search = undefined;
    this.#typed = undefined;
  }

  /** @param chosen id of the service that the list is narrowed to */
  render(chosen: string | undefined): TemplateResult {
    const { translator } = this.#host;
    const { names } = this.#options;
    const label = chosen === undefined ? '' : (names().get(chosen) ?? chosen);
    return html`<input class="field tool ${chosen === undefined ? '' : 'chosen'}" part="filter-select" type="search" list="services" dir="auto"
        autocomplete="off" spellcheck="false" autocapitalize="off" enterkeyhint="search" aria-label=${translator.t('fact.service')}
        placeholder=${translator.t('fact.allServices')} .value=${live(this.#typed ?? label)} @input=${this.#onInput} @change=${this.#onChange} @keydown=${this.#onKey} />
      <datalist id="services">${[...this.#offered].map(([text]) => html`<option value=${text}></option>`)}</datalist>`;
  }

  /** By the text of its option: its label; with its detail, else its id, where others have the same. */
  get #offered(): ReadonlyMap<string, Pick<Service, 'id' | 'label'>> {
    const { found } = this.#search ?? {};
    const items: readonly Service[] = found?.query
      ? found.items
      : [...this.#options.names()].map(([id, label]) => ({ id, label }));
    const offered = new Map<string, Service>();
    for (const item of items) {
      const label = cleanLine(item.label) || item.id;
      const texts = [label, `${label} · ${cleanLine(item.detail ?? '') || item.id}`, `${label} · ${item.id}`];
      offered.set(texts.find(text => !offered.has(text)) ?? item.id, item);
    }
    return offered;
  }

  readonly #onInput = (event: Event): void => {
    const { value } = event.currentTarget as HTMLInputElement;
    this.#typed = value;
    // Taken from the browser's list; what is typed may go on, and is chosen by Enter or with the focus gone.
    const { inputType = TAKEN } = event as Partial<InputEvent>;
    const found = inputType === TAKEN ? this.#offered.get(value) : undefined;
    if (found || !value.trim()) return this.#choose(found);
    this.#search?.ask(value, DEBOUNCE);
  };

  /** What was typed and is no service is forgotten: the one before is shown again. */
  readonly #onChange = (): void => {
    if (this.#typed === undefined) return;
    const typed = this.#typed.trim().toLowerCase();
    const found = [...this.#offered].find(([text]) => text.toLowerCase() === typed)?.[1];
    if (found) return this.#choose(found);
    this.#typed = undefined;
    this.#host.requestUpdate();
  };

  /** WebKit tells of no change at Enter where a field has a list. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) this.#onChange();
  };

  #choose(service: Pick<Service, 'id' | 'label'> | undefined): void {
    this.#typed = undefined;
    this.#options.choose(service);
  }

  #onFound(search: ServiceSearch): void {
    if (search !== this.#search) return;
    const { found, isLoading } = search;
    if (this.#typed !== undefined && !isLoading && found?.items.length === 0)
      this.#host.announce(this.#host.t('find.none', { query: found.query }));
    this.#host.requestUpdate();
  }
}
