/**
 * Everything outside the main job, each in a file of its own beside the main one. The build leaves these imports as
 * they are: they resolve against the script's own URL, in a classic script as in a module.
 */
export const loadFreshness = () => import('./lazy/freshness.ts');
export const loadHashRouting = () => import('./lazy/hash-routing.ts');
export const loadLease = () => import('./lazy/lease.ts');
export const loadLinks = () => import('./lazy/links.ts');
export const loadPictureViewer = () => import('./lazy/picture-viewer.ts');
export const loadRichText = () => import('./lazy/rich-text.ts');
