import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import {
  answering,
  findRow,
  heard,
  keys,
  mount,
  rows,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { nameOf, queryAllByRole, textOf } from '../../support/queries.ts';

/** Every element within, through shadow roots, that reaches beyond the element's own sides. */
function overflowing(root: HTMLElement): string[] {
  const { left, right } = root.getBoundingClientRect();
  return queryAllByRole(root, 'button')
    .concat(queryAllByRole(root, 'listitem'), queryAllByRole(root, 'alert'))
    .filter(element => {
      const box = element.getBoundingClientRect();
      return box.right > right + 1 || box.left < left - 1 || element.scrollWidth > element.clientWidth + 1;
    })
    .map(element => nameOf(element).slice(0, 40));
}

describe('A list with odd data', () => {
  const api = mockApi();
  const serve = (...items: unknown[]) => api.serve(answering(() => json(wirePage(items))));
  const show = async (...items: unknown[]) => {
    serve(...items);
    return mount('support-request-list', { apiBase: api.base, lang: 'en' });
  };

  it('shows a status that it does not know as it comes, or by its label', async () => {
    const list = await show(
      wireRequest(5, { status: 'on_hold' }),
      wireRequest(4, { status: 'pending', statusLabel: 'Waiting for a part' }),
      wireRequest(3, { status: 'resolved', closed: true }),
      wireRequest(2, { statusLabel: '' }),
      wireRequest(1, { status: '' }),
    );
    expect(textOf(await findRow(list, 'CS-5'))).to.contain('on_hold');
    expect(textOf(await findRow(list, 'CS-4'))).to.contain('Waiting for a part');
    expect(textOf(await findRow(list, 'CS-4'))).to.not.contain('pending');
    expect(textOf(await findRow(list, 'CS-3'))).to.contain('resolved');
    expect(textOf(await findRow(list, 'CS-2'))).to.contain('Open');
    expect(textOf(await findRow(list, 'CS-1'))).to.contain('–');
    await expectAccessible(list);
  });

  it('has an English summary in line with the rest of an Arabic row, and the other way round', async () => {
    serve(wireRequest(2, { summary: 'لا يعمل' }), wireRequest(1, { summary: 'Not at work' }));
    for (const [lang, side] of [
      ['ar', 'right'],
      ['en', 'left'],
    ] as const) {
      const list = await mount('support-request-list', { apiBase: api.base, lang });
      for (const key of ['CS-1', 'CS-2']) {
        const summary = (await findRow(list, key)).querySelector('.summary')!;
        const words = document.createRange();
        words.selectNodeContents(summary);
        const edge = summary.getBoundingClientRect()[side];
        expect(words.getBoundingClientRect()[side], `${key} in ${lang}`).to.be.closeTo(edge, 1);
      }
    }
  });

  it('draws a row for a request that has nothing but its key', async () => {
    const list = await show({ key: 'CS-1' });
    const row = await findRow(list, 'CS-1');
    expect(nameOf(row)).to.equal('CS-1 No summary Open');
  });

  it('counts fields of a wrong type, and nulls, as absent', async () => {
    const errors = heard(document, 'support-error');
    const wrong = [null, 7, true, [], {}, 'nonsense'];
    const list = await show(
      ...wrong.map((value, index) => ({
        ...wireRequest(index),
        createdAt: value,
        updatedAt: value,
        status: typeof value === 'string' ? 'open' : value,
        summary: typeof value === 'string' ? '' : value,
        description: 'Only words',
        attachments: value,
        unread: value,
        awaiting: value,
        actions: value,
        fields: value,
        author: value,
        closed: value,
      })),
    );
    await showsKeys(list, ...wrong.map((_, index) => `CS-${index}`));
    for (const row of rows(list)) expect(nameOf(row)).to.match(/^CS-\d Only words Open$/);
    expect(errors).to.have.length(0);
  });

  it('skips items without a key and keeps the others', async () => {
    const list = await show(
      wireRequest(2),
      null,
      'text',
      [],
      { summary: 'No key' },
      wireRequest(0, { key: null }),
      wireRequest(0, { key: true }),
      wireRequest(0, { key: '' }),
      wireRequest(1),
    );
    await showsKeys(list, 'CS-2', 'CS-1');
    expect(queryAllByRole(list, 'listitem')).to.have.length(2);
    expect(textOf(list)).to.not.contain('No key');
  });

  it('ignores what it does not know', async () => {
    api.serve(
      answering(() =>
        json({ ...wirePage([wireRequest(1, { future: { is: ['now'] } })]), more: [1], total: 'x' }),
      ),
    );
    const list = await mount('support-request-list', { apiBase: api.base });
    await showsKeys(list, 'CS-1');
    expect(textOf(list)).to.not.contain('future');
  });

  it('shows markup in a summary as text', async () => {
    const list = await show(wireRequest(1, { summary: '<img src=x onerror=alert(1)> & <b>bold</b>' }));
    expect(textOf(await findRow(list, 'CS-1'))).to.contain('<img src=x onerror=alert(1)> & <b>bold</b>');
    expect(queryAllByRole(list, 'img')).to.have.length(0);
  });

  it('says that there is no summary where it only has characters that nobody sees', async () => {
    const list = await show(
      wireRequest(2, { summary: '\u200b\u2060\ufeff', description: '' }),
      wireRequest(1, { summary: ' \u200d\u200e ', description: 'From the description' }),
    );
    expect(nameOf(await findRow(list, 'CS-2'))).to.contain('No summary');
    expect(nameOf(await findRow(list, 'CS-1'))).to.contain('From the description');
  });

  it('keeps bidi characters of one field from turning round the next', async () => {
    const list = await show(
      wireRequest(2, { summary: '\u202egnp.exe\u2066 abc', statusLabel: '\u202eOpen' }),
      wireRequest(1, { summary: 'שלום abc 123' }),
    );
    const row = await findRow(list, 'CS-2');
    expect(textOf(row)).to.contain('gnp.exe abc');
    const place = (text: string) => {
      const found = [...row.querySelectorAll('span, time, bdi')].find(
        part => part.textContent.trim() === text,
      );
      return found!.getBoundingClientRect();
    };
    expect(place('CS-2').left).to.be.closeTo(place('gnp.exe abc').left, 1);
    expect(nameOf(await findRow(list, 'CS-1'))).to.contain('שלום abc 123');
  });

  it('shows emoji and scripts that need joiners as they are', async () => {
    const summary = '👩‍👩‍👧 नमस्ते می‌خواهم';
    const list = await show(wireRequest(1, { summary }));
    expect(textOf(await findRow(list, 'CS-1'))).to.contain(summary);
  });

  const long = 'x'.repeat(10_000);
  const monsters: readonly [string, Record<string, unknown>][] = [
    ['a summary of 10,000 characters without a space', { summary: long }],
    ['a summary of 10,000 characters with spaces', { summary: 'word '.repeat(2000) }],
    ['a status label of 150 characters', { statusLabel: 'y'.repeat(150) }],
    ['a status of 150 characters', { status: 'z'.repeat(150) }],
    ['a key of 300 characters', { key: `CS-1${'0'.repeat(300)}` }],
    ['many marks above one letter', { summary: `Z${'\u0351'.repeat(200)}algo` }],
    ['a summary of line breaks', { summary: 'a\n\n\n\nb\tc'.repeat(500) }],
  ];
  for (const [name, members] of monsters) {
    for (const width of [280, 700]) {
      it(`stays within ${width} pixels with ${name}`, async () => {
        serve(wireRequest(1, members), wireRequest(2, { awaiting: 'requester', unread: true }));
        const root = await mount('support-requests', { apiBase: api.base });
        root.parentElement!.style.inlineSize = `${width}px`;
        await findRow(root, 'CS-2');
        expect(keys(root)).to.have.length(2);
        expect(root.getBoundingClientRect().width).to.equal(width);
        expect(root.scrollWidth).to.be.at.most(width);
        expect(overflowing(root)).to.deep.equal([]);
        // A monster takes some lines of the page, not all of it.
        expect(rows(root)[0]!.getBoundingClientRect().height).to.be.below(700);
      });
    }
  }
});
