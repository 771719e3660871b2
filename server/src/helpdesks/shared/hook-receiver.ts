/**
 * Receives what a helpdesk tells by itself. An answer comes before anything is asked of the helpdesk. Of many calls for one request one look
 * remains, so that a flood costs the helpdesk nothing; what is lost, the poll finds.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { DeskChange, HelpdeskHook } from '../../app/desk.ts';
import { readBytes } from '../../app/http/body.ts';
import { errorResponse } from '../../app/http/error-response.ts';
import { badRequest, forbidden, HttpProblem, retryLater } from '../../app/http/problems.ts';
import type { RememberCall } from '../../stores/sql/helpdesk-calls.ts';
import { proofOf, toleranceSeconds } from './hook-proof.ts';

const maxBodyBytes = 64 * 1024;
const bodyIdleMs = 5000;
/** Bodies that are being read at once. */
const maxReading = 20;
/** Requests that wait for a look. */
const maxWaiting = 1000;
/** Looks at once. */
const lookers = 2;
/** Milliseconds before a look that has failed is repeated. Then the poll finds it. */
const retryMs = [1000, 5000, 30_000];
/** Milliseconds between two reports of calls that were refused. */
const reportMs = 60_000;

export interface HookReceiverOptions {
  readonly hook: HelpdeskHook;
  readonly remember: RememberCall;
  readonly record: (change: DeskChange) => Promise<void>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly report: (error: unknown) => void;
}

export interface HookReceiver {
  fetch(request: Request): Promise<Response>;
  /** Ends once what is being recorded is. */
  stop(): Promise<void>;
}

/** The path of the webhook of a helpdesk: beside that of the API, so `/api/hooks/…` for `/api/support`. */
export const hookPath = (basePath: string, name: string): string =>
  `${basePath.slice(0, basePath.lastIndexOf('/'))}/hooks/${name}`;

export function createHookReceiver(options: HookReceiverOptions): HookReceiver {
  const { hook, remember, record, now, report } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  stopped.catch(() => undefined);
  /** Attempts by the key of the request. */
  const waiting = new Map<string, number>();
  const looking = new Set<Promise<void>>();
  let reading = 0;
  let refused = 0;
  let reportedAt = -Infinity;

  async function look(key: string, attempt: number): Promise<void> {
    try {
      for (const change of await Promise.race([hook.look(key, signal), stopped])) await record(change);
    } catch (error) {
      if (signal.aborted) return;
      const wait = retryMs[attempt];
      if (wait === undefined) return report(error);
      void lookLater(key, attempt + 1, wait);
    }
  }

  async function lookLater(key: string, attempt: number, waitMs: number): Promise<void> {
    await pause(waitMs, undefined, { signal }).catch(() => undefined);
    if (!waiting.has(key)) waiting.set(key, attempt);
    work();
  }

  function work(): void {
    for (const [key, attempt] of waiting) {
      if (looking.size >= lookers || signal.aborted) return;
      // What comes from now on may be newer than what this look sees.
      waiting.delete(key);
      const job = look(key, attempt).finally(() => {
        looking.delete(job);
        work();
      });
      looking.add(job);
    }
  }

  /** The operator learns of it, not once for each call of a flood. */
  function refuse(why: string): never {
    refused++;
    if (now() - reportedAt >= reportMs) {
      report(
        new Error(
          `${refused} ${refused === 1 ? 'call' : 'calls'} of the webhook ${hook.name} refused; the last one because ${why}`,
        ),
      );
      reportedAt = now();
      refused = 0;
    }
    throw forbidden('This call is not accepted.');
  }

  async function readBody(request: Request): Promise<string> {
    if (reading >= maxReading) throw retryLater(503, 'Too many calls at once.', 5);
    reading++;
    try {
      const bytes = await readBytes(
        request,
        maxBodyBytes,
        bodyIdleMs,
        `A body may have ${maxBodyBytes} bytes.`,
      );
      return new TextDecoder().decode(bytes);
    } finally {
      reading--;
    }
  }

  function parse(body: string): unknown {
    try {
      return JSON.parse(body);
    } catch {
      throw badRequest('The body is not valid JSON.');
    }
  }

  async function handle(request: Request): Promise<Response> {
    if (request.method !== 'POST')
      throw new HttpProblem(405, 'This address takes POST only.', { headers: { Allow: 'POST' } });
    const body = await readBody(request);
    const { ok, id, why = '' } = proofOf(hook, request.headers, body, now());
    if (!ok) refuse(why);
    const keys = hook.keysOf(parse(body));
    if (waiting.size + keys.length > maxWaiting) throw retryLater(503, 'Too many calls wait.', 30);
    const isNew = id === undefined || (await remember(id, now(), now() - 2 * toleranceSeconds * 1000));
    if (!isNew) return new Response(null, { status: 204 });
    for (const key of keys) waiting.set(key, 0);
    work();
    return new Response(null, { status: 202 });
  }

  return {
    fetch: async request => {
      try {
        return await handle(request);
      } catch (error) {
        return errorResponse(error, report);
      }
    },
    stop: async () => {
      stopping.abort();
      waiting.clear();
      await Promise.all(looking);
    },
  };
}
