/** Where the page is scrolled to after a row far down was opened, and after the way back. */
import { expect, fixture, html } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { click, focused } from '../../support/input.ts';
import { answering, customer, findRow, press, rows, wirePage, wireRows } from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, getByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = mockApi();
const plain = location.pathname + location.search;
const comments = Array.from({ length: 12 }, (_, index) => ({
  id: `c${index}`,
  body: 'It goes on.\n'.repeat(6),
  author: { name: 'Ada', role: 'requester' },
  attachments: [],
}));

beforeEach('serve', () => {
  const list = answering(() => json(wirePage(wireRows(60, 60))));
  api.serve(request =>
    new URL(request.url).pathname.endsWith('/comments')
      ? json({ items: comments, nextCursor: null })
      : list(request),
  );
});
beforeEach('begin at the top', () => {
  history.replaceState(null, '', plain);
  scrollTo({ top: 0, behavior: 'instant' });
});
afterEach('no hash', () => history.replaceState(null, '', plain));

const fixedHeader =
  '<header style="position: fixed; z-index: 9; inset: 0 0 auto; height: 64px; background: #ddd">Panel</header>';
const stickyHeader = fixedHeader.replace('position: fixed', 'position: sticky');
const below = '<div style="height: 4000px">A long page</div>';

async function put(
  before: string,
  after: string,
  settings: Partial<SupportRequests> = {},
  scroller = '',
): Promise<{ root: SupportRequests; page: HTMLElement }> {
  const page = await fixture<HTMLElement>(html`<div></div>`);
  page.style.cssText = scroller;
  page.innerHTML = `${before}<div class="here"></div>${after}`;
  const root = document.createElement('support-requests');
  Object.assign(root, { apiBase: api.base, user: customer(), ...settings });
  page.querySelector('.here')!.append(root);
  await waitFor(() => rows(root).length === 60);
  return { root, page };
}

/** Where the first pixel below the header is, and the last one of the window or the scroller. */
interface Sight {
  readonly top: number;
  readonly bottom: number;
}

/** Waits until nothing moves any more, and says whether heading and way back are in sight. */
async function inSight(root: Element, name: string, { top, bottom }: Sight): Promise<void> {
  const heading = await findByRole(root, 'heading', { name });
  await waitFor(() => focused() === heading, 'the focus on the heading');
  await findByRole(root, 'textbox', { name: 'Write a comment' });
  const back = getByRole(root, 'button', { name: 'All requests' });
  let last = NaN;
  let frames = 0;
  await waitFor(() => {
    const now = back.getBoundingClientRect().top;
    frames = now === last ? frames + 1 : 0;
    last = now;
    return frames > 6;
  });
  for (const element of [back, heading]) {
    const rect = element.getBoundingClientRect();
    expect(rect.top, element.textContent.trim()).to.be.at.least(top - 1);
    expect(rect.bottom, element.textContent.trim()).to.be.at.most(bottom + 1);
  }
}

