/** Redmine's REST API: https://www.redmine.org/projects/redmine/wiki/Rest_api */
import { HelpdeskRefused, HelpdeskUnavailable } from '../../app/desk.ts';
import { createClient, type Answer, type Call, type HelpdeskClient } from '../shared/client.ts';
import { path, withQuery } from '../shared/path.ts';
import { sizeText } from '../shared/size-text.ts';
import { count, filled, flag, idOf, list, raw, text } from '../shared/values.ts';
import { idForm, issueOf, namedOf, type Issue, type Named } from './issue.ts';
import type { Settings } from './settings.ts';

interface IssuePage {
  readonly issues: readonly Issue[];
  readonly total: number | undefined;
  /** Rows of the answer, also those that are no issues. */
  readonly rows: number;
  /** Redmine's, in milliseconds since the epoch; 0 where its web server does not say the time. */
  readonly clock: number;
}

export interface Project extends Named {
  readonly trackers: readonly Named[];
  readonly fields: readonly Named[];
}

/** Whose key it is. */
export interface KeyUser extends Named {
  readonly login: string;
  readonly isAdmin: boolean;
  /** Of the user in the project; an administrator has all. */
  readonly rights: ReadonlySet<string>;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export interface Redmine {
  readonly settings: Settings;
  readonly http: HelpdeskClient;
  /** The issues of the project; with a login those that this user sees, none for a user who may not. */
  issues(query: Query, options?: { signal?: AbortSignal; login?: string | undefined }): Promise<IssuePage>;
  /** With journals, attachments and allowed statuses, at a time of Redmine's clock; `undefined` for what is not there, or in another project. */
  issue(id: string, login?: string): Promise<{ readonly issue: Issue; readonly at: number } | undefined>;
  /** What is learned stays. @throws HelpdeskUnavailable also where there is none */
  readonly project: () => Promise<Project>;
  /** What is learned stays. */
  readonly keyUser: () => Promise<KeyUser>;
}

/** @param login of the user who does it; without one, the user of the key */
export const as = (login: string | undefined): Pick<Call, 'headers'> =>
  login === undefined ? {} : { headers: { 'X-Redmine-Switch-User': login } };

/** Redmine's own sentences about a call, for people: it writes the limit of files in bytes, in brackets. */
export const messageOf = (value: unknown): string =>
  list(raw(value)['errors'])
    .flatMap(sentence => filled(sentence) ?? [])
    .join('. ')
    .replace(/\((\d{4,15})\)/g, (_, bytes: string) => `(${sizeText(Number(bytes))})`) || 'no reason given';

/** @param what for the customer. @throws HelpdeskRefused for a write that Redmine has not done */
export function requireDone(answer: Answer, what = 'this'): Answer {
  const { status, value } = answer;
  if (status < 300) return answer;
  if (status === 412) throw new HelpdeskRefused('Your account at our helpdesk is locked.');
  const reason =
    status === 403 ? 'you may not do this' : status === 413 ? 'it is too large' : messageOf(value);
  throw new HelpdeskRefused(`Our helpdesk has not taken ${what}: ${reason}`);
}

export async function rolesOf(
  http: HelpdeskClient,
  user: string,
  project: string,
): Promise<readonly Named[]> {
  const answer = raw(raw(await http.get(path`/users/${user}.json` + '?include=memberships'))['user']);
  return list(answer['memberships'])
    .map(raw)
    .filter(membership => namedOf(membership['project'])?.id === project)
    .flatMap(membership => list(membership['roles']).flatMap(role => namedOf(role) ?? []));
}

export async function rightsOf(http: HelpdeskClient, role: string): Promise<readonly string[]> {
  const { permissions } = raw(raw(await http.get(path`/roles/${role}.json`))['role']);
  return list(permissions).flatMap(permission => text(permission) ?? []);
}

/** Asks once; a failure is forgotten. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };
}

export function createRedmine(settings: Settings): Redmine {
  const keyAdvice =
    'Look at the API access key and the rights of its user in Redmine, and set helpdesk.key (REDMINE_KEY).';
  const http = createClient({
    name: 'Redmine',
    url: settings.url,
    headers: { 'X-Redmine-API-Key': settings.key },
    keyAdvice,
    maxJsonBytes: 64 * 1024 * 1024,
  });
  let latest = 0;
  const clockOf = ({ headers }: Answer): number => Date.parse(headers.get('Date') ?? '') || 0;
  /** Redmine's clock, as far as it is known: not each of its web servers says the time, but each issue has one. */
  function timeOf(answer: Answer, issues: readonly Issue[]): number {
    latest = Math.max(latest, ...issues.map(({ updated }) => updated));
    return Math.max(latest, clockOf(answer));
  }

