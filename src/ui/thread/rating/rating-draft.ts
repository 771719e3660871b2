import type { Desk } from '../../../state/desk.ts';
import type { Composer } from '../../../state/outbox/composer.ts';

/** What is chosen and typed. */
export interface RatingInput {
  /** 1 to 5; absent while none is chosen. */
  readonly score: number | undefined;
  readonly comment: string;
}

/**
 * The rating of one request before it is sent. It is saved like every draft of the desk, over failures, views, reloads and
 * tabs, and removed with them at `signOut()`: as that of a comment that is never sent, under a key that no request has.
 */
export class RatingDraft {
  readonly #composer: Composer<unknown>;

  constructor(desk: Desk, key: string) {
    this.#composer = desk.commentOn(`${key}\u0000rating`);
  }

  get input(): RatingInput {
    const { body, more } = this.#composer.snapshot.text;
    const score = Number(more?.fields?.score);
    return { score: score >= 1 && score <= 5 ? score : undefined, comment: body };
  }

  get isEmpty(): boolean {
    return !this.#composer.snapshot.hasDraft;
  }

  /** What is left out stays as it is. */
  set({ score, comment }: Partial<RatingInput>): void {
    const { text } = this.#composer.snapshot;
    if (comment !== undefined) this.#composer.type('body', comment);
    if (score !== undefined && text.more?.fields?.score !== String(score)) {
      this.#composer.type('more', { fields: { score: String(score) } });
    }
  }

  /** After it was sent. */
  discard(): void {
    void this.#composer.discard();
  }

  /** Calls `listener` with each change, also one that comes from storage or another tab. */
  subscribe(listener: () => void): () => void {
    return this.#composer.subscribe(listener);
  }
}
