import { toJson } from '../../http/json.ts';
import { problemOf, type ErrorKind, type NewRequest } from '../../model.ts';
import type { DraftText, Submission } from './draft-store.ts';
import { exclusive } from '../storage/exclusive.ts';
import { isPassing } from '../retry.ts';
import { uuid } from './uuid.ts';

/** What is about to be sent. */
export interface Outgoing {
  readonly text: DraftText;
  readonly attachmentIds: readonly string[];
  /** It becomes a request of its own. As part of the payload: what was tried as such goes as such again, and nothing else does. */
  readonly followUp?: Pick<NewRequest, 'summary' | 'followUpOf'> | undefined;
}

/** The server said no, so it has nothing. */
const REFUSED: readonly ErrorKind[] = ['invalid', 'forbidden', 'not-found', 'too-large', 'unsupported'];
/** No word from the server itself, or one that it has begun: it may have it. */
const LOST: readonly unknown[] = ['offline', 'timeout', 'malformed', 'conflict', 502, 504];

/**
 * The outbox's one entry: brings a draft to the backend once, whatever happens on the way. The idempotency key stays
 * with its payload over errors, reloads and tabs; whether the server may have it is remembered, too.
 */
export class Delivery<T> {
  /** The entry; kept with the draft. */
  submission: Submission | undefined;
  readonly #submit: (outgoing: Outgoing, idempotencyKey: string) => Promise<T>;
  readonly #keep: () => Promise<void>;

  /** @param keep writes the draft with its submission to storage */
  constructor(submit: (outgoing: Outgoing, idempotencyKey: string) => Promise<T>, keep: () => Promise<void>) {
    this.#submit = submit;
    this.#keep = keep;
  }

  /**
   * Sends. Where no answer came to an earlier version, that one goes first, under its own key: the server may have it.
   * Then the result is `earlier`, with what it was, and the version at hand is still to be dealt with.
   *
   * @param key for what was not tried before
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

  /** Takes what is kept of an earlier try, and what another tab tries under its own key. */
  meet(kept: Submission | undefined): void {
    if (!this.submission || kept?.payload === this.submission.payload) this.submission = kept;
  }

  /**
   * Leaves it to the person, as when they change it.
   *
   * @param pending that is what they did: from now on it goes by itself, as soon as it can
   */
  hold(pending = false): void {
    if (this.submission || pending) this.submission = { key: '', payload: '', ...this.submission, pending };
  }

  async #try(submission: Submission): Promise<T> {
    const { payload } = submission;
    const hadConnection = navigator.onLine;
    // Kept before it is sent: a page that is closed now sends it, under the same key, when it is opened again. And the
    // server may have it from now on.
    this.submission = { ...submission, pending: true, unsure: true };
    await this.#keep();
    // Another tab may have begun to send the same.
    const { key } = this.submission;
    try {
      return await exclusive(key, () => this.#submit(JSON.parse(payload) as Outgoing, key));
    } catch (error) {
      const problem = problemOf(error);
      const { kind, status } = problem;
      const isLost = LOST.includes(kind) || LOST.includes(status);
      // Without a connection nothing left this page.
      const isSent = hadConnection || kind !== 'offline';
      const unsure = (isLost && isSent) || (submission.unsure && !REFUSED.includes(kind));
      this.submission = { key, payload, unsure, pending: isPassing(problem) };
      throw error;
    }
  }
}
