/** The server as a configuration describes it, for a company's own panel. */
import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { removeAddress, writeAddress } from './agent/address.ts';
import { createAgents } from './agent/agents.ts';
import { createAgentDesk } from './agent/desk.ts';
import { createAgentRoutes } from './agent/routes.ts';
import type { Catalogue } from './app/catalogue.ts';
import type { Helpdesk } from './app/desk.ts';
import { createEventHub } from './app/event-hub.ts';
import type { Scan } from './app/files.ts';
import { errorResponse } from './app/http/error-response.ts';
import { joinedCatalogue } from './app/joined-catalogue.ts';
import type { Store } from './app/store.ts';
import type { Queues } from './app/turns.ts';
import type { Config } from './config/config.ts';
import { openDatabaseClock } from './database-clock.ts';
import { createServer, type Identify, type ServerOptions } from './create-server.ts';
import { followChanges } from './follow-changes.ts';
import { createHookReceiver, hookPath, type HookReceiver } from './helpdesks/shared/hook-receiver.ts';
import { hostCheck } from './host-check.ts';
import { listen, stop, type HttpServer } from './http-server.ts';
import { openStatusPage, type ServicesOf } from './incidents/status-page.ts';
import { withBreaker } from './operation/breaker.ts';
import { reportTo, withObservation } from './operation/log.ts';
import { createMetrics, type Metrics } from './operation/metrics.ts';
import { removeOrphans } from './operation/orphans.ts';
import { clean, cleanDaily } from './operation/retention.ts';
import { createScan } from './operation/scan.ts';
import { countSweeps, type OnSweep } from './operation/sweeps.ts';
import { countMails, type MailCounts } from './operation/mail/counts.ts';
import { startMail } from './operation/mail/mail.ts';
import { startWebhooks } from './operation/webhooks.ts';
import { openStorage, type Storage } from './storage.ts';
import { channel, readMessage } from './stores/sql/changes.ts';
import { rememberingAddresses } from './stores/sql/customer-addresses.ts';
import { recordForAll } from './stores/sql/happened.ts';
import { rememberCalls } from './stores/sql/helpdesk-calls.ts';
import { recordForMail } from './stores/sql/mail-outbox.ts';
import { sharedRateLimit } from './stores/sql/shared-rate-limit.ts';
import { recordForWebhooks } from './stores/sql/webhook-outbox.ts';
import { openHelpdeskStore, openSqlStore } from './stores/sql/sql-store.ts';

/** The agent's command runs on the same machine. */
const agentHost = '127.0.0.1';
const writesPerMinute = 600;

export interface ConfiguredServer {
  readonly url: string;
  readonly metricsUrl: string | undefined;
  /** Description of where the data are. */
  readonly storage: string;
  close(): Promise<void>;
}

type Report = (error: unknown) => void;

/** The metrics, on a port of their own. */
async function serveMetrics(metrics: Metrics, { host, port }: { host: string; port: number }) {
  const answer = async (): Promise<Response> =>
    new Response(await metrics.text(), { headers: { 'Content-Type': metrics.contentType } });
  return listen(
    async request =>
      new URL(request.url).pathname === '/metrics' ? answer() : new Response(null, { status: 404 }),
    host,
    port,
  );
}

/** What agents of the built-in desk call: a helpdesk has its own pages for them. */
async function serveAgents(
  { dataFolder, agents: remote }: Config,
  { database }: Storage,
  store: Store,
  { now, report, scan }: Pick<Needs, 'now' | 'report' | 'scan'>,
): Promise<() => Promise<void>> {
  const machineToken = randomBytes(32).toString('base64url');
  const options = {
    desk: createAgentDesk(database, store, now, scan),
    agents: createAgents(database, now),
    onError: report,
  };
  const routes = createAgentRoutes({ ...options, machineToken });
  const server = await listen(request => routes.fetch(request), agentHost, 0);
  const remoteRoutes = createAgentRoutes(options);
  const remoteServer =
    remote && (await listen(request => remoteRoutes.fetch(request), remote.host, remote.port));
  const address = { url: server.url, token: machineToken };
  await writeAddress(dataFolder, address);
  return async () => {
    await removeAddress(dataFolder, address);
    await Promise.all([stop(server), remoteServer && stop(remoteServer)]);
  };
}

/** What all parts need. */
interface Needs {
  readonly now: () => number;
  readonly report: Report;
  readonly scan: Scan | undefined;
  readonly metrics: Metrics;
  readonly swept: OnSweep;
  readonly mails: MailCounts;
}

interface Parts {
  readonly options: Pick<ServerOptions, 'desk' | 'store'>;
  readonly identify: Identify;
  /** What a helpdesk tells by itself. */
  readonly hook?: { readonly path: string; readonly receiver: HookReceiver } | undefined;
  stop(): Promise<void>;
}

/** The built-in desk with what belongs to it: agents, webhooks, mails. */
async function openBuiltInDesk(config: Config, storage: Storage, needs: Needs): Promise<Parts> {
  const { database, files } = storage;
  const { webhooks: targets, mail: settings, identify } = config;
  const { now, report, swept, mails } = needs;
  const record = recordForAll([recordForWebhooks(targets), settings && recordForMail(settings)]);
  const store = await openSqlStore(database, files, record, swept);
  const stopAgents = await serveAgents(config, storage, store, needs);
  const webhooks = startWebhooks({ database, targets, now, report });
  const mail = settings && startMail({ database, settings, now, report, count: mails.count });
  // Every change is a chance that something is to be told.
  const wake = (): void => webhooks.wake();
  if (targets.length) await database.listen(channel, wake, wake);
  return {
    options: { store },
    identify: settings ? rememberingAddresses(identify, database, now, report) : identify,
    stop: async () => {
      await Promise.all([stopAgents(), webhooks.stop(), mail?.stop()]);
    },
  };
}

