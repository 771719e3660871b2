import { comment } from '../fixtures.js';
import { loadMails } from '../mails.js';
import { button, waitForText } from '../page-actions.js';
import { singlePage } from '../responses.js';

const { outlookMails = [] } = await loadMails('outlook');
const { webMails = [] } = await loadMails('webmail');
const { deskMails = [] } = await loadMails('desks');
const { oddMails = [], textMails = [] } = await loadMails('shapes');

/** @typedef {import('../../../test/support/mails/mail.ts').Mail} Mail */

/** Mails of one picture; entries further down are not rendered before they are near. */
const MAILS = 6;

/** Answers as mail programs and support systems write them, some in each picture. @type {import('../states.js').State[]} */
export const bodyStates = [
  ...statesOf('outlook', outlookMails),
  ...statesOf('webmail', webMails),
  ...statesOf('desks', deskMails),
  ...statesOf('odd', oddMails),
  ...statesOf('text', textMails),
  {
    ...stateOf('unfolded', [...webMails.slice(0, 2), ...oddMails.filter(({ name }) => name.includes('200'))]),
    reach: async page => {
      await button(page, 'Show all 200 lines').click();
      await button(page, 'Show quoted text').first().click();
      const wrap = button(page, 'Wrap lines').last();
      if (await wrap.isVisible()) await wrap.click();
    },
  },
];

/** @param {string} name @param {readonly Mail[]} mails @returns {import('../states.js').State[]} */
function statesOf(name, mails) {
  const pictures = Math.ceil(mails.length / MAILS);
  return Array.from({ length: pictures }, (_, index) =>
    stateOf(`${name}-${index + 1}`, mails.slice(index * MAILS, (index + 1) * MAILS)),
  );
}

/** @param {string} name @param {readonly Mail[]} mails @returns {import('../states.js').State} */
function stateOf(name, mails) {
  const last = mails.at(-1)?.shows?.[0] ?? '';
  return {
    name: `bodies-${name}`,
    query: { request: 'CS-295900' },
    overrides: {
      listComments: singlePage(
        mails.map(({ format = 'html', body }, index) => comment(`${name}-${index}`, { format, body })),
      ),
    },
    reach: page => waitForText(page, last),
    variants: true,
  };
}
