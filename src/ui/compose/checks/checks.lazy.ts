import '../../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { countdownText } from '../../../i18n/format.ts';
import type { TextKey } from '../../../i18n/texts.ts';
import type { ComposerSnapshot } from '../../../state/outbox/composer-snapshot.ts';
import type { Composer } from '../../../state/outbox/composer.ts';
import { mayHoldSecret } from '../../../text/secrets/suspicion.ts';
import { withDeadline } from '../../../time/deadline.ts';
import { DOUBLE_CLICK } from '../../element/double-click.ts';
import { icons } from '../../element/icons.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { ComposingElement } from '../composing-element.ts';
import { insertText } from '../insert-text.ts';
import { checksStyles } from './checks.styles.ts';
import { lacksDetail } from './lacks-detail.ts';

/** Loaded where a text looks as if it may hold a secret. */
const loadRules = () => import('../../../text/secrets/find-secrets.lazy.ts');

type Rules = Awaited<ReturnType<typeof loadRules>>;

/** Milliseconds that Send waits for the rules, once this module is loaded: where a slow line does not bring them, it sends without. */
const RULES_WAIT = 4000;

/** How many secrets the question quotes, and how many characters of each. */
const MAX_QUOTED = 3;
const MAX_QUOTED_LENGTH = 28;

/** Milliseconds after which a request that says little is sent as it is: one press of Send makes one request. */
const ANSWER_TIME = 4000;
/** The countdown's step, in milliseconds. */
const TICK = 1000;

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** What the checks need of the form or composer around them. */
export interface CheckedForm {
  /** Shows its text fields, which a preview may hide, and resolves with them. */
  readonly fields: () => Promise<readonly (TextField | null)[]>;
  /** The button that sends. */
  readonly submit: () => HTMLElement | null;
  readonly send: () => void;
  /** For a form that asks for details: `ownText` is the body without the form's own questions, `add` leads to where details are added. */
  readonly details?: { readonly ownText: (body: string) => string; readonly add: () => void };
}

/** What is asked before something is sent: the secrets in it, or `detail` where it says too little. */
type Question = readonly string[] | 'detail';

/**
 * Looks at a draft when Send is pressed, and asks before it sends a password or key. Where a request says too little it asks for more, and
 * sends it as it is after a while without an answer. It never asks twice about the same: another press of Send sends.
 */
export class Checks implements LatePart, ReactiveController {
  readonly styles = checksStyles;
  readonly #host: ComposingElement;
  readonly #form: CheckedForm;
  #composer: Composer<unknown> | undefined;
  /** The rules, from the first suspicion on; `undefined` where they cannot be loaded. */
  #rules: Promise<Rules | undefined> | undefined;
  #question: Question | undefined;
  /** What was asked about in this draft: secrets, and `detail`. */
  readonly #asked = new Set<string>();
  /** Milliseconds until the draft is sent without an answer; 0 where it is not. */
  #countdown = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The text of the draft when the countdown began: one that is changed since is not sent by it. */
  #text: ComposerSnapshot['text'] | undefined;

  constructor(host: ComposingElement, form: CheckedForm) {
    this.#host = host;
    this.#form = form;
    host.addController(this);
  }

  hostUpdate(): void {
    const { composer } = this.#host;
    if (composer !== this.#composer || !composer?.snapshot.hasDraft) {
      this.#composer = composer;
      this.#question = undefined;
      this.#asked.clear();
    }
    if (composer && this.#question) this.#question = this.#stillOpen(this.#question, composer.snapshot);
    const text = composer?.snapshot.text;
    const isChanged = text?.summary !== this.#text?.summary || text?.body !== this.#text?.body;
    if (this.#question !== 'detail' || isChanged) this.#stop();
    // The rules are loaded while the text is written, so that they are there when Send is pressed.
    if (text && !this.#rules && mayHoldSecret(`${text.summary} ${text.body}`)) void this.#load();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  get isAsking(): boolean {
    return this.#question !== undefined;
  }

  /** Resolves with whether a draft may be sent now; else it asks, unless that was called off meanwhile. */
  async allows(draft: ComposerSnapshot, signal: AbortSignal): Promise<boolean> {
    const question = await this.#questionAbout(draft);
    if (signal.aborted) return false;
    this.#question = question;
    this.#host.requestUpdate();
    if (!question) return true;
    for (const about of question === 'detail' ? [question] : question) this.#asked.add(about);
    if (question === 'detail') this.#start(draft.text);
    this.#scrollIntoView();
    return false;
  }

  #start(text: ComposerSnapshot['text']): void {
    this.#text = text;
    this.#countdown = ANSWER_TIME;
    this.#timer = setTimeout(this.#tick, TICK);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#countdown = 0;
  }

  readonly #tick = (): void => {
    // Whoever is about to answer has all the time (WCAG 2.2.1).
    const isAnswering = this.#host.renderRoot.querySelector('.check:focus-within');
    this.#countdown = isAnswering ? ANSWER_TIME : this.#countdown - TICK;
    if (this.#countdown <= 0) return this.#sendNow();
    this.#timer = setTimeout(this.#tick, TICK);
    this.#host.requestUpdate();
  };

  /** Sends what was asked about. */
  #sendNow(): void {
    this.#question = undefined;
    this.#form.send();
    this.#host.requestUpdate();
  }

  /** Below the buttons, so that Send stays where it was pressed. */
  render(): TemplateResult | typeof nothing {
    if (!this.#question) return nothing;
    return this.#question === 'detail' ? this.#renderDetail() : this.#renderSecrets(this.#question);
  }

  #renderSecrets(secrets: readonly string[]): TemplateResult {
    const count = secrets.length;
    const quoted = secrets
      .slice(0, MAX_QUOTED)
      .map(secret => html`<code class="secret" dir="auto">${cut(secret)}</code> `);
    return this.#renderQuestion(
      html`${this.#host.t('check.secret', { count })} ${quoted}${count > MAX_QUOTED ? '…' : nothing}`,
      ['check.secret.remove', () => void this.#remove(secrets)],
      'check.secret.send',
      count,
    );
  }

  #renderDetail(): TemplateResult {
    return this.#renderQuestion(
      html`${this.#host.t('check.detail')}`,
      ['check.detail.add', () => this.#form.details?.add()],
      'check.detail.send',
    );
  }