/** A helpdesk, with what the server keeps beside it. */
async function openHelpdesk(config: Config, storage: Storage, needs: Needs): Promise<Parts> {
  const { database, files } = storage;
  const { now, report, metrics, swept } = needs;
  const store = await openHelpdeskStore(database, files, swept);
  const { changes, customers } = store;
  const found = config.helpdesk?.open({ customers, now, report }) ?? config.desk;
  if (!found) throw new Error('There is no helpdesk');
  const desk = withBreaker(metrics.measured(found));
  const stopping = new AbortController();
  const following = followChanges(desk, changes, database, stopping.signal, report);
  const { hook } = desk;
  const receiver =
    hook &&
    createHookReceiver({
      hook,
      remember: rememberCalls(database),
      record: change => changes.record(change),
      now,
      report,
    });
  return {
    options: { desk, store },
    identify: config.identify,
    hook: receiver && { path: hookPath(config.basePath, hook.name), receiver },
    stop: async () => {
      stopping.abort();
      await Promise.all([following, receiver?.stop()]);
    },
  };
}

/** What the configuration, the helpdesk and the status page have together. */
function openCatalogue(
  { catalogue, statusPage }: Config,
  desk: Helpdesk | undefined,
  report: Report,
): Catalogue | undefined {
  const own = joinedCatalogue(catalogue?.(report), desk?.catalogue);
  if (!statusPage) return own;
  const servicesOf: ServicesOf = async (customer, ids) =>
    new Set(((await own?.services?.get(customer, ids)) ?? []).map(({ id }) => id));
  return joinedCatalogue(own, undefined, openStatusPage(statusPage, report, servicesOf));
}

/** Once a day: what is no longer kept, and files that nothing refers to. */
function startCleaning(
  { retention }: Config,
  { database, files }: Storage,
  { now, report, swept }: Needs,
  firstMs?: number,
) {
  const stopping = new AbortController();
  const work = async (): Promise<void> => {
    swept('retention', await clean(database, files, retention, now()));
    swept('orphan', await removeOrphans(database, files, now(), { stop: stopping.signal }));
  };
  const cleaning = cleanDaily(database, work, stopping.signal, report, firstMs);
  return async (): Promise<void> => {
    stopping.abort();
    await cleaning;
  };
}

/** @param firstCleanMs milliseconds until it clears away for the first time; default a minute */
export async function startConfiguredServer(
  config: Config,
  log: Logger,
  firstCleanMs?: number,
): Promise<ConfiguredServer> {
  const report = reportTo(log);
  const sweeps = countSweeps();
  const { swept } = sweeps;
  const storage = await openStorage(config, swept);
  const { database } = storage;
  const hub = createEventHub();
  const clock = await openDatabaseClock(database);
  const queues: Queues = new Map();
  const mails = countMails();
  const metrics = createMetrics(() => hub.total(), database, queues, sweeps, mails);
  const scan = config.scan && createScan(config.scan);
  const limits = { writesPerMinute, ...config.limits };
  const open = config.desk || config.helpdesk ? openHelpdesk : openBuiltInDesk;
  const needs: Needs = { now: clock.now, report, scan, metrics, swept, mails };
  const parts = await open(config, storage, needs);
  const stopCleaning = startCleaning(config, storage, needs, firstCleanMs);
  const { desk } = parts.options;
  const catalogue = openCatalogue(config, desk, report);
  await database.listen(
    channel,
    payload => hub.publish(readMessage(payload)),
    () => hub.gap(),
  );
  const api = createServer({
    ...(parts.options as { store: never }),
    identify: parts.identify,
    basePath: config.basePath,
    limits,
    countWrite: sharedRateLimit(database, limits.writesPerMinute),
    scan,
    queues,
    offer: config.offer,
    ...(catalogue && { catalogue }),
    corsOrigins: config.corsOrigins,
    // A helpdesk without a feed has no events.
    ...(desk && !desk.changes ? {} : { events: hub }),
    now: clock.now,
    ready: () => storage.ready(),
    onError: report,
  });
  const observed = withObservation(api, config.basePath, log, metrics);
  const checkHost = hostCheck(config.host, config.publicOrigin);
  const probes = ['/healthz', '/readyz'];
  const server: HttpServer = await listen(
    async (request, connection) => {
      try {
        const { pathname } = new URL(request.url);
        if (pathname === parts.hook?.path) return await parts.hook.receiver.fetch(request);
        // A probe knows an address only.
        if (!probes.includes(pathname)) checkHost(request);
        return await observed(request, connection);
      } catch (error) {
        return errorResponse(error, report);
      }
    },
    config.host,
    config.port,
    { maxConnections: config.maxConnections },
  );
  const metricsServer = config.metrics && (await serveMetrics(metrics, config.metrics));
  return {
    url: server.url,
    metricsUrl: metricsServer && `${metricsServer.url}/metrics`,
    storage: storage.description,
    close: async () => {
      hub.close();
      clock.stop();
      await Promise.all([stop(server), parts.stop(), stopCleaning(), metricsServer && stop(metricsServer)]);
      await storage.close();
    },
  };
}
