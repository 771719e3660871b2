import type { Handler } from '../context.ts';
import { conditionalJson } from '../http/conditional.ts';
import type { WireConfig } from '../wire.ts';

export const getConfig: Handler = ({ request, config, customer }) => {
  const body: WireConfig = { user: { key: customer.key, name: customer.name }, ...config };
  return conditionalJson(request, body);
};
