import type { ProblemTexts } from '../element/problem-message.ts';

/** Of what was done to a request: the usual texts are about something that may not be seen, or is not there. */
export const actionTexts: ProblemTexts = { forbidden: 'act.forbidden', 'not-found': 'error.not-found' };
