import type { ReactiveController } from 'lit';
import type { SupportRequestThread } from './support-request-thread.ts';
import { Arrivals } from './arrivals/arrivals.ts';
import { Earlier } from './arrivals/earlier.ts';
import { adopt } from '../element/elements.ts';
import { LinkWords } from '../body/link-words.ts';
import { NewLine } from './arrivals/new-line.ts';
import { newsStyles } from './arrivals/arrivals.styles.ts';

/** What stands in a thread beside its entries. */
export class ThreadExtras implements ReactiveController {
  readonly #host: SupportRequestThread;
  readonly #newLine = new NewLine();
  readonly #earlier = new Earlier();
  readonly #linkWords = new LinkWords();
  readonly #arrivals: Arrivals;
  #disown: (() => void) | undefined;

  constructor(host: SupportRequestThread) {
    this.#host = host;
    this.#arrivals = new Arrivals(host);
    host.addController(this);
    host.requestUpdate();
  }

  hostUpdate(): void {
    const thread = this.#host.desk?.openThread;
    this.#earlier.before(this.#host.shadowRoot, thread);
    this.#arrivals.before(thread);
  }

  hostUpdated(): void {
    this.#disown ??= adopt(this.#host.shadowRoot, newsStyles);
    this.#afterEntries();
  }

  hostDisconnected(): void {
    this.#newLine.remove();
    this.#arrivals.remove();
    this.#disown?.();
    this.#disown = undefined;
  }

  #afterEntries(): void {
    const host = this.#host;
    const thread = host.desk?.openThread;
    const history = host.renderRoot.querySelector('.history');
    this.#newLine.update(
      history,
      thread?.snapshot,
      thread && host.desk.seenBefore?.(thread.key),
      host.translator,
      id => this.#arrivals.offer(id),
    );
    this.#arrivals.after();
    if (!history || !thread) return;
    this.#linkWords.update(history, thread, host.translator);
    this.#earlier.after(history, thread, host.shadowRoot);
  }
}
