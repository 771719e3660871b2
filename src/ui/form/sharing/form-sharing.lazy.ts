import '../../../i18n/en-people.ts';
import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DraftText } from '../../../state/outbox/draft.ts';
import { chosenFor, viewersOfDraft, type Named } from '../../../state/people/viewers.ts';
import type { ComposingElement } from '../../compose/composing-element.ts';
import type { LatePart } from '../../element/late-view.ts';
import { PeoplePicker } from '../../people/people-picker.ts';
import { peopleStyles } from '../../people/people.styles.ts';
import { whoSees, whoSeesText } from '../../people/who-sees.ts';

type Visibility = 'private' | 'team';

/** A text that is shared with these people. */
function sharedBy({ more }: DraftText, people: readonly Named[]): DraftText['more'] {
  const has = people.length > 0;
  const names = has ? Object.fromEntries(people.map(({ id, name }) => [id, name])) : undefined;
  return { ...more, people: has ? people.map(({ id }) => id) : undefined, kept: { ...more?.kept, names } };
}

/** Who will see the request, above "Send"; and the panel in which the customer chooses that. */
export class FormSharing implements LatePart, ReactiveController {
  readonly styles = css`
    ${peopleStyles}
    .sharing-line {
      gap: 0 var(--sr-m);
    }
    .sharing-line .button {
      padding-inline: 0;
      font-size: 0.875em;
      text-decoration: underline;
      text-decoration-color: var(--sr-accent);
      text-underline-offset: 0.2em;
    }
  `;
  readonly #host: ComposingElement;
  readonly #picker: PeoplePicker;
  #isOpen = false;

  constructor(host: ComposingElement) {
    this.#host = host;
    this.#picker = new PeoplePicker(host, {
      chosen: () => chosenFor(this.#text),
      add: person => this.#add(person),
      remove: person => this.#remove(person),
      isBusy: () => this.#isFixed,
    });
    host.addController(this);
  }

  hostUpdate(): void {
    // It was sent: the next draft begins closed.
    if (this.#isOpen && this.#isFixed) this.#close();
  }

  hostDisconnected(): void {
    this.#close();
  }

  render(): TemplateResult {
    const { translator } = this.#host;
    return html`
      <div class="flow sharing-line">
        ${whoSees(translator, viewersOfDraft(this.#text))}
        <button type="button" class="button plain" part="share-button" aria-expanded=${this.#isOpen} aria-controls="people-panel" aria-disabled=${this.#isFixed}
          @click=${this.#toggle}>${translator.t('people.share')}</button>
      </div>
      ${this.#isOpen ? this.#renderPanel() : nothing}
    `;
  }

  #renderPanel(): TemplateResult {
    const { translator } = this.#host;
    const visibility = this.#isTeam ? 'team' : 'private';
    const choice = (value: Visibility) => html`<label>
      <input type="radio" name="visibility" .value=${value} .checked=${live(visibility === value)} @change=${() => this.#show(value)} />
      <span>${translator.t(value === 'team' ? 'people.team' : 'people.private')}</span></label>`;
    return html`<div class="people-panel" part="people-panel" id="people-panel" role="group" aria-label=${translator.t('people.group')} @keydown=${this.#onKey}>
      <div class="people-choice" role="radiogroup" aria-label=${translator.t('people.who')}>${choice('private')}${choice('team')}</div>
      ${visibility === 'team' ? nothing : this.#picker.render()}
      <div><button type="button" class="button" part="share-button" @click=${this.#done}>${translator.t('people.done')}</button></div>
    </div>`;
  }

  get #text(): DraftText {
    return this.#host.composer?.snapshot.text ?? { summary: '', body: '' };
  }

  get #isTeam(): boolean {
    return this.#text.more?.visibility === 'team';
  }

  /** A draft that is being sent does not change. */
  get #isFixed(): boolean {
    return this.#host.composer?.snapshot.sending === true;
  }

  #add(person: Named): boolean {
    this.#choose([...chosenFor(this.#text), person]);
    return true;
  }

  #remove({ id }: Named): void {
    this.#choose(chosenFor(this.#text).filter(person => person.id !== id));
  }

  #choose(people: readonly Named[]): void {
    this.#host.composer?.type('more', sharedBy(this.#text, people));
    this.#announce();
  }

  #show(visibility: Visibility): void {
    if (this.#isFixed) return this.#host.requestUpdate();
    const chosen = visibility === 'team' ? visibility : undefined;
    this.#host.composer?.type('more', { ...this.#text.more, visibility: chosen });
    this.#announce();
    if (visibility === 'private') this.#picker.search();
  }

  #announce(): void {
    this.#host.announce(whoSeesText(this.#host.translator, viewersOfDraft(this.#text)));
  }

  readonly #toggle = (): void => {
    if (this.#isFixed) return;
    if (this.#isOpen) return this.#done();
    this.#isOpen = true;
    this.#host.requestUpdate();
    if (!this.#isTeam) this.#picker.search();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>('.people-choice :checked')?.focus(),
    );
  };

  #close(): void {
    this.#isOpen = false;
    this.#picker.clear();
  }

  readonly #done = (): void => {
    this.#close();
    this.#host.requestUpdate();
    this.#host.renderRoot.querySelector<HTMLElement>('.sharing-line button')?.focus();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // A dialog around the desk stays open.
    event.preventDefault();
    event.stopPropagation();
    this.#done();
  };
}
