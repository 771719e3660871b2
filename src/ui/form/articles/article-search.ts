import type { ArticleOptions } from '../../../backends/backend.ts';
import type { Article } from '../../../model.ts';
import { TypedSearch } from '../../../state/typed-search.ts';

/** Articles that are offered. */
const MAX_ARTICLES = 3;
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

const idOf = ({ query, type, service }: ArticleQuery): string =>
  JSON.stringify([query.toLowerCase(), type, service]);

/** Searches articles while a summary is typed: nothing twice. A failure finds nothing. */
export class ArticleSearch {
  /** What was found for what is asked now; what was found before stays until that is known. */
  found: readonly Article[] = [];
  readonly #typed: TypedSearch<ArticleQuery, readonly Article[]>;
  readonly #changed: () => void;
  readonly #answers = new Map<string, readonly Article[]>();
  /** What is asked now. */
  #id = '';

  /** @param changed runs after `found` was replaced */
  constructor(load: (options: ArticleOptions) => Promise<readonly Article[]>, changed: () => void) {
    this.#typed = new TypedSearch(
      async (asked, signal): Promise<readonly Article[]> => {
        const found = (await load({ ...asked, limit: MAX_ARTICLES, signal })).slice(0, MAX_ARTICLES);
        this.#keep(idOf(asked), found);
        return found;
      },
      // Nobody has asked for articles: that there are none after a failure is no news.
      ({ found = [] }) => this.#put(found),
    );
    this.#changed = changed;
  }

  /** Called with what the customer has written, as often as that is rendered. */
  ask(asked: ArticleQuery): void {
    const query = asked.query.trim().replace(/\s+/g, ' ');
    const id = idOf({ ...asked, query });
    if (id === this.#id) return;
    this.stop();
    this.#id = id;
    const answer = hasEnough(query) ? this.#answers.get(id) : [];
    if (answer) this.#put(answer);
    else this.#typed.start({ ...asked, query }, PAUSE);
  }

  /** Ends what is on its way; the next call of {@link ask} asks anew. */
  stop(): void {
    this.#typed.stop();
    this.#id = '';
  }

  #keep(id: string, found: readonly Article[]): void {
    this.#answers.set(id, found);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > KEPT && oldest !== undefined) this.#answers.delete(oldest);
  }

  #put(found: readonly Article[]): void {
    if (found.length === 0 && this.found.length === 0) return;
    this.found = found;
    this.#changed();
  }
}
