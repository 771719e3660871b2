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
  ['rateRequest', 'PUT', '/requests/{key}/rating'],
  ['uploadAttachment', 'POST', '/attachments'],
  ['fetchAttachment', 'GET', '/attachments/{id}'],
  ['deleteAttachment', 'DELETE', '/attachments/{id}'],
  ['streamEvents', 'GET', '/events'],
] as const satisfies readonly (readonly [keyof Contract, string, keyof paths])[];

export type OperationName = (typeof operations)[number][0];

export type Match =
  | { readonly operation: OperationName; readonly id: string }
  /** The path exists, but not with this method; these are its methods. */
  | { readonly allow: readonly string[] };

/** The decoded value of the pattern's parameter, empty without one; `undefined` where the path does not match. */
function matchPath(pattern: string, path: string): string | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  let id = '';
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (part.startsWith('{')) {
      try {
        id = decodeURIComponent(actual);
      } catch {
        return undefined;
      }
      if (!id) return undefined;
    } else if (part !== actual) {
      return undefined;
    }
  }
  return id;
}

/** `path` is relative to the API base. Returns `undefined` for a path that no operation has. */
export function matchOperation(method: string, path: string): Match | undefined {
  const allow: string[] = [];
  for (const [operation, wanted, pattern] of operations) {
    const id = matchPath(pattern, path);
    if (id === undefined) continue;
    if (wanted === method) return { operation, id };
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
