import '../../../i18n/en-late.ts';
import '../../../i18n/en-form.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { ContextItem, Service } from '../../../model.ts';
import type { Desk } from '../../../state/desk.ts';
import type { Composer } from '../../../state/outbox/composer.ts';
import {
  arranged,
  partsOf,
  sameMembers,
  withService,
  withSeverity,
  withType,
  withValue,
  type FormParts,
  type More,
} from '../../../state/outbox/form-fields.ts';
import { formRules } from '../../../state/outbox/form-rules.ts';
import { MoreFields } from '../fields/more-fields.ts';
import { contactBox, contactItems, contactText } from '../../contact/contact.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { FormHost } from '../form-host.ts';
import { choiceCards } from './choice-cards.ts';
import { KnownServices } from './known-services.ts';
import { replyText } from './reply-time.ts';
import { ServicePicker } from './service-picker.ts';
import { triageStyles } from './triage.styles.ts';

/** What a form has with contract 1.1: type, service, severity and the fields of the type; and where support can be called. */
export class Triage implements LatePart, ReactiveController {
  readonly styles = triageStyles;
  readonly #host: FormHost;
  readonly #fields: MoreFields;
  readonly #picker: ServicePicker;
  readonly #services: KnownServices;
  #ruled: Composer<unknown> | undefined;
  #hadDraft = false;

