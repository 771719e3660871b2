import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Draws the host anew each minute while its page is in sight, so that "2 minutes ago" stays true. */
export class Clock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setInterval(() => {
      if (!document.hidden) this.#host.requestUpdate();
    }, 60_000);
    document.addEventListener('visibilitychange', this.#seen);
  }

  hostDisconnected(): void {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  readonly #seen = (): void => {
    if (!document.hidden) this.#host.requestUpdate();
  };
}
