import type { SupportRequestForm } from '../support-request-form.ts';
import { toJson } from '../../../http/json.ts';
import type { ContextItem } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { make } from '../../element/dom.ts';
import { cross } from '../../element/dom-icons.ts';

/** Pages also give numbers. */
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** As it is shown, and so as it is sent. What is no text, or has no id, is none. */
function itemsOf(context: unknown): ContextItem[] {
  const items = Array.isArray(context) ? (context as readonly (Record<string, unknown> | null)[]) : [];
  return items.flatMap(item => {
    const { id, label, value } = item ?? {};
    if (typeof id !== 'string' || !id || !textOf(value)) return [];
    return [{ id, label: cleanLine(textOf(label) || id), value: cleanLine(textOf(value)) }];
  });
}

/**
 * What the page knows of the place where the person asks, each with a way to leave it out. What is shown is what is sent,
 * and is kept with the draft: once something is written, the draft keeps the place where it was begun.
 *
 * @csspart context - All of it.
 * @csspart chip - One item.
 * @csspart remove-button - Leaves it out.
 */
export class ContextChips {
  readonly element = make('div', { className: 'context', hidden: true });
  readonly #host: SupportRequestForm;
  readonly #contextOf: () => unknown;
  readonly #label = make('span', { className: 'quiet', id: 'context' });
  readonly #list = make('ul', { role: 'list', className: 'chips' });
  /** Left out of this draft. */
  readonly #removed = new Set<string>();
  #had = false;
  #isReady = false;
  #drawn = '';

  constructor(host: SupportRequestForm, contextOf: () => unknown) {
    this.#host = host;
    this.#contextOf = contextOf;
    this.element.part.add('context');
    this.#list.setAttribute('aria-labelledby', 'context');
    this.element.append(this.#label, this.#list);
  }

  /** @param isReady whether a draft that was kept is back */
  draw(isReady = true): void {
    this.#isReady = isReady;
    const items = this.#follow();
    const { translator } = this.#host;
    this.element.hidden = items.length === 0;
    const heading = translator.t('context.heading');
    const drawn = toJson([heading, items]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#label.textContent = heading;
    this.#list.replaceChildren(...items.map(item => this.#makeChip(item)));
  }

  /** What is sent now; the draft is brought up to date with the page as long as nothing is written. */
  #follow(): readonly ContextItem[] {
    const own = this.#own;
    // Sent or discarded: what comes now is another draft.
    if (this.#had && !own) this.#removed.clear();
    this.#had = own !== undefined;
    // Until a kept draft is back it is not known what was left out of it.
    if (!this.#isReady) return own ?? [];
    const items = this.#wanted();
    // Not within the drawing that asks for it; and by then it may be another.
    if (toJson(items) !== toJson(own ?? [])) queueMicrotask(() => this.#set(this.#wanted()));
    return items;
  }

  get #own(): readonly ContextItem[] | undefined {
    return this.#host.composer?.snapshot.text.more?.context;
  }

  #wanted(): readonly ContextItem[] {
    const { composer } = this.#host;
    const own = this.#own;
    // What waits for the connection is not changed under it.
    const { sending, hasDraft } = composer?.snapshot ?? {};
    if (!composer || sending || composer.retry.wait !== undefined || (own && hasDraft)) return own ?? [];
    return itemsOf(this.#contextOf()).filter(({ id }) => !this.#removed.has(id));
  }

  #set(context: readonly ContextItem[]): void {
    const { composer } = this.#host;
    if (toJson(context) === toJson(this.#own ?? [])) return;
    this.#had = true;
    composer?.type('more', { ...composer.snapshot.text.more, context });
  }

  #makeChip(item: ContextItem): HTMLElement {
    const { translator } = this.#host;
    const { label, value } = item;
    const remove = make('button', { type: 'button', className: 'button plain' }, cross());
    remove.part.add('remove-button');
    remove.ariaLabel = translator.t('file.remove', { name: label });
    remove.addEventListener('click', () => this.#remove(item));
    const text = make('span', {}, make('bdi', {}, label), ': ', make('bdi', {}, value));
    const chip = make('li', { className: 'chip' }, text, remove);
    chip.part.add('chip');
    return chip;
  }

  #remove({ id, label }: ContextItem): void {
    const { composer, translator } = this.#host;
    if (!composer || composer.snapshot.sending) return;
    const index = [...this.#list.children].findIndex(chip =>
      chip.contains(this.#host.shadowRoot?.activeElement ?? null),
    );
    this.#removed.add(id);
    if (this.#own) this.#set(this.#own.filter(item => item.id !== id));
    this.draw(this.#isReady);
    this.#host.announce(translator.t('file.removed', { name: label }));
    // The button that had the focus is gone with its chip.
    const buttons = this.#list.querySelectorAll('button');
    const next =
      buttons[Math.min(Math.max(index, 0), buttons.length - 1)] ??
      this.#host.renderRoot.querySelector('textarea');
    next?.focus();
  }
}
