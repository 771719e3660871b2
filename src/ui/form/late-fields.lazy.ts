import '../../i18n/en-late.ts';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import { fieldRules } from '../../state/outbox/field-problems.ts';
import type { LatePart } from '../element/late-view.ts';
import { ContextChips } from './context/context-chips.ts';
import { detailsButton } from './details/details-button.ts';
import { customFields } from './fields/custom-fields.ts';
import type { FormHost } from './form-host.ts';
import { lateFieldsStyles } from './late-fields.styles.ts';

/** The late parts of a form: custom fields, the page's context, "Add technical details". */
export class LateFields implements LatePart, ReactiveController {
  readonly styles = lateFieldsStyles;
  readonly #host: FormHost;
  readonly #chips: ContextChips;

  constructor(host: FormHost) {
    this.#host = host;
    this.#chips = new ContextChips(host);
    host.addController(this);
  }

  hostUpdate(): void {
    const { composer, desk } = this.#host;
    if (!composer || !desk) return;
    composer.fieldRules ??= fieldRules(() => desk.config.fields);
    this.#chips.follow();
  }

  /** Below the description. */
  renderDetails(): TemplateResult {
    return detailsButton(this.#host);
  }

  /** Between the description and the files. */
  render(): TemplateResult {
    return html`${this.#chips.render()} ${customFields(this.#host)}`;
  }
}
