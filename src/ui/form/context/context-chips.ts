import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { toJson } from '../../../http/json.ts';
import type { ContextItem } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { lateIcons } from '../../element/late-icons.ts';
import type { FormHost } from '../form-host.ts';

/** Pages also pass numbers. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A choice, as its value and what is shown of it; pages also pass values alone. */
function choiceOf(choice: unknown): readonly Choice[] {
  const { value, label } =
    typeof choice === 'object' && choice
      ? (choice as Record<string, unknown>)
      : { value: choice, label: choice };
  const text = cleanLine(textOf(value));
  return text ? [{ value: text, label: cleanLine(textOf(label)) || text }] : [];
}

/** The page's items, without those that have no id or no text. */
function itemsOf(context: unknown): readonly PageItem[] {
  const items = Array.isArray(context) ? (context as readonly (Record<string, unknown> | null)[]) : [];
  return items.flatMap(item => {
    const { id, label, value, choices } = item ?? {};
    const given = Array.isArray(choices) ? choices.flatMap(choiceOf) : [];
    const text = cleanLine(textOf(value));
    if (typeof id !== 'string' || !id || (!text && given.length === 0)) return [];
    // What the page shows now is among what can be chosen.
    const isListed = !text || given.some(choice => choice.value === text);
    const all = given.length === 0 || isListed ? given : [{ value: text, label: text }, ...given];
    return [{ id, label: cleanLine(textOf(label) || id), value: text, choices: all }];
  });
}

type Choice = NonNullable<ContextItem['choices']>[number];

interface PageItem extends ContextItem {
  readonly choices: readonly Choice[];
}

/**
 * The items of the page's `context`, each with a button that removes it. They are saved with the draft: once the customer has
 * written something, they no longer change with the page.
 */
export class ContextChips {
  readonly #host: FormHost;
  /** Ids that the customer has removed from this draft. */
  readonly #removed = new Set<string>();
  /** What the customer has chosen, by the item's id; empty where nothing. */
  readonly #chosen = new Map<string, string>();
  #hadContext = false;

  constructor(host: FormHost) {
    this.#host = host;
  }

  /** Updates the draft from the page as long as nothing is written. Called before each rendering of the form. */
  follow(): void {
    const { composer, context } = this.#host;
    const own = this.#own;
    // It was sent or discarded: this is another draft.
    if (this.#hadContext && !own) {
      this.#removed.clear();
      this.#chosen.clear();
    }
    this.#hadContext = own !== undefined;
    // A stored draft has its own context, and one that is being sent does not change.
    if (!composer?.isAtRest || (own && composer.snapshot.hasDraft)) return;
    const items = itemsOf(context).map(({ id, label, value }) => ({
      id,
      label,
      value: this.#chosen.get(id) ?? value,
    }));
    this.#set(items.filter(({ id, value }) => value && !this.#removed.has(id)));
  }

  /** What can be chosen, each as a select. */
  renderChoices(): TemplateResult {
    const items = this.#choosable;
    return html`${items.map((item, index) => this.#renderChoice(item, `about-${index}`, items.length > 1))}`;
  }

  #renderChoice({ id, label, choices }: PageItem, name: string, isOneOfMany: boolean): TemplateResult {
    const { translator, composer } = this.#host;
    const own = this.#own?.find(item => item.id === id)?.value ?? '';
    const isFixed = composer?.snapshot.sending === true;
    // A stored draft may be about something that the page no longer offers.
    const all =
      own && !choices.some(({ value }) => value === own) ? [{ value: own, label: own }, ...choices] : choices;
    return html`<div class="row">
      <label class="label" part="label" for=${name}>${translator.t('context.about')}${isOneOfMany ? html`: <bdi>${label}</bdi>` : nothing}</label>
      <select class="field" part="field" id=${name} autocomplete="off" aria-disabled=${isFixed ? 'true' : nothing}
        @change=${(event: Event) => this.#choose(id, label, (event.currentTarget as HTMLSelectElement).value)}>
        ${[{ value: '', label: translator.t('fields.choose') }, ...all].map(
          choice =>
            html`<option value=${choice.value} .selected=${live(choice.value === own)}>${choice.label}</option>`,
        )}
      </select>
    </div>`;
  }

  get #choosable(): readonly PageItem[] {
    return itemsOf(this.#host.context).filter(({ choices }) => choices.length > 0);
  }

  #choose(id: string, label: string, value: string): void {
    const { composer } = this.#host;
    // A draft that is being sent does not change.
    if (!composer || composer.snapshot.sending) {
      this.#host.requestUpdate();
      return;
    }
    this.#chosen.set(id, value);
    const others = (this.#own ?? []).filter(item => item.id !== id);
    this.#set(value ? [{ id, label, value }, ...others] : others);
  }

  /** @param isElsewhere whether an item is shown in another way */
  render(isElsewhere: (item: ContextItem) => boolean = () => false): TemplateResult | typeof nothing {
    const { translator } = this.#host;
    const chosen = this.#choosable.map(({ id }) => id);
    const items = (this.#own ?? []).filter(item => !chosen.includes(item.id) && !isElsewhere(item));
    if (items.length === 0) return nothing;
    return html`<div class="context" part="context">
      <span class="quiet" id="context">${translator.t('context.heading')}</span>
      <ul class="chips" role="list" aria-labelledby="context">
        ${items.map(
          (item, index) =>
            html`<li class="chip" part="chip">
              <span><bdi>${item.label}</bdi>: <bdi>${item.value}</bdi></span>
              <button type="button" class="button plain" part="remove-button"
                aria-label=${translator.t('file.remove', { name: item.label })}
                @click=${() => void this.#remove(item, index)}>${lateIcons.cross}</button>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  get #own(): readonly ContextItem[] | undefined {
    return this.#host.composer?.snapshot.text.more?.context;
  }

  #set(context: readonly ContextItem[]): void {
    const { composer } = this.#host;
    if (toJson(context) === toJson(this.#own ?? [])) return;
    this.#hadContext = true;
    composer?.type('more', { ...composer.snapshot.text.more, context });
  }

  async #remove({ id, label }: ContextItem, index: number): Promise<void> {
    const host = this.#host;
    const own = this.#own;
    if (!own || host.composer?.snapshot.sending) return;
    this.#removed.add(id);
    this.#set(own.filter(item => item.id !== id));
    host.announce(host.t('file.removed', { name: label }));
    await host.updateComplete;
    // The button that had the focus was removed with its chip.
    const buttons = [...host.renderRoot.querySelectorAll<HTMLElement>('.chips button')];
    (buttons[index] ?? buttons.at(-1) ?? host.description)?.focus();
  }
}
