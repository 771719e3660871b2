/** How a row is laid out: lines, widths, sizes of text, directions, languages. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import { brokenWords, cutOff, overlaps, seenLines, sticksOut } from '../../support/layout.ts';
import {
  answering,
  findRow,
  findRows,
  findShown,
  mount,
  rows,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, getByRole, nameOf, queryAllByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const minute = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * minute).toISOString();

/** A time of day that is long in each language; of today, now. */
const late = (daysAgo: number, minutes: number) =>
  daysAgo === 0
    ? ago(60 - minutes)
    : new Date(new Date(ago(daysAgo * 1440)).setHours(22, minutes)).toISOString();

/** Summaries as customers write them: three of seven need two lines on a phone. */
const summaries = [
  'Server web-07 does not answer after an update',
  'Invoice for March',
  'Second IPv4 address for VPS 1842',
  'Mail to one provider is deferred since this morning',
  'Backup of db-02 fails',
  'Certificate of example.org can’t be renewed',
  'Rescue system asks for a password',
];
const requests = summaries.map((summary, index) =>
  wireRequest(295900 - index, {
    summary,
    createdAt: ago(3000 + index * 900),
    // The first one is of today also just after midnight: a longer time takes a line of its own beside two states.
    updatedAt: ago(index * 700),
    unread: index === 0,
    ...(index % 2 ? { awaiting: 'support' } : { awaiting: 'requester' }),
  }),
);

/** The middles of the lines of text that are seen in a row, in pixels. */
function lines(row: Element): number[] {
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
  return found.sort((a, b) => a - b);
}

const partOf = (row: Element, name: string): HTMLElement => row.querySelector(`[part~="${name}"]`)!;

