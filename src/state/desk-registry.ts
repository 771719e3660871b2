import { RestBackend } from '../backends/rest/rest-backend.ts';
import type { SupportBackend } from '../backends/backend.ts';
import type { TokenSource } from '../http/auth.ts';
import type { CsrfSource } from '../http/page/csrf.ts';
import { Desk } from './desk.ts';
import type { BackendWrapper } from './desk-backend.ts';
import type { DeskOptions } from './desk-context.ts';

/** What decides which elements of a page belong together. */
export interface DeskSettings extends TokenSource {
  /** The base URL of the API, absolute and with a slash at its end, or the page's own backend. */
  readonly api: URL | SupportBackend;
  readonly user?: string | undefined;
  readonly credentials: RequestCredentials;
  readonly fetch?: typeof fetch | undefined;
  readonly csrf?: CsrfSource | undefined;
  /** Wraps the backend. */
  readonly brand?: BackendWrapper | undefined;
  readonly painted?: DeskOptions['painted'];
}

interface Entry {
  readonly desk: Desk;
  /** Not yet wrapped. */
  readonly backend: SupportBackend;
  settings: DeskSettings;
  /** Its elements, each with what it has set. */
  readonly elements: Map<object, DeskSettings>;
}

const entries = new Set<Entry>();
/** What an element left; while the element is off the page it keeps its desk, with view, rows and text. */
const left = new WeakMap<object, Entry>();

const find = (wanted: (entry: Entry) => boolean): Entry | undefined => [...entries].find(wanted);

const hasTokenSource = ({ token, getToken }: DeskSettings): boolean => Boolean(token || getToken);

const idOf = (api: URL | SupportBackend): unknown => (api instanceof URL ? api.href : api);

function belongs(entry: Entry, wanted: DeskSettings): boolean {
  const { settings } = entry;
  return (
    idOf(settings.api) === idOf(wanted.api) &&
    settings.user === wanted.user &&
    settings.credentials === wanted.credentials &&
    settings.fetch === wanted.fetch &&
    settings.brand === wanted.brand &&
    (!hasTokenSource(wanted) || (settings.token === wanted.token && settings.getToken === wanted.getToken))
  );
}

function create(settings: DeskSettings): Entry {
  const { api, user, brand, painted, csrf = {}, ...http } = settings;
  const backend = api instanceof URL ? new RestBackend({ ...http, base: api, csrf }) : api;
  const apiBase = api instanceof URL ? api.href : 'backend';
  const desk = new Desk({ backend: brand?.(backend) ?? backend, apiBase, user, painted });
  const entry = { desk, backend, settings, elements: new Map() };
  entries.add(entry);
  return entry;
}

const anonymous = ({ token: _token, getToken: _getToken, ...others }: DeskSettings): DeskSettings => others;

/** Replaces the token source of a desk. */
function signIn(entry: Entry, { token, getToken }: DeskSettings): void {
  entry.settings = { ...entry.settings, token, getToken };
  if (entry.backend instanceof RestBackend) entry.backend.http.use(entry.settings);
  entry.desk.refresh();
}

/** Gives the desk for these settings: one that other elements of the page have, the one that the element had, or a new one. */
export function joinDesk(element: object, settings: DeskSettings): Desk {
  let entry = find(candidate => belongs(candidate, settings)) ?? leftBy(element, settings);
  if (!entry) {
    // Elements without a token source share the first one that comes, also where they stand before it.
    entry = find(
      candidate =>
        candidate.elements.size > 0 &&
        !hasTokenSource(candidate.settings) &&
        belongs(candidate, anonymous(settings)),
    );
    if (entry) signIn(entry, settings);
    else entry = create(settings);
  }
  const isBack = entry.elements.size === 0 && left.has(element);
  entries.add(entry);
  entry.elements.set(element, settings);
  if (isBack && !settings.user) void checkCustomer(entry);
  entry.desk.wake();
  return entry.desk;
}

/** The desk that an element left with the same settings. */
function leftBy(element: object, settings: DeskSettings): Entry | undefined {
  const entry = left.get(element);
  if (entry && belongs(entry, settings)) return entry;
  return undefined;
}

/** Lets go of a desk that nobody showed for a while, where somebody else is signed in by now. Its elements join another one. */
async function checkCustomer(entry: Entry): Promise<void> {
  if (await entry.desk.isSameCustomer()) return;
  entries.delete(entry);
  for (const member of entry.elements.keys()) left.delete(member);
  entry.elements.clear();
  void entry.desk.sleep();
  entry.desk.changed();
}

/**
 * Uses a function that an element has set in place of another one, from the next call on. Frameworks make new ones in each
 * rendering, so it is no other customer.
 *
 * @returns the settings with the functions of the desk
 */
function replaceFunctions(entry: Entry, element: object, settings: DeskSettings): DeskSettings {
  const before = entry.elements.get(element);
  entry.elements.set(element, settings);
  for (const name of ['getToken', 'fetch'] as const) {
    const next = settings[name];
    if (next && before?.[name] && next !== before[name] && entry.settings[name])
      entry.settings = { ...entry.settings, [name]: next };
  }
  if (entry.backend instanceof RestBackend) entry.backend.http.use(entry.settings);
  const { getToken, fetch } = entry.settings;
  return {
    ...settings,
    getToken: settings.getToken && (getToken ?? settings.getToken),
    fetch: settings.fetch && (fetch ?? settings.fetch),
  };
}

/**
 * Gives the desk for settings that changed. A renewed token, and a function in place of another one, stay at the same desk; any
 * other change is another customer or API.
 */
export function moveDesk(element: object, desk: Desk, changed: DeskSettings): Desk {
  const entry = find(candidate => candidate.desk === desk);
  const settings = entry ? replaceFunctions(entry, element, changed) : changed;
  if (entry && belongs(entry, anonymous(settings))) {
    // The last one with a token source has none any more.
    if (hasTokenSource(entry.settings) && ![...entry.elements.values()].some(hasTokenSource))
      signIn(entry, settings);
    if (belongs(entry, settings)) return desk;
    const isFirst = [...entry.elements.keys()][0] === element;
    // Another element may have had the new token before, and a desk for it.
    const isNew = !find(candidate => belongs(candidate, settings));
    if (isFirst && isNew) {
      signIn(entry, settings);
      return desk;
    }
  }
  const next = joinDesk(element, changed);
  if (next !== desk) leaveDesk(element, desk);
  return next;
}

/** Removes an element from a desk, which sleeps when it has none any more. An element that is put back gets it again. */
export function leaveDesk(element: object, desk: Desk): void {
  const entry = find(candidate => candidate.desk === desk);
  if (!entry) return;
  entry.elements.delete(element);
  left.set(element, entry);
  if (entry.elements.size > 0) return;
  void desk.sleep().finally(() => {
    if (entry.elements.size === 0) entries.delete(entry);
  });
}
