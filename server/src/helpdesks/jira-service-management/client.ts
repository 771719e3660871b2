/** The API of Jira Service Management: with the key of the service account, or as a customer. */
import { createClient, type HelpdeskClient } from '../shared/client.ts';
import { followingDownloads } from '../shared/follow.ts';
import { path, withQuery } from '../shared/path.ts';
import { filled, flag, idOf, list, raw } from '../shared/values.ts';
import type { Settings } from './settings.ts';

export const idForm = /^[1-9]\d{0,14}$/;
/** Key or id of a request. */
export const keyForm = /^(?:[A-Z][A-Z0-9_]{0,20}-)?[1-9]\d{0,14}$/;

/** What one call gives at most; Jira may give less. */
const pageSize = 50;

export interface Jira {
  readonly settings: Settings;
  /** As the service account. */
  readonly http: HelpdeskClient;
  /** Account id of the user whose token it is; `undefined` where Jira does not say. */
  ownAccount(): Promise<string | undefined>;
  /** As a customer: `refused` tells whether Jira did not know the key. */
  as(authorization: string): { readonly http: HelpdeskClient; readonly refused: () => boolean };
  /** Id of the service desk. */
  deskId(): Promise<string>;
  /** One page of a list, from the item with this number on. */
  page(
    at: string,
    query: Readonly<Record<string, string | number | undefined>>,
    start: number,
    signal?: AbortSignal,
  ): Promise<{ readonly values: readonly unknown[]; readonly isLast: boolean }>;
  /** The items of a list from the first on, page by page; nothing where the list is not there. */
  pages(
    at: string,
    query?: Readonly<Record<string, string | number | undefined>>,
    signal?: AbortSignal,
  ): AsyncGenerator<readonly unknown[], void, undefined>;
}

export const requestPath = (key: string): string => path`/request/${key}`;

/** Several values of one parameter, as a list in the API's way. */
export const expand = (...names: readonly string[]): string => names.join(',');

/** Jira's own sentence about a call, for people. */
export const messageOf = (value: unknown): string => filled(raw(value)['errorMessage']) ?? 'no reason given';

/** The addresses of files, which are elsewhere. */
const isDownload = (url: string): boolean => /\/attachment\/\d+$/.test(new URL(url).pathname);

export function createJira(settings: Settings): Jira {
  const { url, user, token } = settings;
  const common = {
    name: 'Jira Service Management',
    url: `${url}/rest/servicedeskapi`,
    maxJsonBytes: 64 * 1024 * 1024,
  };
  const headersWith = (authorization: string) => ({
    Authorization: authorization,
    'X-ExperimentalApi': 'opt-in',
  });
  const own = {
    ...common,
    headers: headersWith(
      user === undefined ? `Bearer ${token}` : `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`,
    ),
    keyAdvice:
      'Look at the API token and the rights of the service account in Jira, and set helpdesk.token (JIRA_TOKEN).',
  };
  const http = createClient({ ...own, fetch: followingDownloads(isDownload) });
  let desk: Promise<string> | undefined;

  const page: Jira['page'] = async (at, query, start, signal) => {
    const answer = raw(await http.get(withQuery(at, { ...query, start, limit: pageSize }), signal));
    const values = list(answer['values']);
    return { values, isLast: flag(answer['isLastPage']) !== false || !values.length };
  };

  async function findDesk(): Promise<string> {
    const id = idOf(raw(await http.get(path`/servicedesk/${settings.serviceDesk}`))['id'], idForm);
    if (id === undefined) throw new Error(`Jira has no service desk ${settings.serviceDesk}`);
    return id;
  }

  return {
    settings,
    http,
    ownAccount: async () => {
      // The service desk's own API does not say it.
      const jira = createClient({ ...own, url: `${url}/rest/api/2` });
      const { status, value } = await jira.call('/myself');
      return status === 200 ? filled(raw(value)['accountId']) : undefined;
    },
    as: authorization => {
      let refused = false;
      const customers = createClient({
        ...common,
        headers: headersWith(authorization),
        keyAdvice: 'It is the token of a customer.',
        fetch: async (input, init) => {
          const response = await fetch(input, init);
          refused ||= response.status === 401;
          return response;
        },
      });
      return { http: customers, refused: () => refused };
    },
    deskId: () => {
      desk ??= findDesk();
      desk.catch(() => {
        desk = undefined;
      });
      return desk;
    },
    page,
    async *pages(at, query = {}, signal) {
      for (let start = 0; ;) {
        const { values, isLast } = await page(at, query, start, signal);
        yield values;
        start += values.length;
        if (isLast) return;
      }
    },
  };
}
