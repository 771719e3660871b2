import { RestBackend } from '../backends/rest/rest-backend.ts';
import type { BackendWrapper, SupportBackend } from '../backends/backend.ts';
import type { GetToken } from '../http/auth.ts';
import { Desk, type DeskOptions } from './desk.ts';

/** What decides which elements of a page belong together. */
export interface DeskSettings {
  /** The base URL of the API, absolute and with a slash at its end, or the page's own backend. */
  readonly api: URL | SupportBackend;
  readonly user?: string | undefined;
  readonly credentials: RequestCredentials;
  readonly fetch?: typeof fetch | undefined;
  readonly token?: string | undefined;
  readonly getToken?: GetToken | undefined;
  readonly csrfMeta?: string | undefined;
  readonly csrfCookie?: string | undefined;
  /** Stands between the desk and its backend. */
  readonly brand?: BackendWrapper | undefined;
  readonly painted?: DeskOptions['painted'];
}

interface Entry {
  readonly desk: Desk;
  settings: DeskSettings;
  readonly users: Set<object>;
}

const entries = new Set<Entry>();

const hasTokenSource = ({ token, getToken }: DeskSettings): boolean => Boolean(token || getToken);

const placeOf = (api: URL | SupportBackend): unknown => (api instanceof URL ? api.href : api);

function belongs(entry: Entry, wanted: DeskSettings): boolean {
  const { settings } = entry;
  return (
    placeOf(settings.api) === placeOf(wanted.api) &&
    settings.user === wanted.user &&
    settings.credentials === wanted.credentials &&
    settings.fetch === wanted.fetch &&
    settings.brand === wanted.brand &&
    (!hasTokenSource(wanted) || (settings.token === wanted.token && settings.getToken === wanted.getToken))
  );
}

function create(settings: DeskSettings): Entry {
  const { api, user, brand, painted, csrfMeta: meta, csrfCookie: cookie, ...http } = settings;
  const [backend, place] =
    api instanceof URL
      ? [new RestBackend({ ...http, base: api, csrf: { meta, cookie } }), api.href]
      : [api, 'backend'];
  const desk = new Desk({ backend: brand?.(backend) ?? backend, apiBase: place, user, painted });
  const entry = { desk, settings, users: new Set<object>() };
  entries.add(entry);
  return entry;
}

const anonymous = (settings: DeskSettings): DeskSettings => ({
  ...settings,
  token: undefined,
  getToken: undefined,
});

/** Gives a desk another sign-in. */
function signIn(entry: Entry, { token, getToken }: DeskSettings): void {
  const { desk } = entry;
  entry.settings = { ...entry.settings, token, getToken };
  if (desk.backend instanceof RestBackend) desk.backend.http.auth.source = { token, getToken };
  desk.refresh();
}

/** Gives the desk for these settings, the one that others of the page use already where there is one. */
export function joinDesk(user: object, settings: DeskSettings): Desk {
  const all = [...entries];
  let entry = all.find(candidate => belongs(candidate, settings));
  if (!entry) {
    // Elements without a sign-in take the first one that comes, also where they stand before it.
    entry = all.find(
      candidate =>
        candidate.users.size > 0 &&
        !hasTokenSource(candidate.settings) &&
        belongs(candidate, anonymous(settings)),
    );
    if (entry) signIn(entry, settings);
    else entry = create(settings);
  }
  entry.users.add(user);
  entry.desk.wake();
  return entry.desk;
}

/**
 * Takes settings that changed. A renewed token stays at the same desk; anything else is another customer or another
 * API, so another desk.
 */
export function moveDesk(user: object, desk: Desk, settings: DeskSettings): Desk {
  const entry = [...entries].find(candidate => candidate.desk === desk);
  if (entry && belongs(entry, anonymous(settings))) {
    if (belongs(entry, settings)) return desk;
    const isFirst = [...entry.users][0] === user;
    // Another element may have had the new token before, and a desk for it.
    const isNew = ![...entries].some(candidate => belongs(candidate, settings));
    if (isFirst && isNew) {
      signIn(entry, settings);
      return desk;
    }
  }
  const next = joinDesk(user, settings);
  if (next !== desk) leaveDesk(user, desk);
  return next;
}

/** Lets go of a desk. It stays until what was written there is kept, so that an element put back finds it again. */
export function leaveDesk(user: object, desk: Desk): void {
  const entry = [...entries].find(candidate => candidate.desk === desk);
  if (!entry) return;
  entry.users.delete(user);
  if (entry.users.size > 0) return;
  void desk.sleep().finally(() => {
    if (entry.users.size === 0) entries.delete(entry);
  });
}
