/** Loads the checks: for a form or composer, and by the whole desk before one is shown, so that the first press of Send is checked. */
export const loadChecks = () => import('./checks.lazy.ts');

/** Milliseconds that Send waits for the checks: where a slow line does not bring them, it sends without. */
export const CHECKS_WAIT = 4000;
