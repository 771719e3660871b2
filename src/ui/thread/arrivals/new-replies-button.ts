import type { Translator } from '../../../i18n/translator.ts';
import { make, makeButton, write } from '../../element/elements.ts';
import { bringIntoSight, focusOn } from './motion.ts';

/** So much of an entry's top has to be seen, in pixels: less is behind the button itself. */
const SEEN = 56;

/** "2 new replies", while there are some that were not in sight yet. */
export class NewsButton {
  /** Takes no room in the page; see the styles. */
  readonly element: HTMLElement;
  readonly #button: HTMLButtonElement;
  /** In the order of the thread. */
  readonly #unseen = new Set<HTMLElement>();
  readonly #watch: IntersectionObserver;
  #translator: Translator | undefined;

  constructor() {
    this.#button = makeButton('primary', 'news-button', () => this.#go());
    this.element = make('div', 'news', this.#button);
    this.#button.hidden = true;
    this.#watch = new IntersectionObserver(entries => this.#look(entries), {
      rootMargin: `0px 0px -${SEEN}px`,
    });
  }

  /** Entries that are new to the person. */
  add(entries: readonly HTMLElement[]): void {
    for (const entry of entries) this.#watch.observe(entry);
  }

  draw(translator: Translator): void {
    this.#translator = translator;
    this.#draw();
  }

  /** Forgets all. */
  clear(): void {
    this.#watch.disconnect();
    this.#unseen.clear();
    this.#draw();
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const element = target as HTMLElement;
      if (isIntersecting) {
        this.#unseen.delete(element);
        this.#watch.unobserve(element);
      } else this.#unseen.add(element);
    }
    this.#draw();
  }

  #draw(): void {
    for (const entry of this.#unseen) if (!entry.isConnected) this.#unseen.delete(entry);
    const count = this.#unseen.size;
    // The words of what goes away stay until it has gone.
    if (count > 0 && this.#translator) write(this.#button, this.#translator.t('news.pill', { count }));
    this.#button.hidden = count === 0;
  }

  #go(): void {
    const [first] = [...this.#unseen].sort((a, b) =>
      a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
    );
    if (!first) return;
    focusOn(first);
    bringIntoSight(first);
  }
}
