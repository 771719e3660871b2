import type { SupportRequestThread } from '../support-request-thread.ts';
import type { Problem, SupportRequest } from '../../../model.ts';
import type { Desk } from '../../../state/desk.ts';
import { callsOf, may } from '../../../state/thread/actions.ts';
import { adopt, make, makeButton, write } from '../../element/elements.ts';
import { Failure } from '../../element/failure.ts';
import { problemIn } from '../../element/problem.ts';
import { KeptRating } from './rating-draft.ts';
import { RatingForm } from './rating-form.ts';
import { ratingStyles } from './rating.styles.ts';

/** How it stands with one request. */
interface State {
  readonly busy?: boolean;
  /** "Send" was pressed, and no number is chosen. */
  readonly missing?: boolean;
  readonly failed?: { readonly problem: Problem | undefined };
  /** A rating that is there is changed. */
  readonly changing?: boolean;
  /** What the server has taken during this visit: it may not tell of it. */
  readonly given?: number;
}

/**
 * "Rate this request" of a closed request, and the rating that was given.
 */
export class RatingPanel {
  readonly element = make('div', 'rating');
  readonly #host: SupportRequestThread;
  readonly #form: RatingForm;
  readonly #text = make('strong', '');
  readonly #thanks = make('span', 'quiet');
  readonly #change: HTMLButtonElement;
  readonly #given: HTMLElement;
  readonly #failure = new Failure(() => void this.#send());
  readonly #disown: () => void;
  readonly #states = new Map<string, State>();
  #request: SupportRequest | undefined;
  #desk: Desk | undefined;
  #kept: KeptRating | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: SupportRequestThread) {
    this.#host = host;
    this.#disown = adopt(host.shadowRoot, ratingStyles);
    this.#form = new RatingForm({
      onChange: draft => {
        this.#kept?.set(draft);
        if (draft.score !== undefined) this.#set({ missing: false });
      },
      onSend: () => void this.#send(),
    });
    this.#change = makeButton('plain', 'change-rating-button', () => {
      const given = this.#score;
      if (this.#kept?.isEmpty && given !== undefined) this.#kept.set({ score: given, comment: '' });
      this.#set({ changing: true });
      this.#form.focus();
    });
    this.#given = make('p', 'rating-given', this.#text, this.#thanks, this.#change);
    this.#given.part.add('rating-given');
    this.#given.tabIndex = -1;
    this.element.part.add('rating');
    this.element.append(this.#given, this.#form.element, this.#failure.element);
    this.element.hidden = true;
  }

  /** @param request that is shown, if any */
  update(request: SupportRequest | undefined): void {
    const { desk } = this.#host;
    const isOther = request?.key !== this.#request?.key || desk !== this.#desk;
    this.#request = request;
    this.#desk = desk;
    if (isOther) this.#leave();
    if (desk && request?.closed && this.#mayRate && !this.#kept) {
      this.#kept = new KeptRating(desk, request.key);
      this.#unsubscribe = this.#kept.subscribe(() => this.#draw());
    }
    this.#draw();
  }

  remove(): void {
    this.#leave();
    this.#disown();
    this.element.remove();
  }

  #leave(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = this.#kept = undefined;
  }

  get #mayRate(): boolean {
    const { desk } = this.#host;
    const request = this.#request;
    return (
      desk !== undefined &&
      request !== undefined &&
      callsOf(desk.backend).rateRequest !== undefined &&
      may('rate', desk.config.features, request)
    );
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
    this.#draw();
  }

  async #send(): Promise<void> {
    const host = this.#host;
    const kept = this.#kept;
    const { desk } = host;
    const key = this.#request?.key;
    const call = desk && callsOf(desk.backend).rateRequest;
    if (!kept || !call || key === undefined || this.#state.busy) return;
    const { score, comment } = kept.draft;
    this.#set({ missing: score === undefined, failed: undefined });
    if (score === undefined) {
      this.#form.focus();
      return;
    }
    this.#set({ busy: true });
    try {
      await call(key, { score, ...(comment.trim() && { comment }) });
    } catch (error) {
      const problem = problemIn(error);
      this.#set({ busy: false, failed: { problem } }, key);
      if (!problem) reportError(error);
      else {
        host.fail(problem, 'rateRequest', () => {
          if (this.#request?.key === key) void this.#send();
        });
      }
      return;
    }
    kept.end();
    const hadFocus = this.element.contains(host.shadowRoot?.activeElement ?? null);
    this.#set({ busy: false, given: score, changing: false }, key);
    host.announce(host.translator.t('rating.thanks'));
    if (hadFocus) this.#given.focus({ preventScroll: true });
    desk.thread(key).invalidate();
    desk.list.invalidate();
  }

  #draw(): void {
    const { translator, desk } = this.#host;
    const request = this.#request;
    const { busy = false, missing = false, failed, changing, given } = this.#state;
    const score = this.#score;
    const mayRate = this.#mayRate;
    const isOn = desk?.config.features.rating === true && request?.closed === true;
    const asks = isOn && mayRate && (score === undefined || changing === true);
    this.element.hidden = !asks && !(isOn && score !== undefined);
    this.#given.hidden = asks || score === undefined;
    this.#form.element.hidden = !asks;
    if (score !== undefined) write(this.#text, translator.t('rating.given', { score }));
    write(this.#thanks, given === undefined ? '' : translator.t('rating.thanks'));
    write(this.#change, translator.t('rating.change'));
    this.#change.hidden = !mayRate;
    const draft = this.#kept?.draft ?? { score: undefined, comment: '' };
    this.#form.draw(translator, { draft, busy, missing });
    this.#failure.draw(translator, asks && failed ? translator.t('rating.failed') : '', failed?.problem);
  }
}