  const project = once(async () => {
    const at = path`/projects/${settings.project}.json` + '?include=trackers,issue_custom_fields';
    const found = raw(raw(await http.get(at))['project']);
    const named = namedOf(found);
    if (!named)
      throw new HelpdeskUnavailable(`Redmine has no project ${settings.project} (helpdesk.project)`);
    const all = (member: string) => list(found[member]).flatMap(item => namedOf(item) ?? []);
    // Those that are for all projects, Redmine says to administrators alone.
    const { status, value } = await http.call('/custom_fields.json');
    const everywhere = status === 200 ? list(raw(value)['custom_fields']) : [];
    const ofIssues = everywhere.filter(item => raw(item)['customized_type'] === 'issue');
    const fields = [...all('issue_custom_fields'), ...ofIssues.flatMap(item => namedOf(item) ?? [])];
    return { ...named, trackers: all('trackers'), fields };
  });

  const keyUser = once(async () => {
    const user = raw(raw(await http.get('/users/current.json'))['user']);
    const id = idOf(user['id'], idForm);
    if (id === undefined) throw new HelpdeskUnavailable(`Redmine does not say whose key it is. ${keyAdvice}`);
    const isAdmin = flag(user['admin']) ?? false;
    const rights = new Set<string>();
    if (!isAdmin)
      for (const role of await rolesOf(http, id, (await project()).id))
        for (const right of await rightsOf(http, role.id)) rights.add(right);
    const login = text(user['login']) ?? '';
    const all = { has: () => true } as unknown as ReadonlySet<string>;
    return { id, name: login, login, isAdmin, rights: isAdmin ? all : rights };
  });

  async function issues(
    query: Query,
    { signal, login }: { signal?: AbortSignal; login?: string | undefined } = {},
  ): Promise<IssuePage> {
    // Of this project alone, not of those below it.
    const at = withQuery(path`/projects/${settings.project}/issues.json`, { ...query, subproject_id: '!*' });
    const answer = await http.call(at, { signal, ...as(login) });
    const { status, value } = answer;
    // A user who is locked, or no member.
    if (login !== undefined && (status === 403 || status === 412))
      return { issues: [], total: 0, rows: 0, clock: 0 };
    if (status !== 200)
      throw new HelpdeskUnavailable(
        status === 403
          ? `Redmine does not let the key see the issues of ${settings.project} (403). ${keyAdvice}`
          : `Redmine does not list the issues of ${settings.project} (${status}: ${messageOf(value)})`,
      );
    const rows = list(raw(value)['issues']);
    const found = rows.flatMap(row => issueOf(row) ?? []);
    timeOf(answer, found);
    const total = count(raw(value)['total_count']);
    return { issues: found, total, rows: rows.length, clock: clockOf(answer) };
  }

  return {
    settings,
    http,
    issues,
    project,
    keyUser,
    issue: async (id, login) => {
      if (!idForm.test(id)) return undefined;
      const at = path`/issues/${id}.json` + '?include=journals,attachments,allowed_statuses';
      const answer = await http.call(at, as(login));
      // A right may be missing for this issue, or for all.
      if (answer.status === 403) await issues({ limit: 1 });
      if (answer.status >= 400) return undefined;
      const issue = issueOf(raw(answer.value)['issue']);
      if (issue?.id !== id || issue.project !== (await project()).id) return undefined;
      return { issue, at: timeOf(answer, [issue]) };
    },
  };
}
