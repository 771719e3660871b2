import type { SupportRequestForm } from '../support-request-form.ts';
import type { Field, Problem } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { make } from '../../element/dom.ts';
import { FieldRow } from './field-row.ts';

/** The fields that the server asks for beside summary and description. */
export class CustomFields {
  readonly element = make('div', { className: 'custom-fields' });
  readonly #host: SupportRequestForm;
  readonly #rows = new Map<string, FieldRow>();
  #fields: readonly Field[] = [];
  /** Fields that were left empty when it was sent. */
  readonly #missing = new Set<string>();
  /** What the server said of which the person has changed something since. */
  readonly #mended = new WeakMap<Problem, Set<string>>();

  constructor(host: SupportRequestForm) {
    this.#host = host;
  }

  draw(): void {
    const { desk, translator, composer } = this.#host;
    const fields = desk?.config.fields ?? [];
    if (fields !== this.#fields) this.#arrange(fields);
    const snapshot = composer?.snapshot;
    const { sendProblem: fault } = snapshot ?? {};
    for (const field of this.#fields) {
      const said = fault?.is === 'problem' ? this.#saidOf(fault.problem, field.id) : undefined;
      const isMissing = this.#missing.has(field.id);
      this.#rows.get(field.id)?.draw(translator, {
        value: snapshot?.text.more?.fields?.[field.id] ?? '',
        fault: isMissing ? translator.t('fields.required', { label: cleanLine(field.label) }) : said,
        fixed: snapshot?.sending === true,
      });
    }
    this.element.hidden = this.#fields.length === 0;
  }

  /** Whether what the form checks by itself is as it should be. */
  get isRestValid(): boolean {
    const { desk, composer } = this.#host;
    const { summary = '', body = '' } = composer?.snapshot.text ?? {};
    const max = desk?.config.maxSummaryLength ?? Infinity;
    return cleanLine(summary) !== '' && [...summary].length <= max && cleanLine(body) !== '';
  }

  /** Marks what is needed and not there, and gives how many that are. */
  check(): number {
    const values = this.#host.composer?.snapshot.text.more?.fields ?? {};
    this.#missing.clear();
    for (const { id, required } of this.#fields) {
      if (required && cleanLine(values[id] ?? '') === '') this.#missing.add(id);
    }
    this.draw();
    return this.#missing.size;
  }

  focusFault(): void {
    this.element.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }

  #arrange(fields: readonly Field[]): void {
    this.#fields = fields;
    this.#rows.clear();
    fields.forEach((field, index) => {
      this.#rows.set(field.id, new FieldRow(field, `field-${index}`, value => this.#change(field.id, value)));
    });
    this.element.replaceChildren(...[...this.#rows.values()].map(({ element }) => element));
  }

  #change(id: string, value: string): void {
    const { composer } = this.#host;
    if (!composer) return;
    const { snapshot } = composer;
    if (snapshot.sending) {
      this.draw();
      return;
    }
    this.#missing.delete(id);
    const { sendProblem: fault, text } = snapshot;
    if (fault?.is === 'problem') {
      this.#mended.set(fault.problem, (this.#mended.get(fault.problem) ?? new Set()).add(id));
    }
    // One that the server no longer asks for is not seen, and so not sent.
    const entries = this.#fields.flatMap(field => {
      const entry = field.id === id ? value : (text.more?.fields?.[field.id] ?? '');
      return entry === '' ? [] : [[field.id, entry] as const];
    });
    const values = entries.length > 0 ? Object.fromEntries(entries) : undefined;
    composer.type('more', { ...text.more, fields: values });
    this.draw();
  }

  /** The server's own words for one field: as `fields.priority`, `/fields/priority` or `priority`. */
  #saidOf(problem: Problem, id: string): string | undefined {
    if (this.#mended.get(problem)?.has(id)) return undefined;
    const names = [id, `fields.${id}`, `fields/${id}`, `fields[${id}]`];
    return problem.fields?.find(({ field }) => names.includes(field.replace(/^\//, '')))?.detail;
  }
}
