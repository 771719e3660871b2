import type { Desk } from '../../../state/desk.ts';
import type { Composer } from '../../../state/outbox/composer.ts';
import type { RatingDraft } from './rating-form.ts';

/**
 * What is chosen and typed for one request. It is kept as every draft of the desk is, over failures, views, reloads and
 * tabs, and ends with them at `signOut()`: as a comment's that is never sent, under a key that no request has.
 */
export class KeptRating {
  readonly #composer: Composer<unknown>;

  constructor(desk: Desk, key: string) {
    this.#composer = desk.commentOn(`${key}\u0000rating`);
  }

  get draft(): RatingDraft {
    const { body, more } = this.#composer.snapshot.text;
    const score = Number(more?.fields?.score);
    return { score: score >= 1 && score <= 5 ? score : undefined, comment: body };
  }

  get isEmpty(): boolean {
    return !this.#composer.snapshot.hasDraft;
  }

  set({ score, comment }: RatingDraft): void {
    const { text } = this.#composer.snapshot;
    this.#composer.type('body', comment);
    if (score !== undefined && text.more?.fields?.score !== String(score)) {
      this.#composer.type('more', { fields: { score: String(score) } });
    }
  }

  /** It was sent. */
  end(): void {
    void this.#composer.discard();
  }

  /** Calls `listener` when another version comes, from storage or another tab. */
  subscribe(listener: () => void): () => void {
    return this.#composer.subscribe(listener);
  }
}
