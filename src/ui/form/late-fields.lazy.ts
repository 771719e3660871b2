import '../../i18n/en-late.ts';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import { fieldRules } from '../../state/outbox/field-problems.ts';
import type { LatePart } from '../element/late-view.ts';
import { ContextChips } from './context/context-chips.ts';
import { detailsLine } from './details/details-line.ts';
import { customFields } from './fields/custom-fields.ts';
import type { FormHost } from './form-host.ts';
import { lateFieldsStyles } from './late-fields.styles.ts';
import { fieldRoom, isTriaged } from './late-room.ts';
import { Questions } from './questions/questions.ts';
import type { Triage } from './triage/triage.lazy.ts';

/** The late parts of a form: the questions, custom fields, the page's context, "Add browser details". */
export class LateFields implements LatePart, ReactiveController {
  readonly styles = lateFieldsStyles;
  readonly questions: Questions;
  readonly #host: FormHost;
  readonly #chips: ContextChips;

  constructor(host: FormHost) {
    this.#host = host;
    this.questions = new Questions(host);
    this.#chips = new ContextChips(host);
    host.addController(this);
  }

  hostUpdate(): void {
    const { composer, desk } = this.#host;
    if (!composer || !desk) return;
    if (!isTriaged(desk.config)) composer.fieldRules ??= fieldRules(() => desk.config.fields);
    this.#chips.follow();
  }

  /** Below the description. */
  renderDetails(): TemplateResult {
    return detailsLine(this.#host);
  }

  /** What the request is about, between summary and description. */
  renderAbout(): unknown {
    return this.#chips.renderChoices();
  }

  /** Between the description and the files. @param triage renders the custom fields of contract 1.1 */
  render(triage: Triage | undefined): TemplateResult {
    const { desk } = this.#host;
    const fields = triage || !desk || !isTriaged(desk.config) ? undefined : fieldRoom(desk.config);
    return html`${this.#chips.render()} ${triage?.renderFields() ?? fields ?? customFields(this.#host)}`;
  }
}
