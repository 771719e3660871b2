import { toJson } from '../../http/json.ts';
import { problemOf, type ErrorKind, type NewRequest } from '../../model.ts';
import type { DraftText, Submission } from './draft.ts';
import { exclusive } from '../storage/exclusive.ts';
import { isOfGateway, isTransient } from '../retry.ts';
import { uuid } from './uuid.ts';

/** The payload of one attempt. */
export interface Outgoing {
  readonly text: DraftText;
  readonly attachmentIds: readonly string[];
  /** The comment becomes a request of its own. Part of the payload: a retry is what the first attempt was. */
  readonly followUp?: Pick<NewRequest, 'summary' | 'followUpOf'> | undefined;
}

/** The server has answered that it does not take the payload. */
const REFUSED: readonly ErrorKind[] = ['invalid', 'forbidden', 'not-found', 'too-large', 'unsupported'];
/** No answer from the server itself, or the one that it has begun: it may have the payload. */
const LOST: readonly ErrorKind[] = ['offline', 'timeout', 'malformed', 'conflict'];

/** How a draft is brought to the backend. */
export interface DeliveryOptions<T> {
  readonly submit: (outgoing: Outgoing, idempotencyKey: string, signal?: AbortSignal) => Promise<T>;
  /** Looks for what was called off; resolves with `undefined` where the server does not have it. */
  readonly find?: ((outgoing: Outgoing, since: number) => Promise<T | undefined>) | undefined;
  /** Saves the draft with its submission. */
  readonly save: () => Promise<void>;
}

/** What the server has. */
export interface Delivered<T> {
  readonly answer: T;
  /** The payload that was sent, where it was another one than was asked for. */
  readonly earlier?: Outgoing;
}

/**
 * A draft's entry in the outbox: brings it to the backend once, whatever happens on the way. The idempotency key stays with its
 * payload over errors, reloads and tabs, as does whether the server may have it.
 */
export class Delivery<T> {
  /** Saved with the draft. */
  submission: Submission | undefined;
  readonly #options: DeliveryOptions<T>;

  constructor(options: DeliveryOptions<T>) {
    this.#options = options;
  }

  /**
   * Sends. Where no answer came to an earlier version, that one goes first, under its own key: the server may have it. One that was
   * called off is only looked up. Then `earlier` is the payload that was sent, and `outgoing` was not.
   *
   * @param key the idempotency key of a payload that was not tried before
   * @param signal calls it off: see {@link Submission.calledOff}
   * @throws SupportError what the backend rejects with; the signal's reason
   */
  async deliver(outgoing: Outgoing, key = uuid(), signal?: AbortSignal): Promise<Delivered<T>> {
    const payload = toJson(outgoing);
    const old = this.submission;
    if (old?.unsure && old.payload !== payload) {
      if (old.calledOff) {
        const found = await this.lookUp();
        if (found) return found;
      } else {
        try {
          const answer = await this.#try(old, signal);
          return { answer, earlier: JSON.parse(old.payload) as Outgoing };
        } catch (error) {
          if (!REFUSED.includes(problemOf(error).kind)) throw error;
        }
      }
    }
    return { answer: await this.#try(old?.payload === payload ? old : { key, payload }, signal) };
  }

  /** The customer has called it off: nothing is sent by itself any more. */
  callOff(): void {
    if (this.submission) this.submission = { ...this.submission, pending: false, calledOff: true };
  }

  /** Whether what was called off may be at the server all the same. */
  get isUncertain(): boolean {
    return Boolean(this.submission?.calledOff && this.submission.unsure && this.submission.payload);
  }

  /** Looks whether the server has what was called off. @throws SupportError what the backend rejects with */
  async lookUp(): Promise<Required<Delivered<T>> | undefined> {
    const { payload = '', since = 0 } = this.submission ?? {};
    if (!this.isUncertain || !this.#options.find) return undefined;
    const earlier = JSON.parse(payload) as Outgoing;
    const answer = await this.#options.find(earlier, since);
    return answer && { answer, earlier };
  }

  /** Adopts a stored attempt: one from before a reload, or another tab's of the same payload, with its key. */
  adopt(stored: Submission | undefined): void {
    if (!this.submission || stored?.payload === this.submission.payload) this.submission = stored;
  }

  /** Sets whether the draft is sent without another press of Send; not when it was changed. */
  setPending(pending = false): void {
    if (this.submission || pending) this.submission = { key: '', payload: '', ...this.submission, pending };
  }

  async #try(submission: Submission, signal: AbortSignal | undefined): Promise<T> {
    const { payload, since = Date.now() } = submission;
    const hadConnection = navigator.onLine;
    // Saved before it is sent: a page that is closed now sends it under the same key when it is opened again. And from now
    // on the server may have it.
    this.submission = { key: submission.key, payload, since, pending: true, unsure: true };
    await this.#options.save();
    // Another tab may have begun to send the same.
    const { key } = this.submission;
    try {
      return await exclusive(key, () => {
        signal?.throwIfAborted();
        return this.#options.submit(JSON.parse(payload) as Outgoing, key, signal);
      });
    } catch (error) {
      if (signal?.aborted) {
        this.callOff();
        throw error;
      }
      const problem = problemOf(error);
      const { kind, status } = problem;
      const isLost = LOST.includes(kind) || isOfGateway(status);
      // Without a connection nothing was sent.
      const isSent = hadConnection || kind !== 'offline';
      const unsure = (isLost && isSent) || (submission.unsure && !REFUSED.includes(kind));
      this.submission = { key, payload, since, unsure, pending: isTransient(problem) };
      throw error;
    }
  }
}
