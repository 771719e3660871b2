import type { ProblemTexts } from '../element/problem-message.ts';

/** Texts for actions on a request: the default ones are about loading it. */
export const actionTexts: ProblemTexts = { forbidden: 'act.forbidden', 'not-found': 'error.not-found' };
