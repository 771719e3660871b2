/** With whom a new request is shared: who will see it is said before it is sent. */
import { expect, fixtureCleanup } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { expectAccessible } from '../../support/axe.ts';
import { bodies, enter, fill, pressNew, sent, shows, summaryOf } from '../../support/form-fixture.ts';
import { click, focused, press as pressKey, type as typeKeys } from '../../support/input.ts';
import { deferred, json, noConnection, problem } from '../../support/mock-api.ts';
import {
  findByLabel,
  findByRole,
  getByRole,
  queryAllByRole,
  queryByRole,
  textOf,
} from '../../support/queries.ts';
import { bo, grace, TeamServer } from '../../support/team-server.ts';
import { heard, mountDesk } from '../../support/thread-page.ts';
import { threadApi, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();
let server: TeamServer;
beforeEach(() => {
  server = serve();
});

function serve(): TeamServer {
  const made = new TeamServer(api);
  made.on('POST /requests', () => json(wireRequest({ key: 'CS-2' }), { status: 201 }));
  return made;
}

async function open(settings: Partial<SupportRequests> = {}): Promise<SupportRequests> {
  const root = await mountDesk(api, settings);
  await pressNew(root);
  return root;
}

const share = (root: Element) => findByRole(root, 'button', { name: 'Share with …' });
const field = (root: Element) => findByLabel<HTMLInputElement>(root, 'Name or e-mail address');
const says = (root: Element, who: string) =>
  waitFor(
    () => textOf(root).replace(', and support', ' and support').includes(`Who can see this: ${who}`),
    () => `"${who}" is not said: ${textOf(root)}`,
  );
const offered = (root: Element) =>
  queryAllByRole(root, 'button', { name: /^Add (?!browser|comment)/ }).map(({ ariaLabel }) =>
    // With the address, but for those who are nothing else.
    ariaLabel?.replace(/(?<=\S) (grace|bo)@example\.com$/, ''),
  );
const offers = (root: Element, ...names: string[]) =>
  waitFor(
    () => offered(root).join() === names.map(name => `Add ${name}`).join(),
    () => `Offered are ${offered(root).join()}: ${textOf(root)}`,
  );
const add = async (root: Element, name: string) =>
  click(await findByRole(root, 'button', { name: new RegExp(`^Add ${name}`) }));
const posts = () => bodies(api.callsTo('POST /requests'));

describe('who can see a new request', () => {
  it('is not said where the backend knows no colleagues', async () => {
    server.config = { features: {} };
    const root = await open();
    await findByRole(root, 'button', { name: 'Add browser details' });
    expect(textOf(root)).not.to.include('Who can see this');
    expect(queryByRole(root, 'button', { name: 'Share with …' }) === null).to.equal(true);
    expect(api.callsTo('GET /people')).to.have.length(0);
  });

  it('is said before it is sent: only the customer and support at first, by a payload without more', async () => {
    const root = await open();
    await says(root, 'Only you and support');
    fill(root);
    getByRole(root, 'button', { name: 'Send' }).click();
    await sent(root);
    const [body] = await posts();
    expect(body).not.to.have.any.keys('people', 'visibility', 'names');
  });

  it('are also those who were found and chosen, but not oneself', async () => {
    const root = await open();
    await click(await share(root));
    await offers(root, 'Grace Hopper', 'Bo Nilsson');
    await add(root, 'Grace Hopper');
    await says(root, 'You, Grace Hopper and support');
    await heard(root, /^Who can see this: You, Grace Hopper,? and support$/);
    await offers(root, 'Bo Nilsson');
    fill(root);
    getByRole(root, 'button', { name: 'Send' }).click();
    await sent(root);
    const [body] = await posts();
    expect(body)
      .to.deep.include({ people: ['p-grace'] })
      .and.not.have.any.keys('visibility', 'names');
  });

  it('are what is sent, also once the backend offers no colleagues any more, until they are taken out', async () => {
    const user = crypto.randomUUID();
    const first = await open({ user });
    await click(await share(first));
    await offers(first, 'Grace Hopper', 'Bo Nilsson');
    await add(first, 'Grace Hopper');
    await waitFor(() => first.desk?.newRequest.snapshot.savedIn === 'disk', 'it to be stored');
    fixtureCleanup();
    server.config = { features: {} };
    // Another desk, on which the form is opened anew.
    const root = await open({ user, fetch: (input, init) => fetch(input, init) });
    await says(root, 'You, Grace Hopper and support');
    await click(await share(root));
    await click(await findByRole(root, 'button', { name: /^Remove Grace Hopper/ }));
    await says(root, 'Only you and support');
    fill(root);
    getByRole(root, 'button', { name: 'Send' }).click();
    await sent(root);
    const [body] = await posts();
    expect(body).not.to.have.any.keys('people', 'visibility');
  });

  it('are found by what is typed, and by one call once typing pauses', async () => {
    const root = await open();
    await click(await share(root));
    await offers(root, 'Grace Hopper', 'Bo Nilsson');
    (await field(root)).focus();
    await typeKeys('hopp');
    await offers(root, 'Grace Hopper');
    await heard(root, '1 person found');
    expect(api.callsTo('GET /people').map(({ path }) => path)).to.deep.equal(['/people', '/people?q=hopp']);
    await pressKey('Enter');
    await says(root, 'You, Grace Hopper and support');
    expect((await field(root)).value).to.equal('');
    expect(api.callsTo('POST /requests')).to.have.length(0);
  });

  it('does not say that nobody was found where all of them are chosen', async () => {
    const root = await open();
    await click(await share(root));
    const none = 'Nobody was found. You can also add an e-mail address.';
    for (const name of ['Grace', 'Bo']) await add(root, name);
    await says(root, 'You, Grace Hopper, Bo Nilsson and support');
    await waitFor(() => !textOf(root).includes('Searching…'), 'the end of the search');
    expect(textOf(root)).to.not.include(none);
    (await field(root)).focus();
    await typeKeys('nobody');
    await waitFor(() => textOf(root).includes(none), 'that nobody was found');
  });

  it('may be somebody of whom only the e-mail address is known', async () => {
    const root = await open();
    await click(await share(root));
    await offers(root, 'Grace Hopper', 'Bo Nilsson');
    enter(await field(root), 'new@example.com');
    await offers(root, 'new@example.com');
    await add(root, 'new@example.com');
    await says(root, 'You, new@example.com and support');
    // Somebody who was found has that address already.
    enter(await field(root), 'bo@example.com');
    await offers(root, 'Bo Nilsson');
  });

  it('are no more those who are taken out, and the focus stays in the panel', async () => {
    const root = await open();
    await click(await share(root));
    await add(root, 'Grace Hopper');
    await add(root, 'Bo Nilsson');
    await says(root, 'You, Grace Hopper, Bo Nilsson and support');
    getByRole(root, 'button', { name: 'Remove Grace Hopper' }).focus();
    await pressKey('Enter');
    await says(root, 'You, Bo Nilsson and support');
    await waitFor(() => focused()?.ariaLabel === 'Remove Bo Nilsson', 'the next one to have the focus');
  });

  it('may be the whole team', async () => {
    const root = await open();
    await click(await share(root));
    await click(await findByRole(root, 'radio', { name: 'Everybody in your team' }));
    await says(root, 'Everybody in your team');
    expect(queryByRole(root, 'searchbox', { name: 'Name or e-mail address' }) === null).to.equal(true);
    fill(root);
    getByRole(root, 'button', { name: 'Send' }).click();
    await sent(root);
    expect((await posts())[0]).to.deep.include({ visibility: 'team' });
  });

  it('stays chosen over a reload, with the names', async () => {
    let root = await open();
    const { user } = root;
    await click(await share(root));
    await add(root, 'Grace Hopper');
    await shows(root, 'Draft saved');
    fixtureCleanup();
    const calls = api.callsTo('GET /people').length;
    server = serve();
    root = await open({ user, fetch: api.fetch });
    await says(root, 'You, Grace Hopper and support');
    expect(api.callsTo('GET /people')).to.have.length(calls);
  });

  it('is as at first once the draft is discarded, and as chosen after Undo', async () => {
    const root = await open();
    await click(await share(root));
    await add(root, 'Grace Hopper');
    enter(summaryOf(root), 'No network');
    await shows(root, 'Draft saved');
    getByRole(root, 'button', { name: 'Discard draft' }).click();
    await says(root, 'Only you and support');
    (await findByRole(root, 'button', { name: 'Undo' })).click();
    await says(root, 'You, Grace Hopper and support');
  });

  it('is a few names and how many there are beside', async () => {
    server.people = Array.from({ length: 6 }, (_, index) => ({ id: `p${index}`, name: `Person ${index}` }));
    const root = await open();
    await click(await share(root));
    for (const index of [0, 1, 2, 3, 4, 5]) await add(root, `Person ${index}`);
    await says(root, 'You, Person 0, Person 1, Person 2, 3 more and support');
  });

  it('keeps what was typed where nobody could be asked, says why, and asks again', async () => {
    let offline = true;
    server.on('GET /people', () => (offline ? noConnection() : undefined));
    const root = await open();
    await click(await share(root));
    enter(await field(root), 'grace');
    const alert = await findByRole(root, 'alert');
    expect(textOf(alert)).to.match(/^Your colleagues could not be searched\. Support could not be reached\./);
    expect((await field(root)).value).to.equal('grace');
    offline = false;
    await click(getByRole(alert, 'button', { name: 'Try again' }));
    await offers(root, 'Grace Hopper');
    expect((await field(root)).value).to.equal('grace');
  });

  it('takes an address also where nobody could be asked', async () => {
    server.on('GET /people', () => problem(500));
    const root = await open();
    await click(await share(root));
    await findByRole(root, 'alert');
    enter(await field(root), 'new@example.com');
    await offers(root, 'new@example.com');
  });

  it('shows the names as text, whatever they hold', async () => {
    const items = [{ ...grace, name: '<b>Grace</b>\u202e' }, { id: 'p9' }, null, { name: 'No id' }];
    server.on('GET /people', () => json({ items }));
    const root = await open();
    await click(await share(root));
    await offers(root, '<b>Grace</b>', 'p9');
    await add(root, '<b>Grace</b>');
    await says(root, 'You, <b>Grace</b> and support');
  });

  it('does not let an older answer replace a newer one', async () => {
    const slow = deferred();
    server.on('GET /people', ({ url }) => (url.endsWith('q=g') ? slow.promise : undefined));
    const root = await open();
    await click(await share(root));
    enter(await field(root), 'g');
    await waitFor(() => api.callsTo('GET /people?q=g').length === 1, 'the slow call');
    enter(await field(root), 'bo');
    await offers(root, 'Bo Nilsson');
    slow.resolve(json({ items: [grace, bo] }));
    await (root.updateComplete as Promise<unknown>);
    await offers(root, 'Bo Nilsson');
  });

  it('is gone through by the keyboard: Escape and "Done" lead back', async () => {
    const root = await open();
    (await share(root)).focus();
    await pressKey('Enter');
    await waitFor(() => (focused() as HTMLInputElement | null)?.type === 'radio', 'the focus in the panel');
    await offers(root, 'Grace Hopper', 'Bo Nilsson');
    await pressKey('Tab', 'ArrowDown');
    await waitFor(() => focused()?.ariaLabel === 'Add Grace Hopper grace@example.com', 'the first one');
    await pressKey('ArrowDown');
    expect(focused()?.ariaLabel).to.equal('Add Bo Nilsson bo@example.com');
    await pressKey('Enter');
    await says(root, 'You, Bo Nilsson and support');
    await waitFor(() => (focused() as HTMLInputElement | null)?.type === 'search', 'the focus in the field');
    await pressKey('Escape');
    await waitFor(
      () => queryByRole(root, 'group', { name: 'Share with colleagues' }) === null,
      'it to close',
    );
    expect(textOf(focused()!)).to.equal('Share with …');
    await pressKey('Enter');
    await click(await findByRole(root, 'button', { name: 'Done' }));
    expect(textOf(focused()!)).to.equal('Share with …');
  });

  it('is accessible in both themes and in Arabic', async () => {
    const root = await open();
    await click(await share(root));
    await add(root, 'Grace Hopper');
    for (const [theme, lang, name] of [
      ['light', 'en', 'Share with colleagues'],
      ['dark', 'en', 'Share with colleagues'],
      ['light', 'ar', 'المشاركة مع الزملاء'],
    ] as const) {
      Object.assign(root, { theme, lang });
      await expectAccessible(await findByRole(root, 'group', { name }));
    }
  });

  it('does not shift the form when its line comes, nor "Send" below a press', async () => {
    const root = await open();
    const form = root.shadowRoot!.querySelector('#form')!.shadowRoot!;
    await panelLine(form);
    const room = form.querySelector('.sharing')!;
    const line = room.querySelector('.sharing-line')!;
    expect(line.getBoundingClientRect().height).to.be.closeTo(room.getBoundingClientRect().height, 0.5);
  });
});

const panelLine = (form: ShadowRoot) => waitFor(() => form.querySelector('.sharing-line'), 'the line');
