import type { ArticleOptions } from '../../../backends/backend.ts';
import type { Article } from '../../../model.ts';

/** Articles that are offered. */
export const MAX_ARTICLES = 3;
/** Milliseconds after the last change of what is asked. */
const PAUSE = 500;
/** Letters from which on something is searched. */
const MIN_LETTERS = 3;
/** The same in scripts whose letters are syllables or words. */
const MIN_SYLLABLES = 2;
/** Answers that are kept: a customer who takes back a word has what was there before. */
const KEPT = 20;

const SYLLABLES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** What is searched for. */
export type ArticleQuery = Pick<ArticleOptions, 'query' | 'type' | 'service'>;

const hasEnough = (query: string): boolean =>
  (query.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= (SYLLABLES.test(query) ? MIN_SYLLABLES : MIN_LETTERS);

/** Searches articles while a summary is typed: once it pauses, nothing twice, and the latest answer wins. A failure finds nothing. */
export class ArticleSearch {
  /** What was found for what is asked now; what was found before stays until that is known. */
  found: readonly Article[] = [];
  readonly #load: (options: ArticleOptions) => Promise<readonly Article[]>;
  readonly #changed: () => void;
  readonly #answers = new Map<string, readonly Article[]>();
  /** What is asked now. */
  #id = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  /** @param changed runs after `found` was replaced */
  constructor(load: (options: ArticleOptions) => Promise<readonly Article[]>, changed: () => void) {
    this.#load = load;
    this.#changed = changed;
  }

  /** Called with what the customer has written, as often as that is rendered. */
  ask(asked: ArticleQuery): void {
    const query = asked.query.trim().replace(/\s+/g, ' ');
    const id = JSON.stringify([query.toLowerCase(), asked.type, asked.service]);
    if (id === this.#id) return;
    this.stop();
    this.#id = id;
    const answer = hasEnough(query) ? this.#answers.get(id) : [];
    if (answer) this.#put(answer);
    else this.#timer = setTimeout(() => void this.#search(id, { ...asked, query }), PAUSE);
  }

  /** Ends what is on its way; the next call of {@link ask} asks anew. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#id = '';
  }

  async #search(id: string, asked: ArticleQuery): Promise<void> {
    const { signal } = (this.#running = new AbortController());
    let found: readonly Article[] = [];
    try {
      found = (await this.#load({ ...asked, limit: MAX_ARTICLES, signal })).slice(0, MAX_ARTICLES);
      this.#answers.set(id, found);
      const [oldest] = this.#answers.keys();
      if (this.#answers.size > KEPT && oldest !== undefined) this.#answers.delete(oldest);
    } catch {
      // Nobody has asked for articles: that there are none now is no news.
    }
    if (!signal.aborted) this.#put(found);
  }

  #put(found: readonly Article[]): void {
    if (found.length === 0 && this.found.length === 0) return;
    this.found = found;
    this.#changed();
  }
}