describe('A row of the list', () => {
  const api = mockApi();
  beforeEach('serve', () =>
    api.serve(answering(() => json(wirePage(requests)), { features: { search: true } })),
  );

  async function show(
    width: number,
    more: Partial<SupportRequests> = {},
    style = '',
  ): Promise<SupportRequests> {
    const root = await mount('support-requests', { apiBase: api.base, lang: 'en-GB', ...more });
    root.parentElement!.style.cssText = `inline-size: ${width}px; font: 16px/1.5 Arial, sans-serif; ${style}`;
    await findRows(root);
    return root;
  }

  it('has three lines on a phone where its summary has one, and four where it has two or more', async () => {
    const root = await show(328);
    expect(lines(await findRow(root, 'CS-295899'))).to.have.length(3);
    expect(lines(await findRow(root, 'CS-295900'))).to.have.length(4);
    for (const row of rows(root)) expect(row.getBoundingClientRect().height).to.be.at.most(100);
  });

  for (const lang of ['en-GB', 'en-US', 'de'] as const) {
    for (const days of [0, 1, 10, 400]) {
      for (const awaiting of ['requester', 'support'] as const) {
        it(`has three lines on a phone where it is updated ${days} days ago, ${awaiting} to act, in ${lang}`, async () => {
          // The date of another year with a long time of day leaves no room for a second state.
          const most = new Date(late(days, 58)).getFullYear() === new Date().getFullYear() ? 3 : 4;
          const times = { createdAt: late(days, 57), updatedAt: late(days, 58) };
          const page = wirePage([
            wireRequest(1, { summary: 'Invoice', unread: true, awaiting, ...times }),
            wireRequest(2, { summary: 'Invoice', awaiting, ...times }),
          ]);
          api.serve(answering(() => json(page)));
          const root = await show(328, { lang });
          await findShown(root, lang === 'de' ? 'Support-Anfragen' : 'Requests to support');
          for (const row of rows(root)) {
            expect(lines(row).length, row.textContent).to.be.within(3, most);
            const isAsked = awaiting === 'requester';
            const turn = lang === 'de' ? 'Antwort nötig' : 'Reply needed';
            expect(nameOf(row).toLowerCase().includes(turn.toLowerCase()), nameOf(row)).to.equal(isAsked);
          }
          expect([...sticksOut(root), ...cutOff(root), ...overlaps(root), ...dangling(root)]).to.deep.equal(
            [],
          );
        });
      }
    }
  }

  it('comes seven times on a phone of 360 by 740 pixels, below the heading and the tools', async () => {
    const root = await show(328);
    await findByRole(root, 'searchbox', { name: 'Search requests' });
    const all = rows(root);
    const [first, last] = [all[0]!, all[6]!].map(row => row.getBoundingClientRect());
    // Below the widget's own head: 740 pixels less 40 of the page around it.
    expect(last!.bottom - first!.top).to.be.at.most(700);
    expect(first!.top - root.getBoundingClientRect().top, 'the head').to.be.at.most(128);
  });

  it('has the time of the update at the end of the second line, and number and creation on the third', async () => {
    const root = await show(328);
    const row = await findRow(root, 'CS-295899');
    const box = row.getBoundingClientRect();
    const [updated, created] = [...row.querySelectorAll('time')].map(time => time.getBoundingClientRect());
    expect(box.right - updated!.right).to.be.below(20);
    const status = partOf(row, 'status').getBoundingClientRect();
    expect(Math.abs(status.top + status.height / 2 - updated!.top - updated!.height / 2)).to.be.below(4);
    const key = partOf(row, 'key').getBoundingClientRect();
    expect(key.top).to.be.above(updated!.bottom - 3);
    expect(Math.abs(created!.top - key.top)).to.be.below(4);
    expect(key.left).to.be.closeTo(partOf(row, 'summary').getBoundingClientRect().left, 1);
  });

  it('has its heading in whole words beside or above the button', async () => {
    const root = await show(328, { lang: 'fr' });
    await findShown(root, 'Demandes d’assistance');
    expect(brokenWords(root)).to.deep.equal([]);
  });

  it('has the tools in one line on a phone: status, search, order', async () => {
    const root = await show(328);
    const search = await findByRole(root, 'searchbox', { name: 'Search requests' });
    const controls = [
      getByRole(root, 'combobox', { name: 'Show tickets with status' }),
      search,
      getByRole(root, 'combobox', { name: 'Sort by' }),
    ];
    const boxes = controls.map(control => control.getBoundingClientRect());
    for (const { top, height } of boxes)
      expect(top + height / 2).to.be.closeTo(boxes[0]!.top + boxes[0]!.height / 2, 2);
    expect(boxes[1]!.width).to.be.above(120);
    for (const { right } of boxes) expect(right).to.be.at.most(root.getBoundingClientRect().right);
    const heading = getByRole(root, 'heading', { name: 'Requests to support' }).getBoundingClientRect();
    expect(boxes[0]!.top).to.be.above(heading.bottom - 1);
    await expectAccessible(root);
  });

  it('has two lines and columns in line where there is room', async () => {
    const root = await show(1100);
    const tops = lines(await findRow(root, 'CS-295899'));
    expect(tops).to.have.length(2);
    const starts = rows(root).map(row => Math.round(partOf(row, 'status').getBoundingClientRect().left));
    expect(new Set(starts).size).to.equal(1);
    const ends = rows(root).map(row => Math.round(row.querySelector('time')!.getBoundingClientRect().right));
    expect(new Set(ends).size).to.equal(1);
  });

  it('stands at text of 200 % as on a phone, with whole words', async () => {
    const root = await show(700, {}, 'font-size: 32px');
    const row = await findRow(root, 'CS-295900');
    expect(partOf(row, 'key').getBoundingClientRect().height).to.be.below(60);
    expect(partOf(row, 'key').getBoundingClientRect().width).to.be.above(100);
    expect(root.scrollWidth).to.be.at.most(700);
    expect([...sticksOut(root), ...cutOff(root), ...overlaps(root), ...brokenWords(root)]).to.deep.equal([]);
  });

  for (const lang of ['fr', 'nl', 'pt', 'uk'] as const) {
    it(`stays within a phone at text of 200 % in ${lang}`, async () => {
      const long = { createdAt: ago(800 * 1440), updatedAt: ago(400 * 1440) };
      api.serve(answering(() => json(wirePage([wireRequest(1, { awaiting: 'requester', ...long })]))));
      const root = await show(328, { lang }, 'font-size: 32px');
      let faults: string[] = [];
      await waitFor(
        () => (faults = sticksOut(root)).length === 0,
        () => faults.join('; '),
      );
      expect(root.scrollWidth).to.be.at.most(328);
    });
  }

  for (const lang of ['en', 'de', 'fr', 'ar'] as const) {
    for (const width of [280, 360, 640, 700, 1200, 1600]) {
      it(`is whole, and no separator dangles, in ${lang} at ${width} px`, async () => {
        const root = await show(width, { lang }, lang === 'ar' ? 'direction: rtl' : '');
        await waitFor(() => queryAllByRole(root, 'searchbox').length === 1);
        let faults: string[] = [];
        await waitFor(
          () => {
            faults = [
              ...sticksOut(root),
              ...cutOff(root),
              ...overlaps(root),
              ...brokenWords(root),
              ...dangling(root),
            ];
            return faults.length === 0;
          },
          () => faults.join('; '),
        );
        for (const row of rows(root)) {
          const times = [...row.querySelectorAll('time')];
          expect(times.map(({ textContent }) => textContent).filter(Boolean)).to.have.length(2);
          for (const time of times) expect(time.checkVisibility()).to.equal(true);
        }
      });
    }
  }
});

/** Items with a separator before them that is seen although nothing stands before it on its line. */
function dangling(root: SupportRequests): string[] {
  return rows(root).flatMap(row => {
    const items = [...row.querySelectorAll<HTMLElement>('bdi, span')].filter(item => item.checkVisibility());
    return items
      .filter(item => getComputedStyle(item, '::before').content.includes('·'))
      .filter(item => {
        const box = item.getBoundingClientRect();
        const isBehind = items.some(other => {
          const { top, bottom, left, right, width } = other.getBoundingClientRect();
          const isOnLine = top < box.bottom - 4 && bottom > box.top + 4;
          return (
            other !== item &&
            !item.contains(other) &&
            !other.contains(item) &&
            width > 2 &&
            isOnLine &&
            (left < box.left - 2 || right > box.right + 2) &&
            startsBefore(other, item)
          );
        });
        return !isBehind && !isClipped(item);
      })
      .map(item => `a separator before "${item.textContent}"`);
  });
}

function startsBefore(one: Element, other: Element): boolean {
  const isRtl = getComputedStyle(other).direction === 'rtl';
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return isRtl ? a.right > b.right + 2 : a.left < b.left - 2;
}

/** Whether the room of its separator lies outside the box around it that clips. */
function isClipped(item: Element): boolean {
  const clip = item.parentElement!;
  if (getComputedStyle(clip).overflowX !== 'clip') return false;
  const isRtl = getComputedStyle(clip).direction === 'rtl';
  const [inner, outer] = [item.getBoundingClientRect(), clip.getBoundingClientRect()];
  return isRtl ? inner.right >= outer.right - 1 : inner.left <= outer.left + 1;
}
