import type { ReactiveController } from 'lit';
import { painted } from './painted.ts';
import type { SetupHost, SetupReport } from './setup-report.lazy.ts';

/** The report of an `api-base` that is not valid. Its module is loaded when there is something to report. */
export class SetupController implements ReactiveController {
  /** Absent until then. */
  report: SetupReport | undefined;
  readonly #host: SetupHost;
  readonly #invalidApiBase: () => string | undefined;

  constructor(host: SetupHost, invalidApiBase: () => string | undefined) {
    this.#host = host;
    this.#invalidApiBase = invalidApiBase;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#invalidApiBase() !== undefined) void this.#load();
  }

  async #load(): Promise<void> {
    // A framework may set it after the element was connected, but before the next paint.
    await painted();
    if (this.report || this.#invalidApiBase() === undefined) return;
    const module = await import('./setup-report.lazy.ts').catch(() => undefined);
    this.report ??= module && new module.SetupReport(this.#host, this.#invalidApiBase);
  }
}