describe('A row far down is opened', () => {
  const places: readonly [string, string, string, string, number][] = [
    ['below a fixed header', fixedHeader, '', 'padding-top: 64px', 64],
    ['below a fixed header, with a long page below', fixedHeader, below, 'padding-top: 64px', 64],
    ['below a sticky header', stickyHeader, below, '', 64],
    [
      'below two headers',
      fixedHeader + fixedHeader.replace('inset: 0 0', 'inset: 64px 0'),
      below,
      'padding-top: 128px',
      128,
    ],
    ['with a long page below', '', below, '', 0],
    ['with a long page above and below', below, below, '', 0],
    ['in a page that is no longer than it', '', '', '', 0],
  ];
  for (const [name, before, after, style, top] of places) {
    for (const number of [5, 40]) {
      it(`heading and way back are in sight ${name}: row ${number}`, async () => {
        const { root } = await put(before, after, {}, style);
        await click(await findRow(root, `CS-${number}`));
        await inSight(root, `Summary of ${number}`, { top, bottom: innerHeight });
      });
    }
  }

  for (const [name, before, top] of [
    ['', '', 0],
    [' with a sticky header of its own', stickyHeader, 64],
  ] as const) {
    it(`heading and way back are in sight in an inner scroller${name}`, async () => {
      const { root, page } = await put(before, below, {}, 'height: 400px; overflow: auto');
      await click(await findRow(root, 'CS-20'));
      const box = page.getBoundingClientRect();
      await inSight(root, 'Summary of 20', { top: box.top + top, bottom: box.bottom });
    });
  }

  it('the room that the page asks for is left', async () => {
    document.documentElement.style.scrollPaddingTop = '100px';
    const { root } = await put('<div style="height: 500px"></div>', below);
    await click(await findRow(root, 'CS-20'));
    await inSight(root, 'Summary of 20', { top: 100, bottom: innerHeight });
    document.documentElement.style.scrollPaddingTop = '';
  });

  it('nothing moves where the top of the element is in sight', async () => {
    const { root } = await put('<div style="height: 100px"></div>', below);
    const { top } = root.getBoundingClientRect();
    await click(await findRow(root, 'CS-60'));
    await inSight(root, 'Summary of 60', { top, bottom: innerHeight });
    expect(root.getBoundingClientRect().top).to.equal(top);
  });
});

describe('The way back to the list', () => {
  const ways: readonly [string, Partial<SupportRequests>, (root: Element) => unknown][] = [
    ['the browser’s Back', { routing: 'hash' }, () => history.back()],
    ['"All requests", with routing', { routing: 'hash' }, root => press(root, 'All requests')],
    ['"All requests"', {}, root => press(root, 'All requests')],
  ];
  for (const [name, settings, back] of ways) {
    for (const after of ['', below]) {
      it(`leads to the same pixel, with the focus on the row: ${name}${after && ', in a long page'}`, async () => {
        const { root } = await put('', after, settings);
        scrollTo({ top: 2325, behavior: 'instant' });
        const row = rows(root).find(one => one.getBoundingClientRect().top > 200)!;
        await waitFor(() => scrollY === 2325);
        const { top } = row.getBoundingClientRect();
        row.focus({ preventScroll: true });
        row.click();
        await findByRole(root, 'textbox', { name: 'Write a comment' });
        if (settings.routing) await waitFor(() => location.hash !== '');
        await back(root);
        await waitFor(() => focused() === row, 'the focus on the row');
        await waitFor(
          () => Math.abs(scrollY - 2325) < 2 && Math.abs(row.getBoundingClientRect().top - top) < 2,
          () => `The page is at ${scrollY}, the row at ${row.getBoundingClientRect().top}, not ${top}`,
        );
      });
    }
  }

  it('is no journey on a page that scrolls smoothly', async () => {
    document.documentElement.style.scrollBehavior = 'smooth';
    const { root } = await put('', below);
    scrollTo({ top: 2325, behavior: 'instant' });
    await waitFor(() => scrollY === 2325);
    const row = rows(root).find(one => one.getBoundingClientRect().top > 200)!;
    row.click();
    await findByRole(root, 'textbox', { name: 'Write a comment' });
    await waitFor(() => scrollY < 100, 'the top of the thread');
    const places: number[] = [];
    const onScroll = () => places.push(scrollY);
    document.addEventListener('scroll', onScroll);
    await press(root, 'All requests');
    await waitFor(
      () => Math.abs(scrollY - 2325) < 2,
      () => `2325, not ${scrollY}`,
    );
    await waitFor(() => places.length > 0, 'the scroll event');
    expect(places.filter(place => Math.abs(place - 2325) > 1)).to.deep.equal([]);
    document.removeEventListener('scroll', onScroll);
    document.documentElement.style.scrollBehavior = '';
  });

  it('and forward again shows the thread from its top', async () => {
    const { root } = await put('', below, { routing: 'hash' });
    await click(await findRow(root, 'CS-20'));
    await inSight(root, 'Summary of 20', { top: 0, bottom: innerHeight });
    history.back();
    await findRow(root, 'CS-20');
    history.forward();
    await inSight(root, 'Summary of 20', { top: 0, bottom: innerHeight });
  });
});
