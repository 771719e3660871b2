/** The room that a page gives the element: it takes all of it, and is never narrower than 280 px where there are as many. */
import { expect, fixture, html } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { sticksOut } from '../../support/layout.ts';
import { answering, customer, findRow, wirePage, wireRequest } from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';

const api = mockApi();
const menu = '<nav style="width: 240px">Menu</nav>';

async function put(markup: string, lone = false): Promise<{ page: HTMLElement; desk: SupportRequests }> {
  const page = await fixture<HTMLElement>(html`<div style="width: 600px"></div>`);
  page.innerHTML = markup;
  const desk = document.createElement('support-requests');
  Object.assign(desk, { apiBase: api.base, user: customer() });
  const place = page.querySelector('.here') ?? page;
  place.append(desk);
  if (!lone) await findRow(desk, 'CS-1');
  return { page, desk };
}

const widthOf = (element: Element): number => Math.round(element.getBoundingClientRect().width);

describe('The width of the element', () => {
  beforeEach('serve', () => api.serve(answering(() => json(wirePage([wireRequest(1)])))));

  /** What stands around the element, and how wide it is in a page of 600 px. */
  const places: readonly [string, string, number][] = [
    ['a block', '<main class="here"></main>', 600],
    ['a row beside a menu', `<div class="here" style="display: flex">${menu}</div>`, 360],
    ['a row with a gap', `<div class="here" style="display: flex; gap: 20px">${menu}</div>`, 340],
    ['a row that may wrap', `<div class="here" style="display: flex; flex-wrap: wrap">${menu}</div>`, 360],
    [
      'a row that aligns at its start',
      `<div class="here" style="display: flex; align-items: start">${menu}</div>`,
      360,
    ],
    [
      'a column that centres',
      '<div class="here" style="display: flex; flex-direction: column; align-items: center"></div>',
      600,
    ],
    [
      'a grid beside a menu',
      `<div class="here" style="display: grid; grid-template-columns: auto 1fr">${menu}</div>`,
      360,
    ],
    [
      'a grid of automatic columns',
      `<div class="here" style="display: grid; grid-template-columns: auto auto">${menu}</div>`,
      360,
    ],
    ['a grid that centres', '<div class="here" style="display: grid; justify-items: center"></div>', 600],
    ['a float', '<div class="here" style="float: left"></div>', 600],
    ['an inline block', '<div class="here" style="display: inline-block"></div>', 600],
    [
      'a positioned box',
      '<div style="position: relative"><div class="here" style="position: absolute"></div></div>',
      600,
    ],
    [
      'the cell of a table',
      '<table style="border-spacing: 0"><tr><td style="padding: 0" class="here"></td></tr></table>',
      600,
    ],
    ['a box as wide as its content', '<div class="here" style="width: fit-content"></div>', 600],
    [
      'a narrow column',
      '<div style="display: flex; width: 300px"><div class="here" style="flex: 1"></div></div>',
      300,
    ],
  ];
  for (const [name, markup, width] of places) {
    it(`is all that is left in ${name}`, async () => {
      const { page, desk } = await put(markup);
      expect(widthOf(desk)).to.equal(width);
      for (const nav of page.querySelectorAll('nav')) expect(widthOf(nav)).to.equal(240);
      expect(sticksOut(desk)).to.deep.equal([]);
    });
  }

  it('is the same in a table whose other cell has a width', async () => {
    const { page, desk } = await put(
      '<table style="border-spacing: 0"><tr><td style="padding: 0"><div style="width: 200px">Menu</div></td><td style="padding: 0" class="here"></td></tr></table>',
    );
    expect(widthOf(desk)).to.equal(400);
    expect(widthOf(page.querySelector('table')!)).to.equal(600);
  });

  it('is that of the window in a dialog without a width', async () => {
    const { page, desk } = await put('<dialog class="here" style="padding: 10px; border: 0"></dialog>', true);
    page.querySelector('dialog')!.showModal();
    await findRow(desk, 'CS-1');
    // What browsers leave beside a dialog: 2em and 6px in all.
    expect(widthOf(desk)).to.be.within(innerWidth - 20 - 6 - 40, innerWidth - 20);
    expect(document.documentElement.scrollWidth).to.equal(document.documentElement.clientWidth);
  });

  it('is that of the window in a popover', async () => {
    const { page, desk } = await put(
      '<div popover class="here" style="padding: 10px; border: 0"></div>',
      true,
    );
    page.querySelector<HTMLElement>('[popover]')!.showPopover();
    await findRow(desk, 'CS-1');
    expect(widthOf(desk)).to.equal(document.documentElement.clientWidth - 20);
    expect(document.documentElement.scrollWidth).to.equal(document.documentElement.clientWidth);
  });

  for (const place of ['display: flex', 'display: grid; grid-template-columns: 240px 1fr']) {
    it(`is at least 280 px beside what leaves less: ${place}`, async () => {
      const { desk } = await put(
        `<div style="width: 400px; overflow: auto"><div class="here" style="${place}"><nav style="flex: none; width: 240px">Menu</nav></div></div>`,
      );
      expect(widthOf(desk)).to.equal(280);
    });
  }

  it('is that of the page where it gives one', async () => {
    const { desk } = await put(`<div class="here" style="display: flex">${menu}</div>`);
    desk.style.flex = '0 0 500px';
    expect(widthOf(desk)).to.equal(500);
    desk.style.cssText = 'width: 400px; flex: none; margin: 5px; padding: 10px';
    expect(widthOf(desk)).to.equal(420);
  });

  for (const style of [
    'display: flex',
    'display: flex; align-items: center',
    'display: inline-flex',
    'display: grid; place-items: center',
  ]) {
    it(`is also that of what is inside where the page styles the element itself: ${style}`, async () => {
      const { desk } = await put('<div class="here"></div>');
      desk.style.cssText = style;
      expect(widthOf(desk)).to.equal(600);
      expect(widthOf(await findRow(desk, 'CS-1'))).to.equal(600);
    });
  }

  it('is less than 280 px where there is no more, without a scrollbar', async () => {
    const { page, desk } = await put('<div style="width: 240px; overflow: auto" class="here"></div>');
    expect(widthOf(desk)).to.equal(240);
    const box = page.querySelector('.here')!;
    expect(box.scrollWidth).to.equal(240);
  });

  it('is that of the column for a list alone', async () => {
    const page = await fixture<HTMLElement>(html`<div style="display: flex; width: 600px"></div>`);
    page.innerHTML = menu;
    const list = document.createElement('support-request-list');
    Object.assign(list, { apiBase: api.base, user: customer() });
    page.append(list);
    await findRow(list, 'CS-1');
    expect(widthOf(list)).to.equal(360);
  });
});
