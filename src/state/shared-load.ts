interface Running<T> {
  readonly id: string;
  readonly promise: Promise<T>;
  readonly controller: AbortController;
  waiting: number;
}

/** One call for all who load the same at the same time. Each caller's signal ends that caller's wait; the last one aborts the call. */
export class SharedLoad<T> {
  #running: Running<T> | undefined;
  readonly #onIdle: ((isAnswered: boolean) => void)[] = [];

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** Resolves when no call is running: with false where the last one was aborted, else with true. */
  idle(): Promise<boolean> {
    return this.#running ? new Promise(resolve => this.#onIdle.push(resolve)) : Promise.resolve(true);
  }

  /**
   * @param id what is loaded; a running call for another id goes on for those who wait for it
   * @throws what `work` rejects with, or the reason of `signal`
   */
  run(id: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (this.#running?.id !== id) {
      const controller = new AbortController();
      const running: Running<T> = { id, promise: work(controller.signal), controller, waiting: 0 };
      const end = () => this.#end(running, true);
      running.promise.then(end, end);
      this.#running = running;
    }
    const running = this.#running;
    running.waiting++;
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        reject(signal.reason as Error);
        if (--running.waiting > 0) return;
        this.#end(running, false);
        running.controller.abort(signal.reason);
      };
      if (signal.aborted) return leave();
      signal.addEventListener('abort', leave);
      running.promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
    });
  }

  #end(running: Running<T>, isAnswered: boolean): void {
    if (this.#running !== running) return;
    this.#running = undefined;
    for (const resolve of this.#onIdle.splice(0)) resolve(isAnswered);
  }
}
