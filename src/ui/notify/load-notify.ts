/** Loaded where the page sets `notify`. */
export const loadNotify = () => import('./notify.lazy.ts');
