/** What changes, in an order that an event stream can continue. */
import type { Viewer } from './team.ts';

/** A request of a customer was added or changed. */
export interface Change {
  readonly customer: string;
  readonly key: string;
  readonly updatedAt: number;
  /** Rises with every change of the customer's requests. */
  readonly sequence: number;
  /** Of the request: its members may see the change, too. */
  readonly organisation?: string | undefined;
}

export interface ChangeLog {
  /** The changes after this sequence that the viewer may see, in order, each request once with its last change. */
  list(viewer: Viewer, after: number): Promise<readonly Change[]>;
  /** The sequence of the last change that the viewer may see; 0 without one. */
  last(viewer: Viewer): Promise<number>;
}
