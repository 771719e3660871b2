/** Also loaded by the whole desk, so that the first press of Send is checked. */
export const loadChecks = () => import('./checks.lazy.ts');
