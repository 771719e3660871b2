/** What contract 1.1 adds to a row: who wrote last, service, severity, type. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import { cutOff, overlaps, seenLines, sticksOut } from '../../support/layout.ts';
import { findRow, findRows, mount, rows } from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { nameOf, textOf } from '../../support/queries.ts';
import { agent, colleague, me, teamAnswers, teamConfig, teamRequest } from '../../support/team-fixture.ts';
import { waitFor } from '../../support/wait.ts';

const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const says = (row: Element, text: string | RegExp) =>
  waitFor(
    () => (typeof text === 'string' ? textOf(row).includes(text) : text.test(textOf(row))),
    () => `The row says: ${textOf(row)}`,
  );

/** How many lines of text are seen in a row. */
function lines(row: Element): number {
  const found: number[] = [];
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (getComputedStyle(text.parentElement!).clipPath !== 'none') continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const { top, bottom, width } of seenLines(range, text)) {
      const middle = (top + bottom) / 2;
      if (width > 1 && !found.some(other => Math.abs(other - middle) < 8)) found.push(middle);
    }
  }
  return found.length;
}

describe('A row of a backend with services', () => {
  const api = mockApi();
  const show = async (
    items: readonly Record<string, unknown>[],
    width = 1100,
    more: Partial<SupportRequests> = {},
    config = teamConfig,
  ) => {
    api.serve(teamAnswers(items, config));
    const root = await mount('support-requests', {
      apiBase: api.base,
      lang: 'en-GB',
      status: 'all',
      ...more,
    });
    root.parentElement!.style.cssText = `inline-size: ${width}px; font: 16px/1.5 Arial, sans-serif`;
    if (more.lang === 'ar') root.parentElement!.dir = 'rtl';
    await findRows(root);
    return root;
  };

  it('says service, severity and type', async () => {
    const root = await show([teamRequest(1)]);
    await says(await findRow(root, 'CS-1'), /web-07 · High · Something is down/);
    await expectAccessible(root);
  });

  const who: [string, Record<string, unknown>, string][] = [
    ['an agent by name', { author: agent }, 'Marta replied'],
    ['support without a name', { author: { role: 'agent' } }, 'support replied'],
    ['the customer', { author: me }, 'you wrote'],
    ['a colleague by name', { author: colleague }, 'Grace Hopper wrote'],
  ];
  for (const [name, lastComment, text] of who) {
    it(`says that ${name} wrote last`, async () => {
      const root = await show([teamRequest(1, { awaiting: 'support', lastComment })]);
      const row = await findRow(root, 'CS-1');
      await says(row, text);
      expect(textOf(row)).not.to.contain('with support');
    });
  }

  it('says which colleague wrote the request where nobody has commented yet', async () => {
    const root = await show([
      teamRequest(3, { awaiting: 'support', author: colleague }),
      teamRequest(2, { awaiting: 'support', author: me }),
      teamRequest(1, { awaiting: 'support', author: agent }),
    ]);
    await says(await findRow(root, 'CS-3'), 'Grace Hopper wrote');
    for (const key of ['CS-2', 'CS-1']) {
      const row = await findRow(root, key);
      await says(row, 'with support');
      expect(textOf(row)).to.not.match(/wrote|replied/);
    }
  });

  it('takes a customer for the one who is signed in where there are no colleagues', async () => {
    const config = { ...teamConfig, features: { services: true } };
    const root = await show([teamRequest(1, { lastComment: { author: colleague } })], 1100, {}, config);
    await says(await findRow(root, 'CS-1'), 'you wrote');
  });

  it('names the colleague also where the config comes after the rows', async () => {
    let resolve!: (answer: Response) => void;
    const config = new Promise<Response>(done => (resolve = done));
    const answer = teamAnswers([teamRequest(1, { lastComment: { author: colleague } })]);
    api.serve(request => (request.url.endsWith('/config') ? config : answer(request)));
    const root = await mount('support-requests', { apiBase: api.base, lang: 'en-GB', status: 'all' });
    await says(await findRow(root, 'CS-1'), 'you wrote');
    resolve(json(teamConfig));
    await says(await findRow(root, 'CS-1'), 'Grace Hopper wrote');
  });

  it('says when that was where it is not when the request was updated', async () => {
    const root = await show([
      teamRequest(2, { updatedAt: at(1), lastComment: { author: agent, createdAt: '2024-03-01T09:00:00Z' } }),
      teamRequest(1, { updatedAt: at(1), lastComment: { author: agent, createdAt: at(1) } }),
    ]);
    await says(await findRow(root, 'CS-2'), /Marta replied · 1 Mar 2024, \d\d:00/);
    await says(await findRow(root, 'CS-1'), /Marta replied(?! ·)/);
  });

  it('still says that a reply is needed, in place of who wrote last', async () => {
    const root = await show([
      teamRequest(1, { unread: true, awaiting: 'requester', lastComment: { author: agent } }),
    ]);
    const row = await findRow(root, 'CS-1');
    await says(row, 'web-07');
    expect(textOf(row)).to.contain('Reply needed').and.not.contain('Marta');
  });

  it('says on a closed request nothing of who wrote last', async () => {
    const root = await show([teamRequest(1, { status: 'closed', lastComment: { author: agent } })]);
    const row = await findRow(root, 'CS-1');
    await says(row, 'web-07');
    expect(textOf(row)).not.to.contain('replied');
  });

  it('has the whole text for screen readers where the eye sees its beginning', async () => {
    const service = { id: 's', label: `${'very-long-name-'.repeat(6)}web` };
    const root = await show([teamRequest(1, { service })], 328);
    const row = await findRow(root, 'CS-1');
    await says(row, service.label);
    expect(nameOf(row)).to.contain(service.label).and.contain('Something is down');
    expect([...sticksOut(root), ...overlaps(root)]).to.deep.equal([]);
  });

  it('follows what the server says anew', async () => {
    const root = await show([teamRequest(1, { lastComment: { author: me } })]);
    await says(await findRow(root, 'CS-1'), 'you wrote');
    api.serve(
      teamAnswers([
        teamRequest(1, { lastComment: { author: agent }, service: { id: 's-2', label: 'db-02' } }),
      ]),
    );
    root.refresh();
    await says(await findRow(root, 'CS-1'), /db-02.*/);
    await says(await findRow(root, 'CS-1'), 'Marta replied');
  });

  it('shows a label as text, in one line', async () => {
    const service = { id: 's', label: '<b>web</b>\n\u202e07' };
    const root = await show([teamRequest(1, { service })]);
    await says(await findRow(root, 'CS-1'), '<b>web</b> 07');
  });

  it('looks as ever for values of the wrong type', async () => {
    const wrong = { type: 'down', service: 7, severity: [], lastComment: 'yesterday', people: 3, links: 'x' };
    const root = await show([teamRequest(1, wrong), teamRequest(2)]);
    await says(await findRow(root, 'CS-2'), 'web-07');
    expect(nameOf(await findRow(root, 'CS-1'))).to.match(/Open updated .* created 1 Mar 2024, \d\d:00$/);
  });

  for (const lang of ['en-GB', 'de', 'fr', 'ru', 'ar'] as const) {
    it(`keeps three lines on a phone, with number, status and both times in sight, in ${lang}`, async () => {
      const times = { updatedAt: at(1), createdAt: at(90_000) };
      const more = { summary: 'Invoice', ...times, lastComment: { author: agent, createdAt: at(1) } };
      const long = { ...more, service: { id: 's', label: 'mail-eu.customer.example' } };
      const root = await show(
        [
          teamRequest(295_900, more),
          teamRequest(295_899, long),
          teamRequest(295_898, { ...more, unread: true }),
        ],
        328,
        { lang },
      );
      for (const row of rows(root)) {
        await waitFor(() => /web-07|mail-eu/.test(textOf(row)), 'the facts');
        await waitFor(
          () => lines(row) === 3,
          () => `${lines(row)} lines: ${textOf(row)}`,
        );
      }
      expect([...sticksOut(root), ...cutOff(root), ...overlaps(root)]).to.deep.equal([]);
    });
  }

  for (const lang of ['en-GB', 'de', 'fr', 'ru', 'ar'] as const) {
    it(`is no higher on a phone for its facts, in ${lang}`, async () => {
      const items = ['support', 'requester'].flatMap((awaiting, index) =>
        [true, false].map(unread =>
          teamRequest(index * 2 + Number(unread), {
            awaiting,
            unread,
            updatedAt: at(1),
            createdAt: at(90_000),
          }),
        ),
      );
      const heights = (root: Element) => rows(root).map(row => row.getBoundingClientRect().height);
      const bare = items.map(item => ({ ...item, type: undefined, service: undefined, severity: undefined }));
      const plain = await show(bare, 328, { lang }, { ...teamConfig, features: {} });
      const before = heights(plain);
      const root = await show(items, 328, { lang });
      await says(await findRow(root, 'CS-1'), 'web-07');
      // Engines round to parts of a pixel.
      for (const [index, height] of heights(root).entries())
        expect(height).to.be.at.most(before[index]! + 0.1);
    });
  }
});
