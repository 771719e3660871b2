/** What the matrix has to know of one call. */
import type { Counts, FaultyDesk } from './desk.ts';
import type { FaultName } from './faults.ts';

export interface Job {
  /** The port's method. */
  readonly operation: string;
  /** Where the same call is made for another purpose. */
  readonly note?: string;
  /** Method and path below the base, with the query. */
  readonly call: RegExp;
  /** A failure of it is passed over, and why that is right. */
  readonly silent?: string;
  /** It goes on by itself after a fault that passes. */
  readonly automatic?: boolean;
  /** An answer of 2xx is right whatever is in it: nothing of it is read, or it is a file's bytes. */
  readonly anyBody?: boolean;
  /** An answer of 2xx counts as done although it was not, and why that is right. */
  readonly trusting?: string;
  /** A good answer has no body, so nothing of it can be cut off. */
  readonly bodiless?: boolean;
  /** After a failure it is read anew whether it was done, and then nothing is told any more. */
  readonly seen?: boolean;
  readonly requests?: number;
  /** All that comes before the call. */
  begin(desk: FaultyDesk): Promise<void>;
  /** What makes the call. */
  act(desk: FaultyDesk): unknown;
  /** What of the person's own is not there; empty where all is. */
  lost?(desk: FaultyDesk): Promise<string>;
  /** The way on that the message offers, else "Try again". */
  again?(desk: FaultyDesk): unknown;
  /** The way on where trying again could not help; else the page is loaded again. */
  anew?(desk: FaultyDesk, fault: FaultName): unknown;
  /** What comes before the job is through, once the call went well. */
  finish?(desk: FaultyDesk): unknown;
  done(desk: FaultyDesk): boolean | Promise<boolean>;
  /** What the backend has more than at the beginning. */
  readonly more?: Partial<Counts>;
}
