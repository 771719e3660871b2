import type { SupportElement } from '../../element/support-element.ts';
import { SupportError, type Problem } from '../../../model.ts';
import { keyOf } from './typed-key.ts';

/** A request that could not be opened. */
export interface JumpFailure {
  readonly key: string;
  readonly problem: Problem;
}

/** Opens the request whose number was typed, once the backend says that it is there. */
export class Jump {
  readonly #host: SupportElement;
  readonly #changed: () => void;
  #running: AbortController | undefined;
  #failed: (JumpFailure & { readonly again: () => Promise<void> }) | undefined;

  constructor(host: SupportElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
  }

  get failure(): JumpFailure | undefined {
    return this.#failed;
  }

  /** @param searches what is no number of a request is searched, and so no failure */
  async to(text: string, searches: boolean): Promise<void> {
    this.stop();
    const host = this.#host;
    const { desk } = host;
    const known = desk?.list.loaded.map(({ key }) => key) ?? [];
    const key = keyOf(text, known, !searches);
    if (!desk || key === undefined) return;
    const { signal } = (this.#running = new AbortController());
    try {
      if (!known.includes(key)) {
        const request = await desk.backend.getRequest(key, { signal });
        if (signal.aborted) return;
        desk.thread(request.key, request);
        host.go({ name: 'thread', key: request.key });
      } else host.go({ name: 'thread', key });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SupportError)) throw error;
      const { problem } = error;
      // The search for the same words tells what there is.
      if (searches && problem.kind === 'not-found') return;
      const again = () => this.to(text, searches);
      this.#failed = { key, problem, again };
      this.#changed();
      host.fail(problem, 'getRequest', () => void again());
    }
  }

  async again(): Promise<void> {
    await this.#failed?.again();
  }

  /** Ends what is on its way, and takes back what was said of it. */
  stop(): void {
    this.#running?.abort();
    const had = this.#failed;
    this.#failed = undefined;
    if (had) this.#changed();
  }
}
