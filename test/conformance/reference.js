import { loadBackend } from '../support/load-backend.js';
import { withEvents } from './events.js';

/** @typedef {import('./server.js').App} App */

const { createApp, createMemoryStore, demoCompany, memoryCatalogue, withCors } = await loadBackend();

export const tokens = { ada: 'token-of-ada', bob: 'token-of-bob', grace: 'token-of-grace' };
export const origin = 'https://panel.example';
const basePath = '/api/support';

const users = {
  [tokens.ada]: { key: 'ada', name: 'Ada Byron' },
  [tokens.bob]: { key: 'bob', name: 'Bob Noyce' },
  [tokens.grace]: { key: 'grace', name: 'Grace Moreau' },
};

/** @param {Request} request */
export const userOf = request => users[(request.headers.get('Authorization') ?? '').replace('Bearer ', '')];

/** A company whose customers Ada and Grace are colleagues; Bob has a service of his own. */
export const company = {
  ...demoCompany(Date.now()),
  services: { bob: [{ id: 'bobs', label: 'bobs' }] },
};

/** A limit small enough to be tried out in no time. */
const limits = { maxAttachmentBytes: 20_000, acceptedTypes: ['text/*', 'image/*'] };

const fields = [{ id: 'service', label: 'Service', type: 'text', required: true }];

/**
 * The server's app with everything that the checks cover.
 * @param {{ store?: any, authenticate?: (request: Request) => unknown, limits?: object, offer?: object, now?: () => number,
 *   catalogue?: object, events?: Parameters<typeof withEvents>[1] }} [options]
 * @returns {App}
 */
export function referenceApp(options = {}) {
  const { features, ...offer } = /** @type {any} */ (options.offer ?? {});
  const news = withEvents(userOf, options.events);
  const app = createApp({
    basePath,
    store: options.store ?? createMemoryStore(),
    authenticate: options.authenticate ?? userOf,
    limits: { ...limits, ...options.limits },
    offer: { fields, ...offer, features: { events: true, ...features } },
    ...(options.catalogue ? { catalogue: memoryCatalogue(() => options.catalogue) } : {}),
    onActivity: news.tell,
    ...(options.now ? { now: options.now } : {}),
  });
  return withCors(features?.events === false ? app : news.wrap(app), { origins: [origin] });
}

export { createMemoryStore };
