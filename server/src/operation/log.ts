/** Structured logs: a JSON line each, with the request they belong to. Never bodies, tokens, cookies, names or paths with keys. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { App } from '../app/app.ts';
import { HelpdeskUnavailable } from '../app/desk.ts';
import { matchOperation, pathBelow } from '../app/operations.ts';
import { StoreUnavailable } from '../app/store.ts';
import type { Metrics } from './metrics.ts';

const current = new AsyncLocalStorage<string>();

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof levels)[number];
export const logLevels: readonly string[] = levels;

export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    mixin: () => {
      const requestId = current.getStore();
      return requestId === undefined ? {} : { requestId };
    },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Name, message and stack only: errors of libraries carry what they were given. */
export function reportTo(log: Logger): (error: unknown) => void {
  return error => {
    const { name = 'Error', message = String(error), stack } = error instanceof Error ? error : {};
    const passes = error instanceof StoreUnavailable || error instanceof HelpdeskUnavailable;
    if (passes) log.warn({ error: { name, message } }, 'Not available');
    else log.error({ error: { name, message, stack } }, 'Failed');
  };
}

/** An id of a proxy before, so that its logs and these can be joined; else a new one. */
function idOf(request: Request): string {
  const given = request.headers.get('X-Request-Id') ?? '';
  return /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

/** The operation of the contract, which has no key in it. */
function operationOf(request: Request, basePath: string): string {
  const path = pathBelow(basePath, request.url);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const match = path === undefined ? undefined : matchOperation(method, path);
  return match && 'operation' in match ? match.operation : 'other';
}

/** Every call is logged and counted, and has an id, also in its answer. */
export function withObservation(app: App, basePath: string, log: Logger, metrics?: Metrics): App {
  return (request, connection) => {
    const requestId = idOf(request);
    return current.run(requestId, async () => {
      const started = performance.now();
      const response = await app(request, connection);
      const milliseconds = performance.now() - started;
      const operation = operationOf(request, basePath);
      metrics?.answered(operation, response.status, milliseconds / 1000);
      const level = response.status >= 500 ? 'error' : operation === 'other' ? 'debug' : 'info';
      log[level](
        { method: request.method, operation, status: response.status, ms: Math.round(milliseconds) },
        'Answered',
      );
      response.headers.set('X-Request-Id', requestId);
      return response;
    });
  };
}
