import '../../../i18n/en-late.ts';
/** The rating of a closed request. Loaded where the backend takes ratings. */
export { RatingPanel } from './rating-panel.ts';
