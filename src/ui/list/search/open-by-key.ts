import { SupportError, type Problem } from '../../../model.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { keyOf } from './typed-key.ts';

/** Opens the request whose key was typed, once the backend has returned it. */
export class OpenByKey {
  /** Why the last one could not be opened. */
  failed: { readonly key: string; readonly problem: Problem; readonly retry: () => void } | undefined;
  readonly #host: SupportElement;
  #running: AbortController | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** @param searches whether a text that is no key is searched, and so no problem */
  async open(text: string, searches: boolean): Promise<void> {
    this.stop();
    const host = this.#host;
    const { desk } = host;
    const loaded = desk?.list.loaded.map(({ key }) => key) ?? [];
    const key = keyOf(text, loaded, !searches);
    if (!desk || key === undefined) return;
    if (loaded.includes(key)) {
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
      // The search for the same text shows its own result.
      if (searches && problem.kind === 'not-found') return;
      const retry = () => void this.open(text, searches);
      this.failed = { key, problem, retry };
      host.requestUpdate();
      host.fail(problem, 'getRequest', retry);
    }
  }

  /** Aborts the load and removes its problem. */
  stop(): void {
    this.#running?.abort();
    if (!this.failed) return;
    this.failed = undefined;
    if (this.#host.isConnected) this.#host.requestUpdate();
  }
}
