/** Zendesk's Ticketing API, with an API token of an agent: https://developer.zendesk.com/api-reference/ticketing/introduction/ */
import { HelpdeskRefused, HelpdeskUnavailable } from '../../app/desk.ts';
import { createClient, type Answer, type HelpdeskClient, type OpenedBody } from '../shared/client.ts';
import { followingDownloads } from '../shared/follow.ts';
import { withQuery } from '../shared/path.ts';
import { filled, list, raw, type Raw } from '../shared/values.ts';
import type { Settings } from './settings.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

export interface Zendesk {
  readonly settings: Settings;
  readonly http: HelpdeskClient;
  /** Zendesk's clock at its last answer, in milliseconds since the epoch. */
  now(): number;
  /** The answers of a list, page by page; none where the list is not there. */
  pages(at: string, query?: Query): AsyncGenerator<Raw, void, undefined>;
  /** A file, by the address that Zendesk says: the key goes to Zendesk's own address alone. */
  openAddress(address: string): Promise<OpenedBody | undefined>;
}

const api = '/api/v2';
/** https://developer.zendesk.com/api-reference/introduction/pagination/ */
const pageSize = 100;
const maxPages = 100;

/** Zendesk's own sentences about a call, for people. */
export function messageOf(value: unknown): string {
  const answer = raw(value);
  const details = Object.values(raw(answer['details']))
    .flatMap(list)
    .flatMap(detail => filled(raw(detail)['description']) ?? []);
  const error = filled(answer['error']) ?? filled(raw(answer['error'])['title']);
  return details.join(' ') || filled(answer['description']) || error || 'no reason given';
}

/** @throws HelpdeskRefused for a write that Zendesk has not done */
export function requireDone(answer: Answer): Raw {
  const { status, value } = answer;
  if (status < 300) return raw(value);
  if (status === 404 || status === 410) throw new HelpdeskRefused('This request is no longer there.');
  const message = messageOf(value);
  // The same key with other tokens of the same files: what was sent before is being written, or was.
  if (/idempoten/i.test(JSON.stringify(value ?? '')))
    throw new HelpdeskUnavailable(`Zendesk has this write already, or is at it: ${message}`);
  if (status === 409) throw new HelpdeskUnavailable(`Zendesk was changing the same ticket: ${message}`);
  if (/closed prevents|status: closed/i.test(message))
    throw new HelpdeskRefused('This request is closed for good. Please raise a new one.');
  throw new HelpdeskRefused(`Our helpdesk has not taken this: ${message}`);
}

export function createZendesk(settings: Settings): Zendesk {
  const { url, user, token } = settings;
  const common = {
    name: 'Zendesk',
    keyAdvice:
      'Look at Admin Center > Apps and integrations > APIs > Zendesk API and at the role of that agent in Zendesk, and set helpdesk.token (ZENDESK_TOKEN).',
    maxJsonBytes: 64 * 1024 * 1024,
    refusesInJson: true,
  };
  const credentials = Buffer.from(`${user}/token:${token}`).toString('base64');
  const isDownload = (address: string): boolean => new URL(address).pathname.includes('/attachments/');
  let clock = 0;
  const follow = followingDownloads(isDownload);
  const withKey = {
    ...common,
    headers: { Authorization: `Basic ${credentials}` },
    fetch: (async (input, init) => {
      const response = await follow(input, init);
      clock = Date.parse(response.headers.get('Date') ?? '') || clock;
      return response;
    }) satisfies typeof fetch,
  };
  const http = createClient({ ...withKey, url: url + api });
  const { origin, protocol } = new URL(url || 'https://invalid');

  return {
    settings,
    http,
    now: () => clock,
    async *pages(at, query = {}) {
      let after: string | undefined;
      for (let page = 0; page < maxPages; page++) {
        const path = withQuery(at, { ...query, 'page[size]': pageSize, 'page[after]': after });
        const value = await http.get(path);
        if (value === undefined) return;
        const answer = raw(value);
        yield answer;
        const meta = raw(answer['meta']);
        after = filled(meta['after_cursor']);
        if (meta['has_more'] !== true || after === undefined) return;
      }
    },
    openAddress: async address => {
      if (!URL.canParse(address)) return undefined;
      const to = new URL(address);
      if (to.origin === origin)
        return createClient({ ...withKey, url: origin }).open(to.pathname + to.search);
      if (to.protocol !== protocol && to.protocol !== 'https:') return undefined;
      const elsewhere = { ...common, headers: {}, fetch: followingDownloads(() => true) };
      return createClient({ ...elsewhere, url: to.origin }).open(to.pathname + to.search);
    },
  };
}
