import type { operations as Contract, paths } from './contract.ts';

/** The operations of the contract that this server has: operationId of openapi.yaml, method, path. */
export const operations = [
  ['getConfig', 'GET', '/config'],
  ['listRequests', 'GET', '/requests'],
  ['createRequest', 'POST', '/requests'],
  ['getRequest', 'GET', '/requests/{key}'],
  ['setStatus', 'PATCH', '/requests/{key}'],
  ['markRead', 'PUT', '/requests/{key}/read'],
  ['listComments', 'GET', '/requests/{key}/comments'],
  ['addComment', 'POST', '/requests/{key}/comments'],
  ['retractComment', 'DELETE', '/requests/{key}/comments/{id}'],
  ['rateRequest', 'PUT', '/requests/{key}/rating'],
  ['sharePeople', 'PUT', '/requests/{key}/people'],
  ['uploadAttachment', 'POST', '/attachments'],
  ['fetchAttachment', 'GET', '/attachments/{id}'],
  ['deleteAttachment', 'DELETE', '/attachments/{id}'],
  ['listServices', 'GET', '/services'],
  ['listPeople', 'GET', '/people'],
  ['listIncidents', 'GET', '/incidents'],
  ['followIncident', 'PUT', '/incidents/{id}/following'],
  ['listArticles', 'GET', '/articles'],
  ['rateArticle', 'PUT', '/articles/{id}/outcome'],
  ['streamEvents', 'GET', '/events'],
] as const satisfies readonly (readonly [keyof Contract, string, keyof paths])[];

export type OperationName = (typeof operations)[number][0];

/** The parameters of the path: a key or an id, and for a comment its id; empty where the path has none. */
interface PathParameters {
  readonly id: string;
  readonly subId: string;
}

export type Match =
  | ({ readonly operation: OperationName } & PathParameters)
  /** The path exists, but not with this method; these are its methods. */
  | { readonly allow: readonly string[] };

/** The decoded values of the pattern's parameters; `undefined` where the path does not match. */
function matchPath(pattern: string, path: string): PathParameters | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const values: string[] = [];
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (part.startsWith('{')) {
      try {
        values.push(decodeURIComponent(actual));
      } catch {
        return undefined;
      }
    } else if (part !== actual) {
      return undefined;
    }
  }
  const [id = '', subId = ''] = values;
  return values.includes('') ? undefined : { id, subId };
}

/** `path` is relative to the API base. Returns `undefined` for a path that no operation has. */
export function matchOperation(method: string, path: string): Match | undefined {
  const allow: string[] = [];
  for (const [operation, wanted, pattern] of operations) {
    const parameters = matchPath(pattern, path);
    if (parameters === undefined) continue;
    if (wanted === method) return { operation, ...parameters };
    allow.push(wanted);
  }
  return allow.length ? { allow } : undefined;
}

/** The path of a URL relative to the base, or `undefined` for a URL outside of it. */
export function pathBelow(basePath: string, url: string): string | undefined {
  const { pathname } = new URL(url);
  const base = basePath.replace(/\/+$/, '');
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : undefined;
}
