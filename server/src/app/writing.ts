/** A new request or comment, exactly once: the record of the call, the desk and the uploads together. */
import type { Context } from './context.ts';
import { HelpdeskRefused, type FoundWrite, type PendingFile, type Write } from './desk.ts';
import { HttpProblem, invalid } from './http/problems.ts';
import { runOnce } from './idempotency.ts';
import { dropTaken, pendingFiles } from './pending-files.ts';
import { CallTakenOver, type Added, type Call, type StoredResponse } from './store.ts';
import { missingAttachments } from './validation.ts';

/** A request or comment that is checked, and ready to be added. */
interface Prepared<T> {
  readonly attachmentIds: readonly string[];
  add(files: readonly PendingFile[], write: Write<T>): Promise<Added<T>>;
  readonly warnings?: readonly string[];
}

export interface Kind<T> {
  /** Checks the body. @throws HttpProblem */
  prepare(): Promise<Prepared<T>>;
  response(added: T, warnings: readonly string[]): StoredResponse;
  /** The record of an earlier write, where it is of this kind and place. */
  read(found: FoundWrite): T | undefined;
  /** Called once it is stored. */
  notify(added: T): Promise<void>;
}

/** Whether the desk can have added nothing. */
const isRefusal = (error: unknown): boolean =>
  error instanceof HttpProblem || error instanceof HelpdeskRefused || error instanceof CallTakenOver;

/** The response to what an earlier call with the same key has added, whose outcome nobody knows. */
async function recover<T>(
  { desk, store, customer, id }: Context,
  kind: Kind<T>,
  call: Call,
  earlierFingerprint: string,
): Promise<StoredResponse | undefined> {
  const found = await desk.findWrite?.(call.key, id || undefined);
  if (!found) return undefined;
  const added = kind.read(found);
  const response = added && kind.response(added, []);
  // The key stands for what was added, whoever asks.
  if (response)
    await store.completeCall(customer.key, { ...call, fingerprint: earlierFingerprint }, response);
  if (!response || earlierFingerprint !== call.fingerprint)
    throw invalid([], 'This Idempotency-Key was used for another body.');
  return response;
}

export function writeOnce<T>(context: Context, fingerprint: string, kind: Kind<T>): Promise<Response> {
  const { capabilities, store, customer } = context;

  async function work(call: Call, earlierFingerprint: string | undefined): Promise<StoredResponse> {
    const recovered =
      earlierFingerprint !== undefined && (await recover(context, kind, call, earlierFingerprint));
    if (recovered) return recovered;
    const prepared = await kind.prepare();
    const { attachmentIds, warnings = [] } = prepared;
    const files = await pendingFiles(context, attachmentIds);
    const response = (added: T): StoredResponse => kind.response(added, warnings);
    const result = await prepared.add(files, { key: call.key, call, response });
    if ('missing' in result) throw missingAttachments(result.missing);
    const stored = kind.response(result.added, [...warnings, ...(result.warnings ?? [])]);
    if (!capabilities.completesCalls) {
      await store.completeCall(customer.key, call, stored);
      await dropTaken(context, files);
    }
    await kind.notify(result.added);
    return stored;
  }

  return runOnce(context, fingerprint, work, error => !capabilities.completesCalls && !isRefusal(error));
}
