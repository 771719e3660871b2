import type { ReactiveController } from 'lit';
import type { SupportRequestThread } from './support-request-thread.ts';
import { LinkWords } from '../body/link-words.ts';

/** What stands in a thread beside its entries. */
export class ThreadExtras implements ReactiveController {
  readonly #host: SupportRequestThread;
  readonly #linkWords = new LinkWords();

  constructor(host: SupportRequestThread) {
    this.#host = host;
    host.addController(this);
    host.requestUpdate();
  }

  hostUpdated(): void {
    const { desk, renderRoot, translator } = this.#host;
    const history = renderRoot.querySelector('.history');
    if (history && desk?.openThread) this.#linkWords.update(history, desk.openThread, translator);
  }
}
