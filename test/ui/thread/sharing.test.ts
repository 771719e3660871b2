/** With whom a request is shared: said in its thread, and changed from its menu. */
import { expect } from '@open-wc/testing';
import type { SupportRequestThread } from '../../../src/ui/thread/support-request-thread.ts';
import { expectAccessible } from '../../support/axe.ts';
import { enter } from '../../support/form-fixture.ts';
import { click, focused, press as pressKey } from '../../support/input.ts';
import { deferred, json, noConnection, problem } from '../../support/mock-api.ts';
import {
  findByLabel,
  findByRole,
  getByRole,
  queryAllByRole,
  queryByRole,
  textOf,
} from '../../support/queries.ts';
import { bo, grace, self, TeamServer } from '../../support/team-server.ts';
import { commentField, entries, eventsOf, heard, mountThread } from '../../support/thread-page.ts';
import { threadApi, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();
let server: TeamServer;
beforeEach(() => {
  server = new TeamServer(api);
});

const field = (root: Element) => findByLabel<HTMLInputElement>(root, 'Name or e-mail address');
const panel = (root: Element) => findByRole(root, 'group', { name: 'Share with colleagues' });
const said = (root: Element) => textOf(root).replaceAll(', and support', ' and support');
const says = (root: Element, who: string) =>
  waitFor(
    () => said(root).includes(`Who can see this: ${who}`),
    () => `"${who}" is not said: ${textOf(root)}`,
  );
const add = async (root: Element, name: string) =>
  click(await findByRole(root, 'button', { name: new RegExp(`^Add ${name}`) }));

async function show(more: object = {}): Promise<SupportRequestThread> {
  server.requests = [wireRequest({ people: [], visibility: 'private', ...more })];
  const thread = await mountThread(api);
  await entries(thread, 1);
  return thread;
}

async function openPanel(thread: Element): Promise<HTMLElement> {
  await click(await findByRole(thread, 'button', { name: 'Actions' }));
  await click(await findByRole(thread, 'menuitem', { name: 'Share with …' }));
  return panel(thread);
}

describe('who can see a request', () => {
  it('is not said, nor offered to change, where the backend knows no colleagues', async () => {
    server.config = { features: {} };
    const thread = await show();
    await click(await findByRole(thread, 'button', { name: 'Actions' }));
    await findByRole(thread, 'menuitem', { name: 'Copy number' });
    expect(queryByRole(thread, 'menuitem', { name: 'Share with …' }) === null).to.equal(true);
    expect(textOf(thread)).not.to.include('Who can see this');
  });

  for (const [what, more, who] of [
    ['only the customer', {}, 'Only you and support'],
    ['those with whom it is shared', { people: [self, grace] }, 'You, Grace Hopper and support'],
    [
      'the colleague who wrote it',
      { author: { name: 'Grace Hopper', role: 'requester', me: false }, people: [self, bo] },
      'You, Grace Hopper, Bo Nilsson and support',
    ],
    ['the whole team', { people: [grace], visibility: 'team' }, 'Everybody in your team'],
  ] as const) {
    it(`is said: ${what}`, async () => {
      await says(await show(more), who);
    });
  }

  it('is said again where a comment is written, if it is somebody else', async () => {
    const thread = await show({ people: [grace] });
    await commentField(thread);
    await waitFor(() => said(thread).split('You, Grace Hopper and support').length === 3, 'both');
  });

  it('is changed by choosing somebody, and is then what the server says', async () => {
    const thread = await show();
    await openPanel(thread);
    await add(thread, 'Grace Hopper');
    await says(thread, 'You, Grace Hopper and support');
    await heard(thread, 'Grace Hopper can see this now.');
    expect(server.shared).to.deep.equal([{ add: ['p-grace'] }]);
    await click(getByRole(thread, 'button', { name: 'Remove Grace Hopper' }));
    await says(thread, 'Only you and support');
    await heard(thread, 'Grace Hopper can no longer see this.');
    expect(server.shared[1]).to.deep.equal({ remove: ['p-grace'] });
  });

  it('is what the server says also where that is more than was asked for', async () => {
    server.on('PUT /requests/CS-1/people', () =>
      json(wireRequest({ people: [grace, bo], visibility: 'private' })),
    );
    const thread = await show();
    await openPanel(thread);
    await add(thread, 'Grace Hopper');
    await says(thread, 'You, Grace Hopper, Bo Nilsson and support');
  });

  it('takes an e-mail address', async () => {
    const thread = await show();
    await openPanel(thread);
    enter(await field(thread), 'new@example.com');
    await pressKey('Enter');
    await says(thread, 'You, new@example.com and support');
    expect(server.shared).to.deep.equal([{ add: ['new@example.com'] }]);
    expect((await field(thread)).value).to.equal('');
  });

  for (const [what, answer, reason] of [
    ['forbidden', () => problem(403), /^Nothing was changed\. You are not allowed to do this\./],
    [
      'changed by somebody else',
      () => problem(409),
      /^Nothing was changed\. Something else changed this just now\./,
    ],
    ['without a connection', () => noConnection(), /^Nothing was changed\. Support could not be reached\./],
    [
      'an address that the server does not take',
      () => problem(422, { detail: 'Nobody here has this address.' }),
      /^Nothing was changed\. Nobody here has this address\./,
    ],
  ] as const) {
    it(`says why it stays as it is: ${what}; what was typed stays`, async () => {
      const thread = await show();
      const errors = eventsOf(thread, 'support-error');
      server.on('PUT /requests/CS-1/people', answer);
      const group = await openPanel(thread);
      enter(await field(thread), 'new@example.com');
      await add(thread, 'new@example.com');
      expect(textOf(await findByRole(group, 'alert'))).to.match(reason);
      expect((await field(thread)).value).to.equal('new@example.com');
      await says(thread, 'Only you and support');
      expect(errors.map(({ operation }) => operation)).to.deep.equal(['sharePeople']);
    });
  }

  it('is loaded anew where somebody else has changed it', async () => {
    const thread = await show();
    await openPanel(thread);
    server.on('PUT /requests/CS-1/people', () => {
      server.requests = [wireRequest({ people: [bo], visibility: 'private' })];
      return problem(409);
    });
    await add(thread, 'Grace Hopper');
    await says(thread, 'You, Bo Nilsson and support');
  });

  it('is asked for once, however often it is pressed', async () => {
    const thread = await show();
    await openPanel(thread);
    const later = deferred();
    server.on('PUT /requests/CS-1/people', () => later.promise);
    await add(thread, 'Grace Hopper');
    await add(thread, 'Grace Hopper');
    await add(thread, 'Bo Nilsson');
    expect(api.callsTo('PUT /requests/CS-1/people')).to.have.length(1);
    later.resolve(json(wireRequest({ people: [grace], visibility: 'private' })));
    await says(thread, 'You, Grace Hopper and support');
  });

  it('is no longer changed where the customer was removed meanwhile: the thread says that it is not found', async () => {
    const thread = await show();
    await openPanel(thread);
    server.requests = [];
    server.on('PUT /requests/CS-1/people', () => problem(404));
    await add(thread, 'Grace Hopper');
    await waitFor(() => textOf(thread).includes('This request was not found.'), 'the reason');
    await waitFor(
      () => queryByRole(thread, 'group', { name: 'Share with colleagues' }) === null,
      'the panel to go',
    );
    expect(textOf(thread)).to.include('This request was not found.');
    expect(queryAllByRole(thread, 'article')).to.have.length(0);
  });

  it('is changed by the keyboard, and Escape leads back to the menu', async () => {
    const thread = await show();
    (await findByRole(thread, 'button', { name: 'Actions' })).focus();
    await pressKey('Enter');
    await waitFor(() => focused()?.textContent === 'Share with …', 'the menu');
    await pressKey('Enter');
    await panel(thread);
    await waitFor(() => focused()?.id === 'people-search', 'the field');
    await findByRole(thread, 'button', { name: /^Add Grace Hopper/ });
    await pressKey('Tab', 'Enter');
    await says(thread, 'You, Grace Hopper and support');
    await pressKey('Escape');
    await waitFor(
      () => queryByRole(thread, 'group', { name: 'Share with colleagues' }) === null,
      'it to close',
    );
    expect(textOf(focused()!)).to.equal('Actions');
  });

  it('is accessible in both themes and in Arabic', async () => {
    const thread = await show({ people: [grace] });
    await openPanel(thread);
    for (const [theme, lang, name] of [
      ['light', 'en', 'Share with colleagues'],
      ['dark', 'en', 'Share with colleagues'],
      ['light', 'ar', 'المشاركة مع الزملاء'],
    ] as const) {
      Object.assign(thread, { theme, lang });
      await expectAccessible((await findByRole(thread, 'group', { name })).parentElement!);
    }
  });
});
