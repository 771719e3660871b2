import '../../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { problemOf, SupportError, type Problem, type SupportRequest } from '../../../model.ts';
import type { Desk } from '../../../state/desk.ts';
import { may } from '../../../state/thread/actions.ts';
import { presentRequest } from '../../../state/thread/gone.ts';
import type { LatePart } from '../../element/late-view.ts';
import { problemMessage } from '../../element/problem-message.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { actionTexts } from '../action-texts.ts';
import { RatingDraft } from './rating-draft.ts';
import { RatingForm } from './rating-form.ts';
import { ratingStyles } from './rating.styles.ts';

/** Of one request. */
interface State {
  readonly busy?: boolean;
  /** "Send" was pressed, and no number is chosen. */
  readonly missing?: boolean;
  readonly problem?: Problem | undefined;
  /** The rating that is there is being changed. */
  readonly changing?: boolean;
  /** What the server has taken during this visit: its answers may not have it. */
  readonly given?: number;
}

/** "Rate this request" of a closed request, and the rating that was given. */
export class Rating implements LatePart, ReactiveController {
  readonly styles = ratingStyles;
  readonly #host: SupportElement;
  readonly #form: RatingForm;
  readonly #element = createRef<HTMLElement>();
  readonly #given = createRef<HTMLElement>();
  readonly #states = new Map<string, State>();
  #desk: Desk | undefined;
  #request: SupportRequest | undefined;
  #draft: RatingDraft | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    this.#form = new RatingForm(
      part => {
        this.#draft?.set(part);
        if (part.score !== undefined) this.#set({ missing: false });
      },
      () => void this.#send(),
    );
    host.addController(this);
  }

  hostUpdate(): void {
    const { desk } = this.#host;
    const request = presentRequest(desk?.openThread?.snapshot);
    if (request?.key !== this.#request?.key || desk !== this.#desk) this.#leave();
    this.#desk = desk;
    this.#request = request;
    if (this.#draft || !desk || !request || !may('rate', desk, request)) return;
    this.#draft = new RatingDraft(desk, request.key);
    this.#unsubscribe = this.#draft.subscribe(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#leave();
  }

  render(): TemplateResult | typeof nothing {
    const desk = this.#desk;
    const request = this.#request;
    if (!desk?.config.features.rating || !request?.closed) return nothing;
    const score = this.#score;
    const { changing } = this.#state;
    const mayRate = may('rate', desk, request);
    if (!mayRate && score === undefined) return nothing;
    const asks = score === undefined || (mayRate && changing);
    return html`<div class="rating" part="rating" ${ref(this.#element)}>
      ${asks ? this.#renderForm() : this.#renderGiven(score, mayRate)}
    </div>`;
  }

  #renderForm(): TemplateResult {
    const host = this.#host;
    const { busy = false, missing = false, problem } = this.#state;
    const input = this.#draft?.input ?? { score: undefined, comment: '' };
    return html`${this.#form.render(host.translator, { input, busy, missing })} ${
      problem
        ? problemMessage(host, {
            what: 'rating.failed',
            problem,
            retry: () => void this.#send(),
            texts: actionTexts,
          })
        : nothing
    }`;
  }

  #renderGiven(score: number, mayRate: boolean): TemplateResult {
    const host = this.#host;
    return html`<p class="rating-given" part="rating-given" tabindex="-1" ${ref(this.#given)}><strong>${host.t('rating.given', { score })}</strong>
      ${this.#state.given === undefined ? nothing : html`<span class="quiet">${host.t('rating.thanks')}</span>`}
      ${
        mayRate
          ? html`<button type="button" class="button plain" part="change-rating-button" @click=${this.#change}>
              ${host.t('rating.change')}
            </button>`
          : nothing
      }
    </p>`;
  }

  /** The rating that is there. */
  get #score(): number | undefined {
    return this.#state.given ?? this.#request?.rating;
  }

  get #state(): State {
    return this.#states.get(this.#request?.key ?? '') ?? {};
  }

  #set(part: State, key = this.#request?.key): void {
    if (key === undefined) return;
    this.#states.set(key, { ...this.#states.get(key), ...part });
    this.#host.requestUpdate();
  }

  readonly #change = async (): Promise<void> => {
    const score = this.#score;
    if (this.#draft?.isEmpty && score !== undefined) this.#draft.set({ score, comment: '' });
    this.#set({ changing: true });
    await this.#host.updateComplete;
    this.#form.focus();
  };

  async #send(): Promise<void> {
    const host = this.#host;
    const draft = this.#draft;
    const desk = this.#desk;
    const key = this.#request?.key;
    if (!draft || !desk?.backend.rateRequest || key === undefined || this.#state.busy) return;
    const { score, comment } = draft.input;
    this.#set({ missing: score === undefined, problem: undefined });
    if (score === undefined) {
      this.#form.focus();
      return;
    }
    this.#set({ busy: true });
    try {
      await desk.backend.rateRequest(key, { score, ...(comment.trim() && { comment }) });
    } catch (error) {
      this.#set({ busy: false, problem: problemOf(error) }, key);
      if (!(error instanceof SupportError)) reportError(error);
      else {
        host.fail(error.problem, 'rateRequest', () => {
          if (this.#request?.key === key) void this.#send();
        });
      }
      return;
    }
    draft.discard();
    const focused = host.shadowRoot?.activeElement;
    const hadFocus = focused && this.#element.value?.contains(focused);
    this.#set({ busy: false, given: score, changing: false }, key);
    host.announce(host.t('rating.thanks'));
    desk.thread(key).invalidate();
    desk.list.invalidate();
    if (!hadFocus) return;
    await host.updateComplete;
    this.#given.value?.focus({ preventScroll: true });
  }

  #leave(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.#draft = undefined;
  }
}
