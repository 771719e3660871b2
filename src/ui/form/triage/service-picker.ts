import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Service } from '../../../model.ts';
import type { FieldProblem } from '../../../state/outbox/field-problems.ts';
import type { ServiceSearch } from '../../../state/service-search.ts';
import { cleanLine } from '../../../text/plain.ts';
import { fieldProblem } from '../../compose/body-field.ts';
import { lateIcons } from '../../element/late-icons.ts';
import { stateText } from '../../service/service-state.ts';
import type { FormHost } from '../form-host.ts';
import { searchNote, serviceFacts, serviceList } from './service-list.ts';

/** Milliseconds without typing after which a search begins. */
const DEBOUNCE = 250;

interface Shown {
  readonly chosen: Service | undefined;
  readonly isRequired: boolean;
  readonly problem: FieldProblem | undefined;
}

interface PickerOptions {
  /** Of the backend in use. */
  readonly search: () => ServiceSearch | undefined;
  readonly choose: (service: Service | undefined) => void;
}

/**
 * Chooses a service: an editable combobox with a list (ARIA APG). What is typed searches at the server, and only what is pressed in the
 * list, or is written in full, is chosen.
 */
export class ServicePicker implements ReactiveController {
  readonly #host: FormHost;
  readonly #options: PickerOptions;
  /** What is typed and not chosen. */
  #typed: string | undefined;
  #isOpen = false;
  /** Index of the option that Enter chooses; -1 for none. */
  #active = -1;
  #chosen: Service | undefined;
  /** The search whose outcome was announced last. */
  #announced: unknown;
  /** The outcome whose list was brought into sight last. */
  #sighted: unknown;

