// On a page of its own: a desk of another file may still ask for the configuration.
/** Custom fields: asked for in the form, and shown in the head of the thread. */
import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { Offer } from '../../../server/src/app/limits.ts';
import {
  bodies,
  deskApi,
  enter,
  fill,
  openForm,
  press,
  sent,
  serve,
  shows,
  somebody,
} from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { focused } from '../../support/input.ts';
import { deferred, json, problem } from '../../support/mock-api.ts';
import {
  findByLabel,
  findByRole,
  getByRole,
  queryAllByRole,
  isShown,
  textOf,
} from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();

const offer: Offer = {
  fields: [
    {
      id: 'priority',
      label: 'Priority',
      type: 'select',
      required: true,
      help: 'Urgent wakes somebody up.',
      options: [
        { value: 'low', label: 'Can wait' },
        { value: 'high', label: 'Urgent' },
      ],
    },
    { id: 'server', label: 'Server', type: 'text' },
    { id: 'reboot', label: 'You may restart it', type: 'checkbox' },
    { id: 'terms', label: 'I have a backup', type: 'checkbox', required: true },
  ],
};

const priority = (root: Element) => findByLabel<HTMLSelectElement>(root, /^Priority/);
const server = (root: Element) => findByLabel<HTMLInputElement>(root, 'Server');
const box = (root: Element, name: RegExp) => findByLabel<HTMLInputElement>(root, name);

