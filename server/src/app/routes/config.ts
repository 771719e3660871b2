import type { Handler } from '../context.ts';
import { conditionalJson } from '../http/conditional.ts';
import type { WireConfig } from '../wire.ts';

export const getConfig: Handler = ({ request, config, customer }) => {
  const { types, severities, ...rest } = config;
  const body: WireConfig = {
    user: { key: customer.key, name: customer.name },
    ...rest,
    ...(types ? { types: [...types] } : {}),
    ...(severities ? { severities: [...severities] } : {}),
  };
  return conditionalJson(request, body);
};
