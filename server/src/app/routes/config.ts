import type { Handler } from '../context.ts';
import { conditionalJson } from '../http/conditional.ts';
import type { WireConfig } from '../wire.ts';

export const getConfig: Handler = ({ request, config, user }) => {
  const body: WireConfig = { user: { key: user.key, name: user.name }, ...config };
  return conditionalJson(request, body);
};
