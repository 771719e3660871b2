import type { SupportBackend } from '../../backends/backend.ts';
import { rateRequest, setStatus } from '../../backends/rest/changes.ts';
import type { RestBackend } from '../../backends/rest/rest-backend.ts';
import type { Features, RequestAction, SupportRequest } from '../../model.ts';

/** What changes a request, as far as the backend can: the methods of a page's own backend, or the contract's calls. */
export function callsOf(
  backend: SupportBackend | RestBackend,
): Pick<SupportBackend, 'setStatus' | 'rateRequest'> {
  const own: SupportBackend = backend;
  const http = 'http' in backend ? backend.http : undefined;
  const real = async (key: string): Promise<string> => (await own.realKey?.(key)) ?? key;
  return {
    setStatus:
      own.setStatus?.bind(own) ??
      (http && (async (key, status, options) => setStatus(http, await real(key), status, options))),
    rateRequest:
      own.rateRequest?.bind(own) ??
      (http && (async (key, rating, options) => rateRequest(http, await real(key), rating, options))),
  };
}

const FEATURE = { close: 'close', reopen: 'reopen', rate: 'rating' } as const satisfies Partial<
  Record<RequestAction, keyof Features>
>;

/** Whether this may be done: the backend offers it, the request allows it, and it is in the state for it. */
export function may(
  action: keyof typeof FEATURE,
  features: Features,
  { actions, closed }: SupportRequest,
): boolean {
  return closed === (action !== 'close') && features[FEATURE[action]] && (actions?.includes(action) ?? true);
}
