import '../../i18n/en-people.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { PeopleSearch } from '../../state/people/people-search.ts';
import type { Named } from '../../state/people/viewers.ts';
import { cleanLine } from '../../text/plain.ts';
import { lateIcons } from '../element/late-icons.ts';
import { problemMessage } from '../element/problem-message.ts';
import type { SupportElement } from '../element/support-element.ts';
import { Watch } from '../element/watch.ts';

/** So many of those who were found are shown: whoever is not among them types more of the name. */
const MAX_FOUND = 50;

const isEmail = (text: string): boolean => /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(text);

/** Somebody who can be added. */
interface Offered extends Named {
  readonly email?: string | undefined;
}

export interface PickerOptions {
  /** Those who are chosen already. */
  readonly chosen: () => readonly Named[];
  /** Resolves with whether it was done: then what was typed is removed. */
  readonly add: (person: Named) => boolean | Promise<boolean>;
  readonly remove: (person: Named) => unknown;
  /** Nobody can be added or removed now. */
  readonly isBusy: () => boolean;
}

/** Chooses colleagues: those who are chosen, each with "Remove", a field that searches, and below it those who were found. One for each shadow root. */
export class PeoplePicker implements ReactiveController {
  readonly #host: SupportElement;
  readonly #options: PickerOptions;
  readonly #search: PeopleSearch;
  #text = '';
  /** What was found and announced last. */
  #announced: unknown;
  /** Index of the person whose button had the focus when it was pressed. */
  #removed: number | undefined;

