import type { SupportBackend } from '../../backends/backend.ts';
import type { Config, Features, RequestAction, SupportRequest } from '../../model.ts';

/** What each action needs: a feature that is on, and a method of the backend. */
const NEEDS = {
  close: ['close', 'setStatus'],
  reopen: ['reopen', 'setStatus'],
  rate: ['rating', 'rateRequest'],
} as const satisfies Partial<Record<RequestAction, readonly [keyof Features, keyof SupportBackend]>>;

/** Whether the backend can do this and offers it, and the request allows it and is in the state for it. */
export function may(
  action: keyof typeof NEEDS,
  { backend, config }: { readonly backend: SupportBackend; readonly config: Config },
  { actions, closed }: SupportRequest,
): boolean {
  const [feature, method] = NEEDS[action];
  return (
    backend[method] !== undefined &&
    config.features[feature] &&
    closed === (action !== 'close') &&
    (actions?.includes(action) ?? true)
  );
}
