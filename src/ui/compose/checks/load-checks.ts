/** Also loaded by the whole desk, so that the first press of Send is checked. */
export const loadChecks = () => import('./checks.lazy.ts');

/** Milliseconds that Send waits for the checks; what a slow line cannot bring is sent without. */
export const CHECKS_WAIT = 4000;