  constructor(host: SupportElement, options: PickerOptions) {
    this.#host = host;
    this.#options = options;
    this.#search = new PeopleSearch(() => host.desk?.backend);
    new Watch(host, () => [this.#search]);
    host.addController(this);
  }

  /** It is shown: searches what is typed. */
  search(): void {
    this.#search.search(this.#text, false);
  }

  /** Forgets what was typed and found. */
  clear(): void {
    this.#search.stop();
    this.#search.found = this.#search.problem = this.#announced = undefined;
    this.#text = '';
  }

  focus(): void {
    this.#field?.focus();
  }

  hostDisconnected(): void {
    this.#search.stop();
  }

  hostUpdated(): void {
    const { found } = this.#search;
    if (found && found !== this.#announced && this.#field) {
      this.#announced = found;
      const count = this.#offered.length;
      if (this.#text.trim() && (count || this.#isNobody))
        this.#host.announce(this.#host.t(count ? 'people.found' : 'people.none', { count }), true);
    }
    if (this.#removed === undefined) return;
    // The button that had the focus was removed with its person.
    const buttons = this.#buttons('.people-chips');
    const next = buttons[this.#removed] ?? buttons.at(-1) ?? this.#field;
    if (this.#host.shadowRoot?.activeElement) return;
    this.#removed = undefined;
    next?.focus();
  }

  render(): TemplateResult {
    const { translator } = this.#host;
    const label = translator.t('people.search');
    return html`
      ${this.#renderChosen()}
      <div class="people-find">
        <label class="label" part="label" for="people-search">${label}</label>
        <input class="field" part="field" id="people-search" type="search" inputmode="email" dir="auto" spellcheck="false" autocapitalize="off" autocomplete="off"
          data-1p-ignore data-lpignore="true" data-bwignore data-form-type="other" enterkeyhint="search" aria-controls="people-found"
          .value=${this.#text} @input=${this.#onInput} @keydown=${this.#onKey} />
        <div class="people-found" id="people-found" aria-busy=${this.#search.isSearching}>${this.#renderFound()}</div>
      </div>
    `;
  }

  #renderChosen(): TemplateResult | typeof nothing {
    const { translator } = this.#host;
    const people = this.#options.chosen();
    if (people.length === 0) return nothing;
    return html`<ul class="people-chips" role="list" aria-label=${translator.t('people.chosen')}>
      ${people.map(
        (person, index) => html`<li part="chip"><bdi>${person.name}</bdi>
          <button type="button" class="button plain" part="remove-button" aria-disabled=${this.#options.isBusy()}
            aria-label=${translator.t('file.remove', { name: person.name })} @click=${() => this.#remove(person, index)}>${lateIcons.cross}</button></li>`,
      )}
    </ul>`;
  }

  #renderFound(): unknown {
    const { translator } = this.#host;
    const { problem, found, isSearching } = this.#search;
    const offered = this.#offered;
    if (offered.length > 0) {
      return html`<ul role="list" aria-label=${translator.t('people.results')}>
        ${offered.map(person => html`<li>${this.#renderPerson(person)}</li>`)}
      </ul>
      ${this.#renderProblem()}`;
    }
    if (problem) return this.#renderProblem();
    return isSearching || !found
      ? html`<p class="quiet">${translator.t('people.searching')}</p>`
      : this.#isNobody
        ? html`<p class="quiet">${translator.t('people.none')}</p>`
        : nothing;
  }

  #renderPerson(person: Offered): TemplateResult {
    const { id, name, email = '' } = person;
    const address = email === name ? '' : email;
    const label = this.#host.t('people.add', { name: `${name} ${address}`.trim() });
    return html`<button type="button" class="person" part="person" aria-label=${label} aria-disabled=${this.#options.isBusy()}
      @click=${() => void this.#add(person)} @keydown=${this.#onPersonKey}>
      ${id === name ? label : html`<bdi>${name}</bdi>${address ? html` <bdi class="quiet">${address}</bdi>` : nothing}`}
    </button>`;
  }

  #renderProblem(): unknown {
    return problemMessage(this.#host, {
      what: 'people.searchFailed',
      problem: this.#search.problem,
      retry: () => {
        this.focus();
        this.#search.again();
      },
      texts: { forbidden: 'act.forbidden' },
    });
  }

  /** Those who were found and are not chosen yet, and the address that was typed, where it is nobody's of them. */
  get #offered(): readonly Offered[] {
    const chosen = new Set(this.#options.chosen().map(({ id }) => id));
    const found = (this.#search.found ?? [])
      .filter(({ id, me }) => !me && !chosen.has(id))
      .slice(0, MAX_FOUND)
      .map(({ id, name, email }) => ({ id, name: cleanLine(name) || id, email }));
    const typed = this.#text.trim();
    const isKnown =
      chosen.has(typed) || found.some(({ email }) => email?.toLowerCase() === typed.toLowerCase());
    return isEmail(typed) && !isKnown ? [...found, { id: typed, name: typed }] : found;
  }

  /** Nobody was found, not even somebody who is chosen already. */
  get #isNobody(): boolean {
    return !this.#search.found?.some(({ me }) => !me);
  }

  async #add({ id, name }: Offered): Promise<void> {
    if (this.#options.isBusy() || !(await this.#options.add({ id, name }))) return;
    this.#text = '';
    this.#search.search('', false);
    this.#host.requestUpdate();
    this.focus();
  }

  #remove(person: Named, index: number): void {
    if (this.#options.isBusy()) return;
    this.#removed = index;
    void this.#options.remove(person);
  }

  readonly #onInput = (event: InputEvent): void => {
    this.#text = (event.currentTarget as HTMLInputElement).value;
    if (!event.isComposing) this.#search.search(this.#text);
    this.#host.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      this.#people[0]?.focus();
    }
    if (event.key !== 'Enter') return;
    // Not the form around it.
    event.preventDefault();
    event.stopPropagation();
    const offered = this.#offered;
    const isOne = this.#text.trim() && offered.length === 1 && !this.#search.isSearching;
    const person = isOne ? offered[0] : offered.find(({ id }) => id === this.#text.trim());
    if (person) void this.#add(person);
  };

  /** From one to the next, beside the Tab key. */
  readonly #onPersonKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (!step) return;
    event.preventDefault();
    const people = this.#people;
    const next = people.indexOf(event.currentTarget as HTMLElement) + step;
    (next < 0 ? this.#field : people[next])?.focus();
  };

  get #people(): readonly HTMLElement[] {
    return this.#buttons('.people-found');
  }

  #buttons(within: string): readonly HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(`${within} li > button`)];
  }

  get #field(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector('#people-search');
  }
}
