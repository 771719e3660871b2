/** What the customer had seen of a request when they opened it. */
export interface Seen {
  /** The server's mark; absent where the server keeps none. */
  readonly unread?: boolean | undefined;
  /** `updatedAt` of the request at the last visit, in milliseconds since the epoch; absent where this browser has no mark. */
  readonly upTo?: number | undefined;
}
