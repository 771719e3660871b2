/** Exactly-once writes by the `Idempotency-Key` header (draft-ietf-httpapi-idempotency-key-header). */
import type { Context } from './context.ts';
import { badRequest, conflict, invalid, type HttpProblem } from './http/problems.ts';
import { CallTakenOver, type Call, type StoredResponse } from './store.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The UUID of the header, in lower case. @throws HttpProblem 400 without a UUID */
export function idempotencyKey(request: Request): string {
  // A structured field (RFC 8941) has quotes; clients send it with and without them.
  const key = (request.headers.get('Idempotency-Key') ?? '').replace(/^"(.*)"$/, '$1');
  if (!uuid.test(key)) throw badRequest('Send an Idempotency-Key header with a UUID.');
  return key.toLowerCase();
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** JSON with sorted keys: equal values give equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * Hash of a call.
 *
 * @param fileHash of an upload the hash of the file's bytes, not of the multipart body, whose boundary differs each time
 */
export async function fingerprintOf(context: Context, payload: unknown, fileHash = ''): Promise<string> {
  const parts = [context.operation, context.id, canonical(payload), fileHash];
  return sha256(JSON.stringify(parts));
}

function replay(stored: StoredResponse): Response {
  return new Response(stored.body, {
    status: stored.status,
    headers: { ...stored.headers, 'Idempotency-Replayed': 'true' },
  });
}

/**
 * Runs `work`, or replays the stored response of an earlier call with the same key. Only successful responses are stored: `work`
 * passes its response to the store together with the record it adds (see `Completion`), or after it, and returns it.
 *
 * @param work gets the fingerprint of an earlier call with the key, where that has died or its outcome is unknown
 * @param isUnsure whether what `work` throws leaves it open if the record was added
 * @throws HttpProblem 409 while the first call runs, 422 where the key belongs to another call, and whatever `work` throws
 */
export async function runOnce(
  context: Context,
  fingerprint: string,
  work: (call: Call, earlierFingerprint: string | undefined) => Promise<StoredResponse>,
  isUnsure: (error: unknown) => boolean = () => false,
): Promise<Response> {
  const { store, limits } = context;
  const key = idempotencyKey(context.request);
  const now = context.now();
  await store.sweep({ uploads: now - limits.uploadLifetimeMs, calls: now - limits.callLifetimeMs });
  const call = { key, fingerprint, startedAt: now };
  const earlier = await store.beginCall(context.customer.key, call, now - limits.callTimeoutMs);
  if (earlier && !earlier.over) {
    if (earlier.fingerprint !== fingerprint)
      throw invalid([], 'This Idempotency-Key was used for another body.');
    if (earlier.response) return replay(earlier.response);
    throw stillRunning();
  }
  try {
    const { body, status, headers } = await work(call, earlier?.fingerprint);
    return new Response(body, { status, headers });
  } catch (error) {
    if (error instanceof CallTakenOver) throw stillRunning();
    await store.releaseCall(context.customer.key, call, isUnsure(error));
    throw error;
  }
}

function stillRunning(): HttpProblem {
  return conflict('The first call with this Idempotency-Key is still running. Try again shortly.');
}

/** 201 with a JSON body. */
export function createdResponse(body: unknown, location?: string): StoredResponse {
  return {
    status: 201,
    headers: {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      ...(location ? { Location: location } : {}),
    },
    body: JSON.stringify(body),
  };
}
