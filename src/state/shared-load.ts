interface Running<T> {
  readonly id: string;
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  readers: number;
}

/**
 * One read for everybody who asks for the same thing at the same time. It is aborted when the last of them has lost
 * interest; each one's own signal ends only that one's wait.
 */
export class SharedLoad<T> {
  #running: Running<T> | undefined;

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Resolves when nothing is on its way, however that ended. */
  async idle(): Promise<void> {
    await this.#running?.promise.catch(() => {});
  }

  run(id: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#running?.id !== id) {
      const controller = new AbortController();
      const running: Running<T> = { id, promise: work(controller.signal), controller, readers: 0 };
      const done = () => {
        if (this.#running === running) this.#running = undefined;
      };
      running.promise.then(done, done);
      this.#running = running;
    }
    const running = this.#running;
    running.readers++;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reject(signal.reason as Error);
        if (--running.readers > 0) return;
        if (this.#running === running) this.#running = undefined;
        running.controller.abort(signal.reason);
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave);
      running.promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }
}
