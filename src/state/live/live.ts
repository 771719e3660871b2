import type { Composers } from '../outbox/composers.ts';
import type { DeskContext } from '../desk-context.ts';
import type { LiveUpdates } from './live-updates.lazy.ts';

/**
 * Starts and stops what runs while an element shows a desk: the outbox, and live updates with read marks, whose module is loaded
 * first. Without it the customer refreshes.
 */
export class Live {
  /** Absent until its file is loaded. */
  updates: LiveUpdates | undefined;
  readonly #desk: DeskContext;
  readonly #composers: Composers;
  #isAwake = false;

  constructor(desk: DeskContext, composers: Composers) {
    this.#desk = desk;
    this.#composers = composers;
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
    void this.#composers.start();
    const file = await import('./live-updates.lazy.ts').catch(() => undefined);
    const path = await desk.path;
    if (!file || !isAwake()) return;
    this.updates ??= new file.LiveUpdates({
      desk,
      path,
      marks: file.storedMarks(path),
      onDraftsChanged: () => this.#composers.sync(),
      onCallOff: key => this.#composers.callOff(key),
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
