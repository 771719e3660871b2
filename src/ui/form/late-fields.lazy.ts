import '../../i18n/en-late.ts';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { Config, ContextItem, Field } from '../../model.ts';
import type { Composer } from '../../state/outbox/composer.ts';
import { fieldRules } from '../../state/outbox/field-problems.ts';
import type { LatePart } from '../element/late-view.ts';
import { ContextChips } from './context/context-chips.ts';
import { detailsLine } from './details/details-line.ts';
import { customFields } from './fields/custom-fields.ts';
import type { FormHost } from './form-host.ts';
import { lateFieldsStyles } from './late-fields.styles.ts';
import { fieldRoom, isTriaged, startsWithService } from './late-room.ts';
import { Questions } from './questions/questions.ts';
import type { Triage } from './triage/triage.lazy.ts';

/** The late parts of a form: the questions, custom fields, the page's context, "Add browser details". */
export class LateFields implements LatePart, ReactiveController {
  readonly styles = lateFieldsStyles;
  readonly questions: Questions;
  readonly #host: FormHost;
  readonly #chips: ContextChips;
  #asksForTriage = false;
  /** What contract 1.1 adds to the form could not be loaded. */
  #lacksTriage = false;

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
    else if (!this.#asksForTriage) {
      this.#asksForTriage = true;
      // The same module as that of the form, which does not tell of a failure.
      import('./triage/triage.lazy.ts').catch(() => {
        this.#lacksTriage = true;
        this.#host.requestUpdate();
      });
    }
    if (this.#lacksTriage) this.#doWithout(composer, desk.config);
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
    const isAwaited = desk && isTriaged(desk.config) && !triage && !this.#lacksTriage;
    const isElsewhere = (item: ContextItem): boolean =>
      triage
        ? triage.takes(item)
        : isAwaited === true && item.id === 'service' && startsWithService(desk.config);
    return html`${this.#chips.render(isElsewhere)} ${
      triage
        ? triage.renderFields()
        : isAwaited
          ? fieldRoom(desk.config)
          : customFields(this.#host, desk && this.#fieldsOf(desk.config))
    }`;
  }

  /** In place of what contract 1.1 adds above the summary, where that could not be loaded. */
  renderLack(): TemplateResult | undefined {
    return this.#lacksTriage
      ? html`<p class="lack" part="message" role="status">${this.#host.t('form.incomplete')}</p>`
      : undefined;
  }

  /** Without the part for contract 1.1: required fields are checked, and the only type there is goes with the draft. */
  #doWithout(composer: Composer<unknown>, config: Config): void {
    composer.fieldRules ??= fieldRules(() => this.#fieldsOf(config));
    const { more } = composer.snapshot.text;
    const [only, ...others] = config.types ?? [];
    if (!only || others.length > 0 || more?.type !== undefined || !composer.isAtRest) return;
    composer.type('more', { ...more, type: only.id, kept: { ...more?.kept, preset: true } });
  }

  /** The fields that are shown without the part for contract 1.1: those of the type of the draft, where there is one. */
  #fieldsOf({ types = [], fields }: Config): readonly Field[] {
    const { type } = this.#host.composer?.snapshot.text.more ?? {};
    const own = types.length === 1 ? types[0] : types.find(({ id }) => id === type);
    return own?.fields ?? fields;
  }
}
