import { expect, fixture, html } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { focused } from '../../support/input.ts';
import {
  answering,
  customer,
  findRows,
  press,
  rows,
  wirePage,
  wireRows,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, getByRole, nameOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const plain = location.pathname + location.search;

/** Waits until nothing scrolls any more. */
async function stands(scroller: Element): Promise<number> {
  let last = NaN;
  let frames = 0;
  await waitFor(() => {
    const now = scroller.scrollTop;
    frames = now === last ? frames + 1 : 0;
    last = now;
    return frames > 6;
  }, 'a page that stands still');
  return last;
}

describe('The place in the list', () => {
  const api = mockApi();
  beforeEach('serve', () => {
    api.serve(answering(() => json(wirePage(wireRows(40, 40)))));
    history.replaceState(null, '', plain);
    scrollTo({ top: 0, behavior: 'instant' });
  });
  afterEach('no hash', () => history.replaceState(null, '', plain));

  async function put(inner: boolean) {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    if (inner) page.style.cssText = 'height: 420px; overflow: auto';
    const root = document.createElement('support-requests');
    Object.assign(root, { apiBase: api.base, user: customer(), routing: 'hash' });
    page.append(Object.assign(document.createElement('div'), { style: 'height: 60px' }), root);
    await waitFor(() => rows(root).length === 40);
    await findByRole(root, 'combobox', { name: 'Sort by' });
    return { root, scroller: inner ? page : document.scrollingElement! };
  }

  const ways: readonly [string, (root: SupportRequests) => unknown, (root: SupportRequests) => unknown][] = [
    ['a thread and "All requests"', openRow, root => press(root, 'All requests')],
    ['a thread and the browser’s Back', openRow, () => history.back()],
    ['a link to a thread and the browser’s Back', openLink, () => history.back()],
    ['the form and Cancel', openForm, root => press(root, 'Cancel')],
    ['the form and the browser’s Back', openForm, () => history.back()],
    ['the form and "All requests"', openForm, root => press(root, 'All requests')],
  ];
  for (const inner of [false, true]) {
    for (const top of [0, 350]) {
      for (const [name, leave, back] of ways) {
        it(`is ${top} again after ${name}${inner ? ', in a box that scrolls' : ''}`, async () => {
          const { root, scroller } = await put(inner);
          scroller.scrollTo({ top, behavior: 'instant' });
          await stands(scroller);
          await leave(root);
          await stands(scroller);
          // Whoever reads on has scrolled.
          scroller.scrollTo({ top: 160, behavior: 'instant' });
          await stands(scroller);
          await back(root);
          await findRows(root);
          const place = await stands(scroller);
          if (leave === openForm) {
            // The button that has the focus is above the rows: it is scrolled to as far as that takes.
            const button = getByRole(root, 'button', { name: 'New request' });
            expect(focused()).to.equal(button);
            // Firefox scrolls by whole pixels: a part of one may be left.
            expect(button.getBoundingClientRect().top).to.be.above(
              (inner ? scroller.getBoundingClientRect().top : 0) - 1,
            );
            expect(place).to.be.at.most(top);
          } else {
            expect(place).to.be.closeTo(top, 1);
            expect(focused()?.getBoundingClientRect().top).to.be.within(0, innerHeight - 20);
          }
        });
      }
    }
  }

  it('is left as far as it takes to see the button that has the focus, also below a header that stays', async () => {
    const { root, scroller } = await put(false);
    const header = document.createElement('header');
    header.style.cssText = 'position: fixed; inset: 0 0 auto; height: 60px; background: Canvas; z-index: 1';
    root.before(header);
    scroller.scrollTo({ top: 350, behavior: 'instant' });
    await stands(scroller);
    await openForm(root);
    await press(root, 'Cancel');
    await findRows(root);
    await stands(scroller);
    const button = getByRole(root, 'button', { name: 'New request' });
    expect(focused() === button).to.equal(true);
    expect(button.getBoundingClientRect().top).to.be.at.least(59);
  });

  async function openRow(root: SupportRequests) {
    const row = rows(root).find(one => one.getBoundingClientRect().top > 150)!;
    row.focus({ preventScroll: true });
    row.click();
    await findByRole(root, 'textbox', { name: 'Write a comment' });
    await waitFor(() => location.hash !== '');
  }

  async function openLink(root: SupportRequests) {
    const inSight = rows(root).find(one => one.getBoundingClientRect().top > 150)!;
    location.hash = `#support=${/^CS-\d+/.exec(nameOf(inSight))![0]}`;
    await findByRole(root, 'textbox', { name: 'Write a comment' });
  }

  async function openForm(root: SupportRequests) {
    getByRole(root, 'button', { name: 'New request' }).click();
    await findByRole(root, 'button', { name: 'Send' });
    await waitFor(() => location.hash !== '');
  }
});
