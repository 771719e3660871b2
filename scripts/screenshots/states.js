import { articleStates } from './states/articles.js';
import { bodyStates } from './states/bodies.js';
import { demoPageStates } from './states/demo-pages.js';
import { formStates } from './states/form.js';
import { languageStates } from './states/languages.js';
import { listStates } from './states/list.js';
import { teamFormStates } from './states/team-forms.js';
import { teamThreadStates } from './states/team-threads.js';
import { teamStates } from './states/team.js';
import { threadStates } from './states/thread.js';
import { triageStates } from './states/triage.js';

/**
 * @typedef {object} State
 * @property {string} name of the picture, before variant and width
 * @property {Record<string, string>} [query] attributes of the element, or other parameters of demo/bare.html
 * @property {string} [path] of the page, with hash; demo/bare.html by default
 * @property {import('./backend.js').Overrides} [overrides] responses that differ from the usual ones
 * @property {(page: import('playwright-core').Page) => Promise<unknown>} reach brings the page into the state; resolves when the state is visible
 * @property {boolean} [variants] dark and right-to-left as well; light and left-to-right only by default
 */

/** All states, in the order in which their pictures are taken. */
export const states = [
  ...listStates,
  ...threadStates,
  ...bodyStates,
  ...formStates,
  ...triageStates,
  ...articleStates,
  ...demoPageStates,
  ...languageStates,
  ...teamThreadStates,
  ...teamStates,
  ...teamFormStates,
];
