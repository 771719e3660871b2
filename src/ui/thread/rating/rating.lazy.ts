import '../../../i18n/en-late.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { problemOf, SupportError, type Problem, type SupportRequest } from '../../../model.ts';
import type { Composer } from '../../../state/outbox/composer.ts';
import { may } from '../../../state/thread/actions.ts';
import { presentRequest } from '../../../state/thread/present-request.ts';
import type { LatePart } from '../../element/late-view.ts';
import { canRetry, problemMessage, retryLabel, WRITE_TEXTS } from '../../element/problem-message.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { Watch } from '../../element/watch.ts';
import { ratingStyles } from './rating.styles.ts';

const SCORES = [1, 2, 3, 4, 5] as const;

/** Of one request. */
interface State {
  /** It is being sent, and cannot be changed. */
  readonly busy?: boolean;
  /** "Send" was pressed without a score. */
  readonly missing?: boolean;
  readonly problem?: Problem | undefined;
  /** The existing rating is being changed. */
  readonly changing?: boolean;
  /** The score that the server has accepted during this visit: its responses may not contain it. */
  readonly given?: number;
}

/** "Rate this request" of a closed request, and the rating that was given. */
export class Rating implements LatePart {
  readonly styles = ratingStyles;
  readonly #host: SupportElement;
  /** By the request's key. */
  readonly #states = new Map<string, State>();

  constructor(host: SupportElement) {
    this.#host = host;
    new Watch(host, () => [this.#composer]);
  }

  render(): TemplateResult | typeof nothing {
    const request = this.#request;
    const composer = this.#composer;
    if (!this.#host.desk?.config.features.rating || !request?.closed) return nothing;
    const score = this.#score;
    const asks = composer && (score === undefined || this.#state.changing);
    const content = asks ? this.#renderForm(composer) : score && this.#renderGiven(score);
    return content ? html`<div class="rating" part="rating">${content}</div>` : nothing;
  }

  /** Five numbers, a comment, and "Send rating". */
  #renderForm(composer: Composer<unknown>): TemplateResult {
    const host = this.#host;
    const { busy = false, missing = false, problem } = this.#state;
    const { body } = composer.snapshot.text;
    const chosen = scoreOf(composer);
    return html`
      <form class="rating-form" novalidate>
        <p class="label">${host.t('rating.question')}</p>
        <div class="rating-scores" role="radiogroup" aria-label=${host.t('rating.legend')} aria-describedby="rating-fault"
          aria-invalid=${missing}>
          ${SCORES.map(
            score => html`<label class="rating-score" part="rating-score"><input type="radio" name="score"
              aria-label=${`${this.#number(score)}, ${host.t(`rating.score.${score}`)}`}
              .value=${String(score)} .checked=${live(score === chosen)} ?disabled=${busy && score !== chosen}
              @change=${() => this.#choose(composer, score)} /><span class="number">${this.#number(score)}</span>
              <span class="rating-word">${host.t(`rating.score.${score}`)}</span></label>`,
          )}
        </div>
        ${missing ? html`<p class="fault" part="message" id="rating-fault" role="alert">${host.t('rating.missing')}</p>` : nothing}
        ${chosen === undefined && !body ? nothing : this.#renderComment(composer, body, busy)}
        <button type="submit" class="button" part="rating-button" aria-disabled=${busy} @click=${this.#submit}>${problem && canRetry(problem) ? retryLabel(host.translator) : host.t('rating.send')}</button>
      </form>
      ${problemMessage(host, { what: 'rating.failed', problem, retry: () => void this.#send(), texts: { ...WRITE_TEXTS, 'not-found': 'error.not-found' }, action: nothing })}
    `;
  }

  /** Asked for once there is a score. */
  #renderComment(composer: Composer<unknown>, body: string, busy: boolean): TemplateResult {
    const host = this.#host;
    return html`
        <label class="label" part="label" for="rating-comment">${host.t('rating.comment')}</label>
        <textarea class="field" part="field" id="rating-comment" rows="2" dir="auto" autocomplete="off" data-1p-ignore
          data-lpignore="true" data-bwignore data-form-type="other" .value=${live(body)} ?readonly=${busy}
          @input=${(event: InputEvent) => composer.type('body', (event.currentTarget as HTMLTextAreaElement).value)}></textarea>
    `;
  }

  /** A score as a number of the language. */
  #number(score: number): string {
    return score.toLocaleString(this.#host.translator.locale);
  }

  #renderGiven(score: number): TemplateResult {
    const host = this.#host;
    return html`<p class="flow rating-given" part="rating-given" tabindex="-1"><strong>${host.t('rating.given', { score })}</strong>
      ${this.#state.given === undefined ? nothing : html`<span class="quiet">${host.t('rating.thanks')}</span>`}
      ${
        this.#composer
          ? html`<button type="button" class="button plain" part="change-rating-button" @click=${this.#change}>
              ${host.t('rating.change')}
            </button>`
          : nothing
      }
    </p>`;
  }

  get #request(): SupportRequest | undefined {
    return presentRequest(this.#host.desk?.openThread?.snapshot);
  }

  /**
   * The draft of the rating, where the customer may give one. It is saved, synced and removed like every draft: as one of a
   * comment, under a key that no request has.
   */
  get #composer(): Composer<unknown> | undefined {
    const { desk } = this.#host;
    const request = this.#request;
    return desk && request && may('rate', desk, request)
      ? desk.commentOn(`${request.key}\u0000rating`)
      : undefined;
  }

  /** The existing rating. */
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

  #choose(composer: Composer<unknown>, score: number): void {
    composer.type('more', { fields: { score: String(score) } });
    this.#set({ missing: false });
  }

  /** Focuses the chosen score, else the first. */
  #focusScores(): void {
    const root = this.#host.renderRoot;
    const radio =
      root.querySelector<HTMLElement>('.rating :checked') ?? root.querySelector<HTMLElement>('.rating input');
    radio?.focus();
  }

  readonly #change = async (): Promise<void> => {
    const composer = this.#composer;
    const score = this.#score;
    if (composer && !composer.snapshot.hasDraft && score !== undefined) this.#choose(composer, score);
    this.#set({ changing: true });
    await this.#host.updateComplete;
    this.#focusScores();
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  async #send(): Promise<void> {
    const host = this.#host;
    const { desk } = host;
    const composer = this.#composer;
    const key = this.#request?.key;
    if (!composer || !desk?.backend.rateRequest || key === undefined || this.#state.busy) return;
    const score = scoreOf(composer);
    const comment = composer.snapshot.text.body;
    this.#set({ missing: score === undefined, problem: undefined });
    if (score === undefined) {
      this.#focusScores();
      return;
    }
    this.#set({ busy: true });
    try {
      await desk.signedIn.confirm();
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
    void composer.wipe();
    const hadFocus = host.shadowRoot?.activeElement?.closest('.rating');
    this.#set({ busy: false, given: score, changing: false }, key);
    host.announce(host.t('rating.thanks'));
    desk.thread(key).invalidate();
    desk.list.invalidate();
    if (!hadFocus) return;
    await host.updateComplete;
    host.renderRoot.querySelector<HTMLElement>('.rating-given')?.focus({ preventScroll: true });
  }
}

/** The score of a draft, 1 to 5; `undefined` while none is chosen. */
function scoreOf({ snapshot }: Composer<unknown>): number | undefined {
  return SCORES.find(score => String(score) === snapshot.text.more?.fields?.score);
}
