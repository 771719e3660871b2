/** False in Node and in workers: calls go there without a CSRF token, and uploads report no progress. */
export const hasPage = typeof document !== 'undefined';
