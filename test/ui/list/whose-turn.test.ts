/** What a row says of its status, of whose turn it is, and of its times. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { answering, choose, findRow, mount, wirePage, wireRequest } from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { nameOf, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const at = (time: number) => new Date(time).toISOString();
const midnight = () => new Date().setHours(0, 0, 0, 0);

describe('A row', () => {
  const api = mockApi();
  const show = async (status: 'open' | 'all', ...items: unknown[]) => {
    api.serve(answering(() => json(wirePage(items))));
    return mount('support-request-list', { apiBase: api.base, lang: 'en-GB', status });
  };
  const pill = (row: Element) => getComputedStyle(row.querySelector('[part~="status"]')!);
  const isPill = (row: Element) =>
    pill(row).borderTopWidth === '1px' && !/0\)$|transparent/.test(pill(row).borderTopColor);

  it('says Updated once, and whether a reply is needed', async () => {
    const updatedAt = at(midnight() + 1);
    const list = await show(
      'open',
      wireRequest(3, { unread: true, awaiting: 'requester', updatedAt }),
      wireRequest(2, { unread: true, awaiting: 'support', updatedAt }),
    );
    const name = nameOf(await findRow(list, 'CS-3'));
    expect(name).to.match(
      /^CS-3 Summary of 3 Updated today, 00:00 Reply needed created 1 Mar 2024, \d\d:00$/,
    );
    expect(nameOf(await findRow(list, 'CS-2'))).to.match(/Updated today, 00:00 with support created/);
    await expectAccessible(list);
  });

  it('says that a reply is needed only where the server says so', async () => {
    const list = await show(
      'open',
      wireRequest(3, { awaiting: 'requester' }),
      wireRequest(2, { awaiting: 'support' }),
      wireRequest(1),
      wireRequest(4, { awaiting: 'requester', status: 'closed' }),
    );
    const row = await findRow(list, 'CS-3');
    expect(textOf(row)).to.contain('Reply needed');
    expect(isPill(row)).to.equal(true);
    expect(textOf(await findRow(list, 'CS-2'))).to.match(/Open.*with support/);
    expect(textOf(await findRow(list, 'CS-1'))).not.to.match(/reply|support/i);
    expect(textOf(await findRow(list, 'CS-4')))
      .to.match(/Closed/)
      .and.not.match(/Reply needed/);
  });

  it('says that support replied where its last comment is support’s and needs no reply', async () => {
    const lastComment = { author: { name: 'Marta', role: 'agent' }, createdAt: at(midnight()) };
    const list = await show(
      'open',
      wireRequest(2, { lastComment }),
      wireRequest(1, { lastComment, awaiting: 'requester' }),
    );
    expect(textOf(await findRow(list, 'CS-2'))).to.contain('support replied');
    expect(textOf(await findRow(list, 'CS-1')))
      .to.contain('Reply needed')
      .and.not.contain('support replied');
  });

  it('writes the plain Open as quiet text where only open ones are listed', async () => {
    const list = await show(
      'open',
      wireRequest(1),
      wireRequest(2, { statusLabel: 'Waiting for a part' }),
      wireRequest(3, { status: 'on_hold' }),
    );
    const row = await findRow(list, 'CS-1');
    expect(textOf(row)).to.contain('Open');
    expect(isPill(row)).to.equal(false);
    expect(isPill(await findRow(list, 'CS-2'))).to.equal(true);
    expect(isPill(await findRow(list, 'CS-3'))).to.equal(true);
  });

  it('becomes a pill again when the filter changes', async () => {
    api.serve(answering(() => json(wirePage([wireRequest(1)]))));
    const root = await mount('support-requests', { apiBase: api.base });
    expect(isPill(await findRow(root, 'CS-1'))).to.equal(false);
    await choose(root, 'all');
    await waitFor(async () => isPill(await findRow(root, 'CS-1')), 'a pill');
  });

  it('has exact times that a person understands, the year only where it is another', async () => {
    const yesterday = new Date(midnight());
    yesterday.setDate(yesterday.getDate() - 1);
    const list = await show(
      'open',
      wireRequest(2, { updatedAt: at(midnight() + 1), createdAt: at(yesterday.getTime()) }),
      wireRequest(1, { updatedAt: '2019-11-19T09:40:00Z' }),
    );
    expect(textOf(await findRow(list, 'CS-2'))).to.match(/updated today, 00:00 created yesterday, 00:00/);
    expect(textOf(await findRow(list, 'CS-1'))).to.match(/updated 19 Nov 2019, \d\d:40/);
  });

  it('is bolder while it is unread', async () => {
    const list = await show('open', wireRequest(2, { unread: true }), wireRequest(1));
    const weight = async (key: string) =>
      Number(getComputedStyle((await findRow(list, key)).querySelector('[part~="summary"]')!).fontWeight);
    expect(await weight('CS-2')).to.equal(700);
    expect(await weight('CS-1')).to.equal(500);
  });
});
