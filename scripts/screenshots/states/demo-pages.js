import { button, row, waitForList, waitForThread } from '../page-actions.js';

/** The demo pages. @type {import('../states.js').State[]} */
export const demoPageStates = [
  { name: 'panel', path: '/', reach: waitForList, variants: true },
  {
    name: 'panel-thread',
    path: '/#support=CS-295900',
    reach: waitForThread,
    variants: true,
  },
  {
    name: 'panel-servers',
    path: '/',
    reach: async page => {
      await waitForList(page);
      await openMenu(page);
      await page.getByRole('navigation').getByRole('button', { name: 'Servers' }).click();
      await page.getByRole('heading', { name: 'Servers' }).waitFor();
    },
    variants: true,
  },
  {
    name: 'panel-menu',
    path: '/',
    reach: async page => {
      await waitForList(page);
      await openMenu(page);
    },
  },
  {
    name: 'layout',
    path: '/demo/layout.html',
    reach: async page => {
      await waitForList(page);
      await row(page, 'CS-295900').click();
      await waitForThread(page);
    },
  },
  { name: 'two-widgets', path: '/demo/two-widgets.html', reach: page => row(page, 'CS-295120').waitFor() },
];

/** On a narrow screen the sections of the demo panel are behind a menu button. @param {Page} page */
async function openMenu(page) {
  const menu = page.getByRole('button', { name: 'Menu' });
  if (await menu.isVisible()) await menu.click();
}