  constructor(host: FormHost) {
    this.#host = host;
    this.#fields = new MoreFields(host, (id, value) => this.#change(more => withValue(more, id, value)));
    this.#services = new KnownServices(host, service => this.#preset(service));
    this.#picker = new ServicePicker(host, {
      search: () => this.#services.search,
      choose: service => this.#chooseService(service),
    });
    host.addController(this);
    this.hostUpdate();
  }

  hostUpdate(): void {
    const { composer, desk } = this.#host;
    if (!composer || !desk) return;
    if (composer !== this.#ruled) {
      this.#ruled = composer;
      composer.fieldRules = formRules(({ more }) => this.#askedOf(desk, more));
    }
    const { hasDraft } = composer.snapshot;
    // It was sent or discarded: this is another draft.
    if (this.#hadDraft && !hasDraft) {
      this.#services.begin();
      this.#picker.reset();
    }
    this.#hadDraft = hasDraft;
    this.#follow(composer, desk);
    if (!hasServices(desk)) return;
    this.#services.follow();
    // Whether one can be chosen has to be known before Send.
    if (this.#parts?.service === 'required') this.#services.search?.begin();
  }

  /** The control that the form begins with; absent where it begins with its summary. */
  get start(): HTMLElement | undefined {
    const { type } = this.#more;
    if (type !== undefined) return undefined;
    return this.#host.renderRoot.querySelector<HTMLElement>('[name="type"]') ?? undefined;
  }

  /** Before Send: also where the draft was not at rest yet, it has the type and what is shown for it. */
  settle(): void {
    this.#change(more => more);
  }

  /** Above the summary. */
  render(): TemplateResult | typeof nothing {
    const { translator, composer, desk } = this.#host;
    const parts = this.#parts;
    if (!composer || !desk || !parts) return nothing;
    const { fieldProblems } = composer.snapshot;
    const { types, service, severities } = parts;
    const isWorst = this.#isWorst(desk);
    return html`${
      types.length > 0
        ? choiceCards(this.#host, {
            id: 'type',
            legend: translator.t('triage.type'),
            cards: types.map(({ id, label, help }) => ({ value: id, name: label, help })),
            chosen: this.#more.type,
            isRequired: true,
            problem: fieldProblems.type,
            missing: translator.t('triage.type.missing'),
            choose: id => this.#chooseType(id),
          })
        : nothing
    }
    ${
      service === 'none'
        ? nothing
        : this.#picker.render({
            chosen: this.#services.shown,
            isRequired: service === 'required',
            problem:
              fieldProblems.service === 'required' && service !== 'required'
                ? undefined
                : fieldProblems.service,
          })
    }
    ${
      severities.length > 0
        ? choiceCards(this.#host, {
            id: 'severity',
            legend: translator.t('triage.severity'),
            cards: severities.map(severity => ({
              value: severity.value,
              name: severity.label,
              help: severity.help,
              fact: replyText(translator, severity),
            })),
            chosen: this.#more.severity,
            isRequired: false,
            problem: fieldProblems.severity,
            choose: value => this.#chooseSeverity(value),
            tool: html`<button type="button" class="button plain clear ${this.#more.severity === undefined ? 'absent' : ''}" part="clear-button"
              @click=${() => this.#chooseSeverity(undefined)}>${translator.t('triage.severity.clear')}</button>`,
          })
        : nothing
    }
    ${isWorst ? contactBox(translator, desk.config) : nothing}`;
  }

  /** Whether an item of the page's context is shown as the service that is chosen. */
  takes(item: ContextItem): boolean {
    return this.#parts !== undefined && this.#parts.service !== 'none' && this.#services.takes(item);
  }

  /** Between the description and the files. */
  renderFields(): TemplateResult | typeof nothing {
    return this.#parts ? this.#fields.render(this.#parts) : nothing;
  }

  /** Below Send: what is promised, and where support can be called. */
  renderPromise(): TemplateResult | typeof nothing {
    const { translator, desk } = this.#host;
    if (!desk) return nothing;
    const severity = this.#parts?.severities.find(({ value }) => value === this.#more.severity);
    const reply = severity ? replyText(translator, severity) : '';
    const call = this.#isWorst(desk) && desk.config.phone ? [] : contactItems(translator, desk.config);
    return html`<p class="quiet dotted promise" part="hint">${reply ? html`<strong>${reply}</strong>` : nothing}${call}</p>`;
  }

  get #more(): More {
    return this.#host.composer?.snapshot.text.more ?? {};
  }

  get #parts(): FormParts | undefined {
    const { desk } = this.#host;
    return desk && this.#askedOf(desk, this.#more);
  }

  /** What is asked for. A service that cannot be chosen is not needed: whether it goes without one, the server decides. */
  #askedOf(desk: Desk, more: More | undefined): FormParts {
    const parts = partsOf(desk.config, more, hasServices(desk));
    const isUseless = parts.service === 'required' && this.#services.search?.isUseless === true;
    return isUseless ? { ...parts, service: 'optional' } : parts;
  }

  /** Whether the highest of all severities is chosen. */
  #isWorst({ config }: Desk): boolean {
    const worst = config.severities?.at(-1)?.value;
    return worst !== undefined && worst === this.#more.severity;
  }

  /** The only type there is, with its template; and the values of what is not shown are set apart. */
  #follow(composer: Composer<unknown>, { config }: Desk): void {
    // A stored draft comes first, and one that is being sent does not change.
    if (!composer.isAtRest) return;
    const { text, hasDraft } = composer.snapshot;
    const [only, ...others] = config.types ?? [];
    if (only !== undefined && others.length === 0 && !hasDraft && text.more?.type !== only.id)
      this.#set(withType(text, only, true));
    else this.#change(more => more);
  }

  #set({ more, body }: { readonly more?: More | undefined; readonly body: string }): void {
    const { composer, desk } = this.#host;
    if (!composer || !desk) return;
    const { text } = composer.snapshot;
    const now = arranged(desk.config, more ?? {}, hasServices(desk));
    if (!sameMembers(now, text.more ?? {})) composer.type('more', now);
    composer.type('body', body);
  }

  #change(change: (more: More) => More): void {
    const { composer } = this.#host;
    if (!composer) return;
    // A draft that is being sent does not change.
    if (composer.snapshot.sending) this.#host.requestUpdate();
    else this.#set({ more: change(this.#more), body: composer.snapshot.text.body });
    // What the customer takes back begins no other draft.
    this.#hadDraft = composer.snapshot.hasDraft;
  }

  #chooseType(id: string): void {
    const { composer } = this.#host;
    const type = this.#parts?.types.find(each => each.id === id);
    if (composer && type) this.#set(withType(composer.snapshot.text, type));
  }

  #chooseService(service: Service | undefined): void {
    this.#services.take(service);
    this.#change(more => withService(more, service && lasting(service)));
    if (service) this.#host.emit('support-service-chosen', { service });
  }

  /** The page says which service it is about. */
  #preset(service: Service): void {
    const { composer } = this.#host;
    if (composer?.isAtRest && !composer.snapshot.hasDraft)
      this.#change(more => withService(more, lasting(service), true));
  }

  #chooseSeverity(value: string | undefined): void {
    const { translator, desk } = this.#host;
    this.#change(more => withSeverity(more, value));
    if (desk && this.#isWorst(desk)) this.#host.announce(contactText(translator, desk.config));
  }
}

/** What of a service is kept in a draft: how it is will be another thing later. */
const lasting = ({ id, label, kind, detail }: Service): Service => ({ id, label, kind, detail });

const hasServices = ({ config, backend }: Desk): boolean =>
  config.features.services === true && backend.listServices !== undefined;
