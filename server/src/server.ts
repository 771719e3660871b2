/** Creates the parts of the server and listens. */
import { randomBytes } from 'node:crypto';
import { createScriptedAgent } from './scripted-agent/scripted-agent.ts';
import { runScriptedAgent } from './scripted-agent/timer.ts';
import type { Customer } from './app/context.ts';
import { memoryCatalogue } from './app/memory-catalogue.ts';
import { demoCompany } from './seed/company.ts';
import { demoFields } from './seed/custom-fields.ts';
import { createEventHub } from './app/event-hub.ts';
import { seed } from './seed/seed.ts';
import { removeAddress, writeAddress } from './agent/address.ts';
import { createAgents } from './agent/agents.ts';
import { createAgentDesk } from './agent/desk.ts';
import { createAgentRoutes } from './agent/routes.ts';
import { loadDashboard } from './dashboard.ts';
import { openDatabaseClock } from './database-clock.ts';
import { createAuthentication } from './authentication.ts';
import { createServer } from './create-server.ts';
import { hostCheck } from './host-check.ts';
import { removeOrphans } from './operation/orphans.ts';
import { cleanDaily } from './operation/retention.ts';
import { listen, stop } from './http-server.ts';
import { createSessions } from './sessions.ts';
import type { Settings } from './settings.ts';
import { apiPath, createSite } from './site.ts';
import { channel, readMessage } from './stores/sql/changes.ts';
import { openStorage } from './storage.ts';
import type { Database } from './stores/sql/database.ts';
import { openSqlStore } from './stores/sql/sql-store.ts';
import type { Store } from './app/store.ts';

/** The agent's command runs on the same machine. */
const agentHost = '127.0.0.1';
/** Advisory lock while the demo data are written. */
const seedLock = 2;

/** They have a sign-in link and, with SUPPORT_DEMO, seeded requests. */
const seededCustomers: readonly Customer[] = [
  { key: 'ada', name: 'Ada Byron' },
  { key: 'grace', name: 'Grace Moreau' },
];

/** The public tokens `demo-customer-1`, `demo-customer-2`, …: see `Settings.demoTokens`. */
function demoBearers(count: number): Map<string, Customer> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return new Map(
    numbers.map(number => [
      `demo-customer-${number}`,
      seededCustomers[number - 1] ?? { key: `customer-${number}`, name: `Customer ${number}` },
    ]),
  );
}

export interface RunningServer {
  readonly url: string;
  /** Description of where the data are. */
  readonly storage: string;
  /** Full URLs, one per customer. */
  readonly signInLinks: readonly (readonly [name: string, url: string])[];
  close(): Promise<void>;
}

/** Seeds the customers who have no requests; one process at a time. */
async function seedWhereEmpty(
  database: Database,
  store: Store,
  now: () => number,
  organisation: string | undefined,
): Promise<void> {
  await database.withLock(seedLock, async () => {
    for (const customer of seededCustomers) {
      const query = { status: 'all', sort: 'key', words: [], limit: 1 } as const;
      const { total } = await store.listRequests(customer.key, query);
      if (!total) await seed(store, customer, now(), organisation);
    }
  });
}

/** `root` is the repository's folder. Resolves once the server listens. */
export async function startServer(
  settings: Settings,
  root: string,
  onError: (error: unknown) => void,
): Promise<RunningServer> {
  const dashboard = await loadDashboard(root);
  const storage = await openStorage(settings);
  const { database } = storage;
  const store = await openSqlStore(database, storage.files);
  const clock = await openDatabaseClock(database);
  const { now } = clock;
  if (settings.demo) await seedWhereEmpty(database, store, now, settings.team ? 'demo' : undefined);
  const company = settings.team ? demoCompany(now()) : undefined;

  const hub = createEventHub();
  await database.listen(
    channel,
    payload => hub.publish(readMessage(payload)),
    () => hub.gap(),
  );

  const agent = settings.scriptedAgent ? createScriptedAgent({ store, now }) : undefined;
  const timer = agent && runScriptedAgent(agent, now);

  const stopping = new AbortController();
  const sweep = () => removeOrphans(database, storage.files, now(), { stop: stopping.signal });
  const sweeping = cleanDaily(database, sweep, stopping.signal, onError);

  const sessions = createSessions(database, now);
  const { publicOrigin, corsOrigins, demoTokens, customers } = settings;
  const api = createServer({
    store,
    basePath: apiPath,
    identify: createAuthentication({
      sessions,
      bearers: demoBearers(demoTokens ? customers : 0),
      publicOrigin,
    }),
    limits: { writesPerMinute: settings.writesPerMinute },
    offer: settings.fields ? { fields: demoFields } : {},
    ...(company && { catalogue: memoryCatalogue(() => company) }),
    corsOrigins,
    ready: () => storage.ready(),
    events: hub,
    now,
    onActivity: async activity => {
      await agent?.schedule(activity);
      timer?.wake();
    },
    onError,
  });
  const site = createSite({
    api,
    sessions,
    customers: seededCustomers,
    dashboard,
    root,
    publicOrigin,
    checkHost: hostCheck(settings.host, publicOrigin),
    onError,
  });
  const token = randomBytes(32).toString('base64url');
  const routes = createAgentRoutes({
    desk: createAgentDesk(database, store, now),
    agents: createAgents(database, now),
    machineToken: token,
    onError,
  });

  const customerServer = await listen(site.fetch, settings.host, settings.port);
  const agentServer = await listen(request => routes.fetch(request), agentHost, 0);
  const address = { url: agentServer.url, token };
  await writeAddress(settings.dataFolder, address);

  const url = publicOrigin ?? customerServer.url;
  return {
    url: customerServer.url,
    storage: storage.description,
    signInLinks: [...site.signInPaths()].map(([customer, path]) => [customer.name, url + path]),
    close: async () => {
      timer?.stop();
      stopping.abort();
      clock.stop();
      hub.close();
      await removeAddress(settings.dataFolder, address);
      await Promise.all([stop(customerServer), stop(agentServer), sweeping]);
      await storage.close();
    },
  };
}
