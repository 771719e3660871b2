import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from '../../state/observable.ts';

/** Updates the host whenever one of the observables that it renders has changed. */
export class Watch implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #sources: () => readonly (Observable | undefined)[];
  #watched = new Map<Observable, () => void>();

  /** @param sources what the host renders; called before each update */
  constructor(host: ReactiveControllerHost, sources: () => readonly (Observable | undefined)[]) {
    this.#host = host;
    this.#sources = sources;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const wanted = new Set(this.#sources().filter(source => source !== undefined));
    for (const [source, stop] of this.#watched) {
      if (wanted.has(source)) continue;
      stop();
      this.#watched.delete(source);
    }
    const update = () => this.#host.requestUpdate();
    for (const source of wanted) {
      if (!this.#watched.has(source)) this.#watched.set(source, source.subscribe(update));
    }
  }

  hostDisconnected(): void {
    for (const stop of this.#watched.values()) stop();
    this.#watched.clear();
  }
}