  #renderQuestion(
    text: TemplateResult,
    [cure, act]: readonly [TextKey, () => void],
    send: TextKey,
    count = 1,
  ): TemplateResult {
    const host = this.#host;
    const onSend = () => {
      // This button is removed.
      this.#form.submit()?.focus();
      this.#sendNow();
    };
    // Whoever moves the pointer over it is about to answer; a box that was scrolled below a resting one is not pointed at.
    const onPointer = ({ movementX, movementY }: PointerEvent) => {
      if (this.#countdown > 0 && (movementX || movementY)) this.#countdown = ANSWER_TIME;
    };
    const left =
      this.#countdown > 0
        ? html` <span class="number" aria-hidden="true">(${countdownText(host.translator, this.#countdown)})</span>`
        : nothing;
    return html`<div class="check" part="message" role="alert" @pointermove=${onPointer}>
      ${icons.alert}
      <p>${text}</p>
      <div class="flow check-buttons">
        <button type="button" class="button" part="check-button" @click=${act}>${host.t(cure, { count })}</button>
        <button type="button" class="button plain" part="check-button" @click=${onSend}>${host.t(send)}${left}</button>
      </div>
    </div>`;
  }

  #load(): Promise<Rules | undefined> {
    return (this.#rules ??= loadRules().catch(() => undefined)); // The loader has reported that in the console.
  }

  async #secretsIn(texts: readonly string[]): Promise<readonly string[]> {
    if (!texts.some(mayHoldSecret)) return [];
    const rules = await withDeadline(RULES_WAIT, undefined, () => this.#load()).catch(() => undefined);
    return texts.flatMap(
      text => rules?.findSecrets(text).map(({ start, end }) => text.slice(start, end)) ?? [],
    );
  }

  async #questionAbout(draft: ComposerSnapshot): Promise<Question | undefined> {
    const { summary, body } = draft.text;
    const secrets = await this.#secretsIn([summary, body]);
    const other = [...new Set(secrets)].filter(secret => !this.#asked.has(secret));
    if (other.length > 0) return other;
    const { details } = this.#form;
    if (!details || this.#asked.has('detail')) return undefined;
    return lacksDetail(draft, details.ownText(body)) ? 'detail' : undefined;
  }

  /** What is left of a question after the text was changed. */
  #stillOpen(question: Question, draft: ComposerSnapshot): Question | undefined {
    const { summary, body } = draft.text;
    if (question === 'detail') {
      return lacksDetail(draft, this.#form.details?.ownText(body) ?? body) ? question : undefined;
    }
    const left = question.filter(secret => summary.includes(secret) || body.includes(secret));
    return left.length > 0 ? left : undefined;
  }

  /** Takes the secrets out of the text as if they were deleted by hand, so that the browser's own undo brings them back. */
  async #remove(secrets: readonly string[]): Promise<void> {
    for (const field of await this.#form.fields()) {
      if (!field) continue;
      for (const secret of secrets) {
        for (let at = field.value.indexOf(secret); at >= 0; at = field.value.indexOf(secret))
          insertText(field, '', at, at + secret.length);
      }
    }
    this.#host.announce(this.#host.t('check.secret.removed', { count: secrets.length }));
  }

  /** Later than the second click of a double click, which would hit what has moved under the pointer. */
  #scrollIntoView(): void {
    setTimeout(
      () => this.#host.shadowRoot?.querySelector('.check')?.scrollIntoView({ block: 'nearest' }),
      DOUBLE_CLICK,
    );
  }
}

/** The beginning of a secret's first line. */
const cut = (secret: string): string => {
  const [line = ''] = secret.split('\n');
  const shown = line.slice(0, MAX_QUOTED_LENGTH);
  return shown.length < secret.length ? `${shown}…` : shown;
};
