/** What the tabs of one browser, and the elements of one page, send one another over a BroadcastChannel. */
import type { Changes } from '../../http/event-stream.ts';
import { ownName } from '../../prefix.ts';

/** @param apiBase the API's base URL, absolute and with a slash at its end */
export const channelName = (apiBase: string): string => `${ownName()} ${apiBase}`;

/**
 * One message, for the tabs of one customer. Any other message on the channel (`null`, also from an older version) says that a draft
 * was saved or ended. No message holds anything that a customer or support wrote. The names of the members are what tabs with an
 * older version understand.
 */
export interface TabMessage {
  /** The customer's key; empty where there is none. */
  readonly user: string;
  /** A tab has loaded a list or a thread. */
  readonly read?: {
    /** Which one. */
    readonly id: string;
    /** Equal for equal states: a tab that has another one loads it. */
    readonly stamp: string;
    /** When the answer came, in milliseconds since the epoch. */
    readonly at: number;
  };
  /** The customer does something: the next poll comes soon. */
  readonly quick?: true;
  /** A tab became visible: the one that has the event stream answers with `live`. */
  readonly hello?: true;
  /** Whether the event stream is open, in one tab for all. */
  readonly live?: boolean;
  /** What the event stream said. */
  readonly changed?: Changes;
  /** The customer sees a thread, where the server keeps no read marks. */
  readonly seen?: {
    readonly key: string;
    /** `updatedAt` of the request, in milliseconds since the epoch. */
    readonly upTo: number;
  };
  /** The customer calls off what is being sent: a new request where it is empty, else a comment on the request with this key. */
  readonly callOff?: string;
  /** A hidden tab has asked for what waits for support. */
  readonly heard?: true;
  /** How many requests are unread. */
  readonly unread?: number;
}

/** The message, if it is one of these: only those have `user`. */
export const parseTabMessage = (data: unknown): TabMessage | undefined =>
  typeof data === 'object' && data !== null && 'user' in data ? (data as TabMessage) : undefined;
