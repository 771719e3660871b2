import { toJson } from '../http/json.ts';
import { problemOf, type ErrorKind } from '../model.ts';
import type { DraftText, Submission } from './draft-store.ts';
import { exclusive } from './exclusive.ts';
import { isPassing } from './retry.ts';
import { uuid } from './uuid.ts';

/** What is about to be sent. */
export interface Outgoing {
  readonly text: DraftText;
  readonly attachmentIds: readonly string[];
}

/** The server said no, so it has nothing. */
const REFUSED: readonly ErrorKind[] = ['invalid', 'forbidden', 'not-found', 'too-large', 'unsupported'];
/** No word from the server itself, or one that it has begun: it may have it. */
const LOST: readonly unknown[] = ['offline', 'timeout', 'malformed', 'conflict', 502, 504];

export interface DeliveryOptions<T> {
  readonly submit: (outgoing: Outgoing, idempotencyKey: string) => Promise<T>;
  /** Writes the draft with its submission to storage. */
  readonly keep: () => Promise<void>;
}

/**
 * The outbox's one entry: brings a draft to the backend once, whatever happens on the way. The idempotency key stays
 * with its payload over errors, reloads and tabs; whether the server may have it is remembered, too.
 */
export class Delivery<T> {
  /** The entry; kept with the draft. */
  submission: Submission | undefined;
  readonly #options: DeliveryOptions<T>;

  constructor(options: DeliveryOptions<T>) {
    this.#options = options;
  }

  /** Whether it was on its way or waiting when the page was closed. */
  get isPending(): boolean {
    return this.submission?.pending === true;
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

  /** The person changed it: it waits for them again, not for the connection. */
  hold(): void {
    if (this.submission) this.submission = { ...this.submission, pending: false };
  }

  async #try(submission: Submission): Promise<T> {
    const { payload } = submission;
    const hadConnection = navigator.onLine;
    // Kept before it is sent: a page that is closed now sends it, under the same key, when it is opened again. And the
    // server may have it from now on.
    this.submission = { ...submission, pending: true, unsure: true };
    await this.#options.keep();
    // Another tab may have begun to send the same.
    const { key } = this.submission;
    try {
      return await exclusive(key, () => this.#options.submit(JSON.parse(payload) as Outgoing, key));
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
