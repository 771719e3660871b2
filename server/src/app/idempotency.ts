import type { Context } from './context.ts';
import { badRequest, conflict, invalid, type HttpProblem } from './http/problems.ts';
import { CallLost, type Call, type StoredAnswer } from './store.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function idempotencyKey(request: Request): string {
  // RFC 8941 writes a string in quotes; both ways are common.
  const key = (request.headers.get('Idempotency-Key') ?? '').replace(/^"(.*)"$/, '$1');
  if (!uuid.test(key)) throw badRequest('Send an Idempotency-Key header with a UUID.');
  return key.toLowerCase();
}

async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** The same value gives the same text, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** What a call is compared by. The bytes of a file count, not the multipart body, whose boundary is new each time. */
export async function fingerprint(
  context: Context,
  payload: unknown,
  bytes?: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const parts = [context.operation, context.id, canonical(payload), bytes ? await sha256(bytes) : ''];
  return sha256(JSON.stringify(parts));
}

function replay(answer: StoredAnswer): Response {
  return new Response(answer.body, {
    status: answer.status,
    headers: { ...answer.headers, 'Idempotency-Replayed': 'true' },
  });
}

/**
 * Runs `work` unless this call was answered before; only a success is remembered. `work` hands its answer to the store
 * together with what it adds (see `Completion`), and gives it back.
 */
export async function once(
  context: Context,
  print: string,
  work: (call: Call) => Promise<StoredAnswer>,
): Promise<Response> {
  const { store, limits } = context;
  const key = idempotencyKey(context.request);
  const now = context.now();
  await store.sweep({ uploads: now - limits.keepUploadsMs, calls: now - limits.keepCallsMs });
  const call = { key, fingerprint: print, startedAt: now };
  const earlier = await store.beginCall(context.user.key, call, now - limits.abandonCallsMs);
  if (earlier) {
    if (earlier.fingerprint !== print) throw invalid([], 'This Idempotency-Key was used for another body.');
    if (earlier.answer) return replay(earlier.answer);
    throw stillRunning();
  }
  try {
    const answer = await work(call);
    return new Response(answer.body, { status: answer.status, headers: answer.headers });
  } catch (error) {
    if (error instanceof CallLost) throw stillRunning();
    await store.forgetCall(context.user.key, call);
    throw error;
  }
}

function stillRunning(): HttpProblem {
  return conflict('The first call with this Idempotency-Key is still running. Try again shortly.');
}

export function created(body: unknown, location?: string): StoredAnswer {
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
