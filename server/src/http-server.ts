/** Listens, and stops in order. */
import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createAdaptorServer } from '@hono/node-server';
import type { Connection } from './app/app.ts';

/** Milliseconds in which a busy client learns from an answer that its connection ends. */
const drainMs = 500;
/** Milliseconds for calls that still run after that. */
const endMs = 2000;

/** Open connections, unless a configuration says otherwise. */
export const defaultConnections = 10_000;

/** Addresses that stand for all of the machine, and the one by which it reaches itself. */
const wildcards: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** A host as a URL has it: an IPv6 address is in brackets. */
export const urlHost = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** The URL by which this machine reaches a server that listens on `host`. */
export function localUrl(host: string, port: number): string {
  return `http://${urlHost(wildcards[host] ?? host)}:${port}`;
}

export interface HttpServer {
  readonly server: Server;
  readonly url: string;
}

type Fetch = (request: Request, connection: Connection) => Response | Promise<Response>;

/**
 * @param limits `maxConnections`: open ones; a further connection is closed at once. `headMs`: milliseconds until the head of a call
 *   is whole, else the connection is closed, within a quarter of it; by default 20,000
 */
export async function listen(
  fetch: Fetch,
  host: string,
  port: number,
  { maxConnections = defaultConnections, headMs = 20_000 } = {},
): Promise<HttpServer> {
  const server = createAdaptorServer({
    fetch: (request, { incoming }) =>
      fetch(request, { address: (incoming as IncomingMessage).socket.remoteAddress }),
    hostname: urlHost(host),
    serverOptions: { headersTimeout: headMs, connectionsCheckingInterval: headMs / 4 },
  }) as Server;
  server.maxConnections = maxConnections;
  server.listen(port, host);
  await once(server, 'listening');
  return { server, url: localUrl(host, (server.address() as AddressInfo).port) };
}

function countConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  );
}

/**
 * Stops in order: for a while every answer says `Connection: close`, so that no client sends its next call into a connection that is
 * being closed (RFC 9112, section 9.6); then no more connections are accepted, and open calls end.
 */
export async function stop({ server }: HttpServer): Promise<void> {
  server.prependListener('request', (_request, response: ServerResponse) =>
    response.setHeader('Connection', 'close'),
  );
  const drained = Date.now() + drainMs;
  while (Date.now() < drained && (await countConnections(server)) > 0) await pause(20);
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timeout = setTimeout(() => server.closeAllConnections(), endMs);
  await closed;
  clearTimeout(timeout);
}
