import { html, nothing, type TemplateResult } from 'lit';
import { toJson } from '../../../http/json.ts';
import type { ContextItem } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { lateIcons } from '../../element/late-icons.ts';
import type { FormHost } from '../form-host.ts';

/** Pages also give numbers. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** As it is shown, and so as it is sent. What is no text, or has no id, is left out. */
function itemsOf(context: unknown): ContextItem[] {
  const items = Array.isArray(context) ? (context as readonly (Record<string, unknown> | null)[]) : [];
  return items.flatMap(item => {
    const { id, label, value } = item ?? {};
    if (typeof id !== 'string' || !id || !textOf(value)) return [];
    return [{ id, label: cleanLine(textOf(label) || id), value: cleanLine(textOf(value)) }];
  });
}

/**
 * What the page's `context` adds to a request, each item with a way to leave it out. What is shown is what is sent, and is
 * saved with the draft: once something is written, the draft keeps the context in which it was begun.
 */
export class ContextChips {
  readonly #host: FormHost;
  /** Ids that were left out of this draft. */
  readonly #removed = new Set<string>();
  #had = false;

  constructor(host: FormHost) {
    this.#host = host;
  }

  /** Brings the draft up to date with the page as long as nothing is written. Called before each rendering of the form. */
  follow(): void {
    const { composer, context } = this.#host;
    const own = this.#own;
    // Sent or discarded: what comes now is another draft.
    if (this.#had && !own) this.#removed.clear();
    this.#had = own !== undefined;
    // A stored draft tells what was left out of it, and what is about to be sent is not changed.
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
    this.#had = true;
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
    // The button that had the focus is gone with its chip.
    const buttons = [...host.renderRoot.querySelectorAll<HTMLElement>('.chips button')];
    (buttons[index] ?? buttons.at(-1) ?? host.description)?.focus();
  }
}
