import { WORDLESS_TEXTS, WRITE_TEXTS, type ProblemTexts } from '../element/problem-message.ts';

/** Texts for actions on a request that have no text of the customer's own to change. */
export const actionTexts: ProblemTexts = {
  ...WRITE_TEXTS,
  unauthorized: 'error.unauthorized',
  'not-found': 'error.not-found',
  ...WORDLESS_TEXTS,
};
