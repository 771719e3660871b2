import { SupportError, type Problem } from '../../../model.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { keyOf } from './typed-key.ts';

/** Opens the request whose key was typed, once the backend says that it is there. */
export class OpenByKey {
  /** Why the last one could not be opened. */
  failure: { readonly key: string; readonly problem: Problem; readonly retry: () => void } | undefined;
  readonly #host: SupportElement;
  #running: AbortController | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** @param searches whether a text that is no key is searched, and so no failure */
  async open(text: string, searches: boolean): Promise<void> {
    this.stop();
    const host = this.#host;
    const { desk } = host;
    const known = desk?.list.loaded.map(({ key }) => key) ?? [];
    const key = keyOf(text, known, !searches);
    if (!desk || key === undefined) return;
    if (known.includes(key)) {
      host.go({ name: 'thread', key });
      return;
    }
    const { signal } = (this.#running = new AbortController());
    try {
      const request = await desk.backend.getRequest(key, { signal });
      if (signal.aborted) return;
      desk.thread(request.key, request);
      host.go({ name: 'thread', key: request.key });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SupportError)) throw error;
      const { problem } = error;
      // The search for the same text shows what there is.
      if (searches && problem.kind === 'not-found') return;
      const retry = () => void this.open(text, searches);
      this.failure = { key, problem, retry };
      host.requestUpdate();
      host.fail(problem, 'getRequest', retry);
    }
  }

  /** Ends what is on its way, and takes back what was said of it. */
  stop(): void {
    this.#running?.abort();
    if (!this.failure) return;
    this.failure = undefined;
    if (this.#host.isConnected) this.#host.requestUpdate();
  }
}
