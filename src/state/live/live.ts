import type { Composers } from '../outbox/composers.ts';
import type { LiveDesk } from './live-desk.ts';
import type { LiveUpdates } from './live-updates.lazy.ts';

/** Loads and runs what goes on while somebody shows a desk: live updates and read marks. Without their file the customer refreshes. */
export class Live {
  /** Absent until its file is loaded. */
  updates: LiveUpdates | undefined;
  readonly #desk: LiveDesk;
  readonly #drafts: Composers;
  #isAwake = false;

  constructor(desk: LiveDesk, drafts: Composers) {
    this.#desk = desk;
    this.#drafts = drafts;
  }

  start(): void {
    this.#isAwake = true;
    addEventListener('online', this.#onOnline);
    void this.#start();
  }

  stop(): void {
    this.#isAwake = false;
    removeEventListener('online', this.#onOnline);
    this.updates?.stop();
  }

  async #start(): Promise<void> {
    const desk = this.#desk;
    const isAwake = () => this.#isAwake;
    await desk.begun;
    if (!isAwake()) return;
    void this.#drafts.start();
    const file = await import('./live-updates.lazy.ts').catch(() => undefined);
    const path = await desk.path;
    if (!file || !isAwake()) return;
    this.updates ??= new file.LiveUpdates({
      desk,
      path,
      marks: file.storedMarks(path),
      onDraftsChanged: () => this.#drafts.sync(),
    });
    this.updates.start();
    if (desk.openThread) this.updates.readTracker?.visit(desk.openThread);
  }

  readonly #onOnline = (): void => {
    // A hidden tab polls when it is seen again.
    if (!document.hidden) this.#desk.refresh();
    if (this.updates) this.updates.pollSoon();
    else void this.#start();
  };
}