function choose(select: HTMLSelectElement, value: string): void {
  select.focus();
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

const posts = () => api.callsTo('POST /requests');

describe('custom fields in the form', () => {
  it('are native controls between the description and the files, with their help', async () => {
    serve(api, { offer });
    const root = await openForm(api);
    const select = await priority(root);
    expect(select.localName).to.equal('select');
    expect([...select.options].map(({ text }) => text)).to.deep.equal(['Choose…', 'Can wait', 'Urgent']);
    expect(select.required).to.equal(true);
    await shows(root, 'Urgent wakes somebody up.');
    const order = [
      await findByLabel(root, /^Description/),
      select,
      getByRole(root, 'button', { name: 'Attachment' }),
    ];
    for (const [index, element] of order.slice(1).entries()) {
      expect(order[index]!.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(
        0,
      );
    }
    await expectAccessible(root);
  });

  it('send what was given, and only that', async () => {
    serve(api, { offer });
    const root = await openForm(api);
    fill(root);
    choose(await priority(root), 'high');
    (await box(root, /^I have a backup/)).click();
    press(root, 'Send');
    await sent(root);
    const [body] = await bodies(posts());
    expect(body?.fields).to.deep.equal({ priority: 'high', terms: 'true' });
  });

  it('that are needed and empty are named, and the first gets the focus; nothing is sent', async () => {
    serve(api, { offer });
    const root = await openForm(api);
    fill(root);
    const select = await priority(root);
    let asked = 0;
    root.addEventListener('support-before-create', () => asked++);
    press(root, 'Send');
    await shows(root, 'Choose one: Priority.');
    await shows(root, 'Tick this: I have a backup.');
    expect(focused() === select).to.equal(true);
    expect(select.ariaInvalid).to.equal('true');
    await expectAccessible(root);
    choose(select, 'low');
    await waitFor(() => !isShown(root, 'Choose one: Priority.'), 'the words to go');
    press(root, 'Send');
    const tick = await box(root, /^I have a backup/);
    await waitFor(() => focused() === tick, 'the focus on what is left');
    expect(posts()).to.have.length(0);
    // Nor is the page asked, or a file waited for.
    expect(asked).to.equal(0);
    tick.click();
    press(root, 'Send');
    await sent(root);
    expect(posts()).to.have.length(1);
  });

  it('are marked together with the form’s own, which come first', async () => {
    serve(api, { offer });
    const root = await openForm(api);
    await priority(root);
    press(root, 'Send');
    await shows(root, 'Choose one: Priority.');
    await shows(root, 'Say in a few words what is wrong.');
    await waitFor(() => focused()?.id === 'summary', 'the focus on the summary');
  });

  it('are looked at by every way of sending', async () => {
    serve(api, { offer, first: call => (call === 'POST /requests' ? problem(500) : undefined) });
    const root = await openForm(api);
    fill(root);
    const select = await priority(root);
    choose(select, 'low');
    (await box(root, /^I have a backup/)).click();
    press(root, 'Send');
    const again = await findByRole(root, 'button', { name: 'Try again' });
    choose(select, '');
    again.click();
    await shows(root, 'Choose one: Priority.');
    await waitFor(() => focused() === select, 'the focus there');
    expect(posts()).to.have.length(1);
  });

  it('are kept with the draft, and back after a reload', async () => {
    serve(api, { offer });
    const user = somebody();
    let root = await openForm(api, { user });
    choose(await priority(root), 'high');
    enter(await server(root), 'db-primary');
    (await box(root, /^You may restart it/)).click();
    await shows(root, 'Draft saved');
    fixtureCleanup();
    root = await openForm(api, { user, settings: { fetch: api.fetch } });
    const select = await priority(root);
    await waitFor(() => select.value === 'high', 'the choice');
    expect((await server(root)).value).to.equal('db-primary');
    expect((await box(root, /^You may restart it/)).checked).to.equal(true);
    press(root, 'Discard draft');
    await waitFor(() => select.value === '', 'an empty field');
    expect((await box(root, /^You may restart it/)).checked).to.equal(false);
  });

  it('show what the server says of them in their place, until they are changed', async () => {
    const detail = 'This server is none of yours.';
    serve(api, {
      offer: { fields: [{ id: 'server', label: 'Server', type: 'text' }] },
      first: call =>
        call === 'POST /requests'
          ? problem(422, { errors: [{ field: 'fields.server', detail }] })
          : undefined,
    });
    const root = await openForm(api);
    fill(root);
    const field = await server(root);
    enter(field, 'x');
    press(root, 'Send');
    await shows(root, detail);
    await waitFor(() => focused() === field, 'the focus there');
    expect(field.ariaInvalid).to.equal('true');
    enter(field, 'y');
    await waitFor(() => field.ariaInvalid === 'false', 'the mark to go');
  });

  it('stay as they are while they are sent', async () => {
    const later = deferred();
    const app = serve(api, {
      offer: {
        fields: [
          { id: 'server', label: 'Server', type: 'text' },
          { id: 'x', label: 'X', type: 'checkbox' },
        ],
      },
      first: call => (call === 'POST /requests' ? later.promise : undefined),
    });
    const root = await openForm(api);
    fill(root);
    const field = await server(root);
    const tick = await box(root, /^X/);
    press(root, 'Send');
    await waitFor(() => field.readOnly, 'the field to be fixed');
    tick.click();
    expect(tick.checked).to.equal(false);
    await waitFor(() => posts().length === 1, 'the call');
    later.resolve(await app(posts()[0]!.request.clone()));
    await sent(root);
  });

  it('are not there where the server asks for none', async () => {
    serve(api);
    const root = await openForm(api);
    await findByRole(root, 'button', { name: 'Add browser details' });
    expect(queryAllByRole(root, 'checkbox')).to.have.length(0);
  });
});

describe('custom fields in the head of a thread', () => {
  it('have the labels of the server’s choices; what it does not name keeps its id', async () => {
    serve(api, {
      offer,
      first: call =>
        /^GET \/requests\/CS-1$/.test(call)
          ? json({
              key: 'CS-1',
              summary: 'No network',
              description: 'x',
              status: 'open',
              fields: {
                server: 'db-primary',
                priority: 'high',
                reboot: 'true',
                terms: '',
                rack: '12\u202eB',
              },
            })
          : undefined,
    });
    const root = await openThread();
    const facts = () =>
      queryAllByRole(root, 'term').map(term => `${textOf(term)} ${textOf(term.nextElementSibling!)}`);
    await waitFor(
      () => facts().length === 4,
      () => `four fields, not ${facts().join()}`,
    );
    expect(facts()).to.deep.equal([
      'Priority: Urgent',
      'Server: db-primary',
      'You may restart it: Yes',
      'rack: 12B',
    ]);
    await expectAccessible(root);
  });

  it('are not there where nothing was given', async () => {
    serve(api, {
      offer,
      first: call =>
        call === 'GET /requests/CS-1'
          ? json({ key: 'CS-1', summary: 'No network', description: 'x', status: 'open' })
          : undefined,
    });
    const root = await openThread();
    expect(queryAllByRole(root, 'term')).to.have.length(0);
  });

  async function openThread(): Promise<Element> {
    const root = document.createElement('support-requests');
    Object.assign(root, { apiBase: api.base, user: somebody(), request: 'CS-1' });
    await fixture(html`${root}`);
    await findByRole(root, 'button', { name: 'Actions' });
    return root;
  }
});
