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

/**
 * A draft's entry in the outbox: brings it to the backend once, whatever happens on the way. The idempotency key stays with its
 * payload over errors, reloads and tabs, as does whether the server may have it.
 */
export class Delivery<T> {
  /** Saved with the draft. */
  submission: Submission | undefined;
  readonly #submit: (outgoing: Outgoing, idempotencyKey: string) => Promise<T>;
  readonly #save: () => Promise<void>;

  /** @param save saves the draft with its submission */
  constructor(submit: (outgoing: Outgoing, idempotencyKey: string) => Promise<T>, save: () => Promise<void>) {
    this.#submit = submit;
    this.#save = save;
  }

  /**
   * Sends. Where no answer came to an earlier version, that one goes first, under its own key: the server may have it. Then
   * `earlier` is the payload that was sent, and `outgoing` was not.
   *
   * @param key the idempotency key of a payload that was not tried before
   * @throws SupportError what the backend rejects with
   */
  async deliver(outgoing: Outgoing, key = uuid()): Promise<{ answer: T; earlier?: Outgoing }> {
    const payload = toJson(outgoing);
    const old = this.submission;
    if (old?.unsure && old.payload !== payload) {
      try {
        const answer = await this.#try(old);
        return { answer, earlier: JSON.parse(old.payload) as Outgoing };
      } catch (error) {
        if (!REFUSED.includes(problemOf(error).kind)) throw error;
      }
    }
    return { answer: await this.#try(old?.payload === payload ? old : { key, payload }) };
  }

  /** Adopts a stored attempt: one from before a reload, or another tab's of the same payload, with its key. */
  adopt(stored: Submission | undefined): void {
    if (!this.submission || stored?.payload === this.submission.payload) this.submission = stored;
  }

  /** Sets whether the draft is sent without another press of Send; not when it was changed. */
  setPending(pending = false): void {
    if (this.submission || pending) this.submission = { key: '', payload: '', ...this.submission, pending };
  }

  async #try(submission: Submission): Promise<T> {
    const { payload } = submission;
    const hadConnection = navigator.onLine;
    // Saved before it is sent: a page that is closed now sends it under the same key when it is opened again. And from now
    // on the server may have it.
    this.submission = { ...submission, pending: true, unsure: true };
    await this.#save();
    // Another tab may have begun to send the same.
    const { key } = this.submission;
    try {
      return await exclusive(key, () => this.#submit(JSON.parse(payload) as Outgoing, key));
    } catch (error) {
      const problem = problemOf(error);
      const { kind, status } = problem;
      const isLost = LOST.includes(kind) || isOfGateway(status);
      // Without a connection nothing was sent.
      const isSent = hadConnection || kind !== 'offline';
      const unsure = (isLost && isSent) || (submission.unsure && !REFUSED.includes(kind));
      this.submission = { key, payload, unsure, pending: isTransient(problem) };
      throw error;
    }
  }
}
