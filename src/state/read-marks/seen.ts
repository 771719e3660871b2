/** What the person had seen of a request when they opened it. */
export interface Seen {
  /** The server's own mark, where it keeps one. */
  readonly unread?: boolean | undefined;
  /** When the request was last changed at the last visit, in milliseconds since the epoch; absent where it is not known. */
  readonly upTo?: number | undefined;
}