  constructor(host: FormHost, options: PickerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const search = this.#options.search();
    if (!this.#isOpen || !search || search.isLoading) return;
    const outcome = search.problem ?? search.found;
    if (outcome && outcome !== this.#sighted) this.#bringIntoSight();
    this.#sighted = outcome;
    if (!outcome || outcome === this.#announced) return;
    this.#announced = outcome;
    this.#host.announce(
      searchNote(this.#host.translator, search) ||
        this.#host.t('triage.service.count', { count: this.#items.length }),
    );
  }

  hostDisconnected(): void {
    this.#close();
    this.#options.search()?.end();
  }

  render({ chosen, isRequired, problem }: Shown): TemplateResult {
    const host = this.#host;
    this.#chosen = chosen;
    const isFixed = host.composer?.snapshot.sending === true;
    const isListed = this.#isOpen && this.#items.length > 0;
    const label = chosen ? cleanLine(chosen.label) : '';
    const isUnchosen = !this.#isOpen && !chosen && Boolean(this.#typed?.trim());
    const own = fieldProblem(problem, host.t('triage.service.missing'));
    return html`<div class="row service" @focusout=${this.#onFocusOut}>
      <label class="label" part="label" id="service-label" for="service">${host.t('triage.service')}${isRequired ? html` <span aria-hidden="true">*</span>` : nothing}</label>
      <div class="service-box">
        <input class="field" part="service-field" id="service" type="text" role="combobox" dir="auto" autocomplete="off" data-1p-ignore
          data-lpignore="true" data-bwignore data-form-type="other" spellcheck="false" autocapitalize="off" enterkeyhint="search"
          aria-labelledby="service-label" aria-autocomplete="list" aria-expanded=${isListed} aria-controls="service-list" aria-required=${isRequired}
          aria-activedescendant=${isListed && this.#active >= 0 ? `service-${this.#active}` : nothing}
          aria-invalid=${problem !== undefined} aria-describedby="service-fault service-about"
          .value=${live(this.#typed ?? label)} ?readonly=${isFixed} aria-disabled=${isFixed}
          @focus=${this.#onFocus} @click=${this.#onClick} @input=${this.#onInput} @compositionend=${this.#onInput} @keydown=${this.#onKey} />
        ${
          chosen
            ? html`<button type="button" class="button plain service-remove" part="remove-button" aria-label=${host.t('file.remove', { name: label })}
              aria-disabled=${isFixed} @click=${this.#onRemove}>${lateIcons.cross}</button>`
            : html`<span class="service-arrow">${lateIcons.arrow}</span>`
        }
        ${
          this.#isOpen
            ? html`<div class="service-popup" part="service-list" @pointerdown=${this.#keepFocus} @mousedown=${this.#keepFocus}
              @click=${this.#onPress} @keydown=${this.#onListKey}>
              ${serviceList(host.translator, this.#options.search(), { active: this.#active, chosen, again: () => this.#again() })}
            </div>`
            : nothing
        }
      </div>
      <span class="quiet dotted service-about" part="hint" id="service-about">${chosen ? serviceFacts(host.translator, chosen, true) : html`<span>${this.#hint}</span>`}</span>
      <span id="service-fault">${own === nothing && isUnchosen ? fieldProblem('required', host.t('triage.service.unchosen')) : own}</span>
    </div>`;
  }

  /** Focuses the field. */
  focus(): void {
    this.#input?.focus();
  }

  /** The next draft begins without what was typed. */
  reset(): void {
    this.#typed = undefined;
    this.#close();
  }

  /** What to do here. */
  get #hint(): string {
    const { translator } = this.#host;
    const { isUseless, problem } = this.#options.search() ?? {};
    if (!isUseless) return translator.t('triage.service.search');
    const why = translator.t(problem ? 'triage.service.failed' : 'triage.service.none');
    return `${why} ${translator.t('triage.service.without')}`;
  }

  get #items(): readonly Service[] {
    return this.#options.search()?.found?.items ?? [];
  }

  get #input(): HTMLInputElement | null {
    return this.#host.renderRoot.querySelector('#service');
  }

  readonly #onFocus = (): void => {
    // It is there once the list is opened.
    if (!this.#isFixed && this.#typed === undefined) this.#options.search()?.ask('');
  };

  readonly #onClick = (): void => this.#open();

  readonly #onInput = (event: InputEvent | CompositionEvent): void => {
    if ((event as InputEvent).isComposing || this.#isFixed) return;
    const { value } = event.currentTarget as HTMLInputElement;
    this.#typed = value;
    this.#active = -1;
    this.#isOpen = true;
    if (!value.trim() && this.#chosen) this.#options.choose(undefined);
    this.#options.search()?.ask(value, DEBOUNCE);
    this.#host.requestUpdate();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (event.isComposing || ctrlKey || metaKey) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (!this.#isOpen) this.#open();
      else if (!altKey) this.#move(key === 'ArrowDown' ? 1 : -1);
      else if (key === 'ArrowUp') this.#close();
    } else if (key === 'Enter') {
      // Nothing is sent from here: the next press may be the one that opens the list.
      event.preventDefault();
      const item = this.#isOpen ? this.#entered : undefined;
      if (item) this.#choose(item);
    } else if (key === 'Escape' && (this.#isOpen || this.#typed)) {
      // A dialog around the desk stays open.
      event.preventDefault();
      event.stopPropagation();
      if (!this.#isOpen) this.#typed = undefined;
      this.#close();
    }
  };

  /** What Enter chooses: the active option, else the only one that was found. */
  get #entered(): Service | undefined {
    const active = this.#items[this.#active];
    const { found, isLoading } = this.#options.search() ?? {};
    return (
      active ?? (this.#typed?.trim() && !isLoading && found?.items.length === 1 ? found.items[0] : undefined)
    );
  }

  #move(by: number): void {
    const count = this.#items.length;
    if (count === 0) return;
    this.#active = this.#active < 0 ? (by > 0 ? 0 : count - 1) : (this.#active + by + count) % count;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      const option = this.#host.renderRoot.querySelector<HTMLElement>(`#service-${this.#active}`);
      const popup = option?.closest<HTMLElement>('.service-popup');
      if (!option || !popup) return;
      // Without `scrollIntoView`, which also scrolls the page.
      const top = option.offsetTop - popup.clientTop;
      if (top < popup.scrollTop) popup.scrollTop = top;
      const end = top + option.offsetHeight - popup.clientHeight;
      if (end > popup.scrollTop) popup.scrollTop = end;
    });
  }

  /** A press on the list leaves the focus in the field. */
  readonly #keepFocus = (event: Event): void => {
    if (!(event.target as Element).closest('button')) event.preventDefault();
  };

  readonly #onPress = (event: Event): void => {
    const { id } = (event.target as Element).closest('[role="option"]') ?? {};
    const item = this.#items.find((_, index) => id === `service-${index}`);
    if (item) this.#choose(item);
  };

  /** On "Try again". */
  readonly #onListKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.focus();
    this.#close();
  };

  readonly #onFocusOut = (event: FocusEvent): void => {
    const row = event.currentTarget as HTMLElement;
    if (event.relatedTarget instanceof Node && row.contains(event.relatedTarget)) return;
    this.#settle();
    this.#close();
  };

  /** What was typed in full is chosen; what was typed over a choice without another one is forgotten. */
  #settle(): void {
    const typed = this.#typed?.trim().toLowerCase();
    if (typed) {
      const texts = ({ id, label, detail }: Service) =>
        [id, label, detail ?? ''].map(text => text.trim().toLowerCase());
      const exact = this.#items.filter(item => texts(item).includes(typed));
      if (exact.length === 1 && exact[0]) return this.#choose(exact[0]);
    }
    if (!typed || this.#chosen) this.#typed = undefined;
  }

  #choose(service: Service): void {
    if (this.#isFixed) return;
    this.#typed = undefined;
    this.#close();
    this.#options.choose(service);
    const { translator } = this.#host;
    const state = service.state ? `, ${stateText(translator, service.state)}` : '';
    this.#host.announce(
      translator.t('triage.service.chosen', { name: `${cleanLine(service.label)}${state}` }),
    );
  }

  readonly #onRemove = (): void => {
    if (this.#isFixed) return;
    this.#typed = undefined;
    this.#host.announce(this.#host.t('file.removed', { name: cleanLine(this.#chosen?.label ?? '') }));
    this.#options.choose(undefined);
    this.focus();
  };

  #again(): void {
    this.#options.search()?.again();
    this.focus();
  }

  get #isFixed(): boolean {
    return this.#host.composer?.snapshot.sending === true;
  }

  #open(): void {
    const search = this.#options.search();
    if (this.#isFixed || this.#isOpen || !search) return;
    this.#isOpen = true;
    this.#active = -1;
    if (search.problem) search.again();
    else search.ask(this.#typed ?? '');
    this.#host.requestUpdate();
  }

  /** A field that stood at the end of the window has its list below that. */
  #bringIntoSight(): void {
    const popup = this.#host.renderRoot.querySelector('.service-popup');
    popup?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }

  #close(): void {
    this.#isOpen = false;
    this.#sighted = undefined;
    this.#active = -1;
    this.#host.requestUpdate();
  }
}
