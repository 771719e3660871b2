/** How a helpdesk tells what has changed: by its feed, or by a webhook. Times are milliseconds since the epoch. */

/** Something that customers see has changed in the helpdesk, whoever did it. */
export interface DeskChange {
  readonly kind: 'request' | 'comment';
  /** Key of the customer (`Customer.key`). */
  readonly customer: string;
  readonly key: string;
  readonly updatedAt: number;
  /**
   * Rises with each change of the request that customers see; default `updatedAt`. For a helpdesk whose times are whole seconds, or which
   * touches requests without anything that a customer sees. What is not above the known version tells nothing new.
   */
  readonly version?: number | undefined;
  /** Where to go on from after this change. Absent where it came by another way than the feed. */
  readonly cursor?: string | undefined;
}

/** The feed is further, and nothing that customers see has changed. */
export interface CursorMoved {
  readonly cursor: string;
}

/**
 * @returns when the call was signed, where it says so: a late one is refused; and what is the same for a repeated call, which then has no
 *   effect. `undefined` where the signature is wrong
 */
export type HookProof = (
  headers: Headers,
  body: string,
) => { readonly at?: number; readonly id?: string } | undefined;

/**
 * How the helpdesk tells the server by itself that something may have changed: `POST …/hooks/<name>`. The server believes nothing of what
 * is in it but the key, and looks by itself.
 */
export interface HelpdeskHook {
  /** The last part of the path. */
  readonly name: string;
  /** Shared with the helpdesk. */
  readonly secret: string;
  /**
   * How a call shows that it comes from the helpdesk. `signature`: `Support-Signature: t=<seconds>,v1=<HMAC-SHA-256>`, as the server's own
   * webhooks have it; a call that is repeated or late has no effect. `secret`: `Authorization: Bearer <secret>`, for a helpdesk that can
   * compute no signature; a repeated call only makes the server look once more. A function: for a helpdesk that signs in a way of its own.
   */
  readonly proof: 'signature' | 'secret' | HookProof;
  /** The keys of the requests that this JSON body is about; none for what customers do not see. */
  keysOf(body: unknown): readonly string[];
  /** What is new in a request: for each customer who sees it, the last change. */
  look(key: string, signal: AbortSignal): Promise<readonly DeskChange[]>;
}
