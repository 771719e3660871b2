import type { Handler } from '../context.ts';
import { conditionalJson } from '../conditional.ts';
import { HttpProblem } from '../problems.ts';
import type { WireConfig } from '../wire.ts';

export const getConfig: Handler = async ({ request, config, user }) => {
  const body: WireConfig = { user: { key: user.key, name: user.name }, ...config };
  return conditionalJson(request, body);
};

export const streamEvents: Handler = async () => {
  throw new HttpProblem(501, 'There is no event stream.');
};
