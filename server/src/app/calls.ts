/** Calls with an Idempotency-Key: what a store keeps of them, so that a retry adds nothing twice. */

/** The response of a successful call, for replays. */
export interface StoredResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A call with an Idempotency-Key. */
export interface Call {
  readonly key: string;
  /** Hash of the operation and its body: a retry has the same one. */
  readonly fingerprint: string;
  readonly startedAt: number;
}

/**
 * The call that adds a record, and its response. The store saves the response in the same transaction as the record: a process
 * that dies leaves both or neither, so that a retry never adds a second record.
 */
export interface Completion<T> {
  readonly call: Call;
  readonly response: (added: T) => StoredResponse;
}

/** Thrown where a retry has taken the call over because it ran for too long. Nothing is added then. */
export class CallTakenOver extends Error {
  override readonly name = 'CallTakenOver';
}

/** A call with the same key that the store already has; without a response it still runs, unless it is `over`. */
export interface EarlierCall extends Call {
  readonly response?: StoredResponse | undefined;
  /** It died, or nobody knows how it ended: the new call has taken its place, and may find that its record exists. */
  readonly over?: boolean;
}

/** Calls with an Idempotency-Key. */
export interface Calls {
  /**
   * Records that the call runs and resolves to `undefined`, or resolves to the earlier call with the same key. An earlier call
   * without a response that began before `abandonedBefore` counts as dead and is replaced: it is `over`. Until the new call has a
   * response, the key keeps the fingerprint of the earlier one, whose record may exist.
   */
  beginCall(customer: string, call: Call, abandonedBefore: number): Promise<EarlierCall | undefined>;
  /** Saves the response and the fingerprint of a call whose record is elsewhere. @throws CallTakenOver */
  completeCall(customer: string, call: Call, response: StoredResponse): Promise<void>;
  /**
   * Deletes a call that failed, so that its key can be used again. One that has a response or was taken over stays. Where its record may
   * exist all the same, as it was `unsure`, the next call with the key takes it over at once.
   */
  releaseCall(customer: string, call: Call, unsure?: boolean): Promise<void>;
}
