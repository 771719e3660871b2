import type { Changes } from '../../http/event-stream.ts';

/** What the tabs of one browser, and the elements of one page, tell one another over a BroadcastChannel. */

/**
 * @param owner the name of all that is kept in the browser, see name.ts
 * @param place the API's base URL, absolute and with a slash at its end
 */
export const channelName = (owner: string, place: string): string => `${owner} ${place}`;

/**
 * One message, for the tabs of one customer. Whatever else comes over the channel (`null`, also from an older version) says
 * that a draft was written or ended. No message holds anything that a person or support wrote.
 */
export interface TabMessage {
  /** The customer's key, empty where nobody gives one. */
  readonly user: string;
  /** Somebody has read a list or a thread. */
  readonly read?: {
    /** Which one. */
    readonly id: string;
    /** The same for the same state: who has another one reads anew. */
    readonly stamp: string;
    /** When the answer came, in milliseconds since the epoch. */
    readonly at: number;
  };
  /** A person does something: looks come soon again. */
  readonly quick?: true;
  /** A tab has come into sight: who keeps the event stream says so. */
  readonly hello?: true;
  /** Whether the event stream is open, in one tab for all. */
  readonly live?: boolean;
  /** What the event stream told of. */
  readonly changed?: Changes;
  /** The person has a thread before their eyes, where the server keeps no marks. */
  readonly seen?: {
    readonly key: string;
    /** When the request was last changed, in milliseconds since the epoch. */
    readonly upTo: number;
  };
  /** How many requests are unread. */
  readonly unread?: number;
}

/** The message, where it is one of these. */
export const parseTabMessage = (data: unknown): TabMessage | undefined =>
  typeof data === 'object' && data !== null && 'user' in data ? (data as TabMessage) : undefined;
