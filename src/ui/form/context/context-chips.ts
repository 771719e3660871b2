import { html, nothing, type TemplateResult } from 'lit';
import { toJson } from '../../../http/json.ts';
import type { ContextItem } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { lateIcons } from '../../element/late-icons.ts';
import type { FormHost } from '../form-host.ts';

/** Pages also pass numbers. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** The items as they are shown and sent, without those that have no id or no text. */
function itemsOf(context: unknown): ContextItem[] {
  const items = Array.isArray(context) ? (context as readonly (Record<string, unknown> | null)[]) : [];
  return items.flatMap(item => {
    const { id, label, value } = item ?? {};
    if (typeof id !== 'string' || !id || !textOf(value)) return [];
    return [{ id, label: cleanLine(textOf(label) || id), value: cleanLine(textOf(value)) }];
  });
}

/**
 * The items of the page's `context`, each with a button that removes it. They are saved with the draft: once the customer has
 * written something, they no longer change with the page.
 */
export class ContextChips {
  readonly #host: FormHost;
  /** Ids that the customer has removed from this draft. */
  readonly #removed = new Set<string>();
  #hadContext = false;

  constructor(host: FormHost) {
    this.#host = host;
  }

  /** Updates the draft from the page as long as nothing is written. Called before each rendering of the form. */
  follow(): void {
    const { composer, context } = this.#host;
    const own = this.#own;
    // It was sent or discarded: this is another draft.
    if (this.#hadContext && !own) this.#removed.clear();
    this.#hadContext = own !== undefined;
    // A stored draft has its own context, and one that is being sent does not change.
    if (!composer?.isAtRest || (own && composer.snapshot.hasDraft)) return;
    this.#set(itemsOf(context).filter(({ id }) => !this.#removed.has(id)));
  }

  render(): TemplateResult | typeof nothing {
    const { translator } = this.#host;
    const items = this.#own ?? [];
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
