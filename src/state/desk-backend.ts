import type { SupportBackend } from '../backends/backend.ts';

/** A desk's backend as its elements see it: that of the API or of the page, or what a brand has put before it. */
export interface DeskBackend extends SupportBackend {
  /** The key that is shown for a key of an event, where the two differ. */
  shownKey?(key: string): string;
}

/** Puts something before a desk's backend, for a brand. */
export type BackendWrapper = (backend: SupportBackend) => DeskBackend;
