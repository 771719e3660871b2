/** Puts the parts together and listens. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createAgent } from './scripted-agent/scripted-agent.ts';
import { runAgent } from './scripted-agent/timer.ts';
import { createApp } from './app/app.ts';
import type { User } from './app/context.ts';
import { withCors } from './app/http/cors.ts';
import { demoFields } from './seed/custom-fields.ts';
import { createEventHub } from './app/event-hub.ts';
import { seed } from './seed/seed.ts';
import { removeAddress, writeAddress } from './agent/address.ts';
import { createDesk } from './agent/desk.ts';
import { createAgentRoutes } from './agent/routes.ts';
import { loadDashboard } from './dashboard.ts';
import { createIdentity } from './authentication.ts';
import { createSessions } from './sessions.ts';
import type { Settings } from './settings.ts';
import { apiPath, createSite } from './site.ts';
import { channel, readMessage } from './stores/sql/changes.ts';
import { openStorage, type Storage } from './storage.ts';

const host = '127.0.0.1';
const seedLock = 2;

/** They have a sign-in link and, in the demo, a desk that looks used. */
const people: readonly User[] = [
  { key: 'ada', name: 'Ada Byron' },
  { key: 'grace', name: 'Grace Moreau' },
];

/** `demo-customer-1` and so on; known to everyone who has read this. */
function demoBearers(count: number): Map<string, User> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return new Map(
    numbers.map(number => [
      `demo-customer-${number}`,
      people[number - 1] ?? { key: `customer-${number}`, name: `Customer ${number}` },
    ]),
  );
}

export interface RunningServer {
  readonly url: string;
  readonly storage: string;
  /** One a customer, in whole. */
  readonly signInLinks: readonly (readonly [name: string, url: string])[];
  close(): Promise<void>;
}

/** Only what is empty, and by one process at a time. */
async function seedWhereEmpty({ database, store }: Storage): Promise<void> {
  await database.exclusively(seedLock, async () => {
    for (const user of people) {
      const query = { status: 'all', sort: 'key', words: [], limit: 1 } as const;
      const { total } = await store.listRequests(user.key, query);
      if (!total) await seed(store, user, Date.now());
    }
  });
}

async function listen(fetch: (request: Request) => Response | Promise<Response>, port: number) {
  const server = createAdaptorServer({ fetch, hostname: host }) as Server;
  server.listen(port, host);
  await once(server, 'listening');
  return { server, url: `http://${host}:${(server.address() as AddressInfo).port}` };
}

async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const last = setTimeout(() => server.closeAllConnections(), 2000);
  await closed;
  clearTimeout(last);
}

export async function startServer(
  settings: Settings,
  root: string,
  onError: (error: unknown) => void,
): Promise<RunningServer> {
  const dashboard = await loadDashboard(root);
  const storage = await openStorage(settings);
  const { database, store } = storage;
  if (settings.demo) await seedWhereEmpty(storage);

  const hub = createEventHub();
  await database.listen(
    channel,
    payload => hub.publish(readMessage(payload)),
    () => hub.gap(),
  );

  const agent = settings.scriptedAgent ? createAgent({ store }) : undefined;
  const timer = agent && runAgent(agent, Date.now);

  const sessions = createSessions(database);
  const { publicOrigin, corsOrigins, demo, customers } = settings;
  const app = createApp({
    store,
    basePath: apiPath,
    user: createIdentity({ sessions, bearers: demoBearers(demo ? customers : 0), publicOrigin }),
    limits: { writesPerMinute: settings.writesPerMinute },
    offer: { features: { events: true }, ...(settings.fields ? { fields: demoFields } : {}) },
    events: hub,
    onActivity: async activity => {
      await agent?.notice(activity);
      timer?.wake();
    },
    onError,
  });
  const api = corsOrigins.length ? withCors(app, { origins: corsOrigins }) : app;
  const site = createSite({ api, sessions, users: people, dashboard, root, publicOrigin, onError });
  const token = randomBytes(32).toString('base64url');
  const routes = createAgentRoutes(createDesk(database, store), token, onError);

  const front = await listen(site.hono.fetch, settings.port);
  const back = await listen(routes.fetch, 0);
  const address = { url: back.url, token };
  await writeAddress(settings.dataFolder, address);

  const url = publicOrigin ?? front.url;
  return {
    url: front.url,
    storage: storage.description,
    signInLinks: [...site.signInPaths()].map(([user, path]) => [user.name, url + path]),
    close: async () => {
      timer?.stop();
      hub.close();
      await removeAddress(settings.dataFolder, address);
      await Promise.all([stop(front.server), stop(back.server)]);
      await storage.close();
    },
  };
}
