import type { ReadTracker } from '../read-marks/read-tracker.ts';
import type { LiveDesk } from './live-desk.ts';
import type { LiveUpdates } from './live-updates.lazy.ts';

/** The drafts of a desk. */
export interface LiveDrafts {
  /** From now on goes on with what was being sent when the page was closed. */
  start(): Promise<void>;
  /** Loads what other tabs have saved. */
  sync(): void;
}

/** Loads and runs what goes on while somebody shows a desk: live updates and read marks. Without their file the customer refreshes. */
export class Live {
  readonly #desk: LiveDesk;
  readonly #drafts: LiveDrafts;
  #updates: LiveUpdates | undefined;
  #isAwake = false;

  constructor(desk: LiveDesk, drafts: LiveDrafts) {
    this.#desk = desk;
    this.#drafts = drafts;
  }

  /** Absent until its file is loaded. */
  get readTracker(): ReadTracker | undefined {
    return this.#updates?.readTracker;
  }

  start(): void {
    this.#isAwake = true;
    addEventListener('online', this.#onOnline);
    void this.#start();
  }

  stop(): void {
    this.#isAwake = false;
    removeEventListener('online', this.#onOnline);
    this.#updates?.stop();
  }

  /** The customer did something: the next poll comes soon. */
  pollSoon(): void {
    this.#updates?.pollSoon();
  }

  /** Tells other tabs that a draft was saved or ended. */
  broadcastDrafts(): void {
    this.#updates?.broadcastDrafts();
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
    this.#updates ??= new file.LiveUpdates({
      desk,
      path,
      marks: file.storedMarks(path),
      onDraftsChanged: () => this.#drafts.sync(),
    });
    this.#updates.start();
    if (desk.openThread) this.readTracker?.markSeen(desk.openThread);
  }

  readonly #onOnline = (): void => {
    // A hidden tab polls when it is seen again.
    if (!document.hidden) this.#desk.refresh();
    if (this.#updates) this.#updates.pollSoon();
    else void this.#start();
  };
}
