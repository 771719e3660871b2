/** The form of contract 1.1: what it is about, which fields that brings, how serious it is. */
import { expect, fixtureCleanup } from '@open-wc/testing';
import {
  bodies,
  deskApi,
  descriptionOf,
  enter,
  fill,
  listen,
  openDesk,
  openForm,
  press,
  sent,
  serve,
  shows,
  somebody,
  summaryOf,
} from '../../support/form-fixture.ts';
import { expectAccessible } from '../../support/axe.ts';
import { focused, press as pressKey } from '../../support/input.ts';
import { deferred, json, problem } from '../../support/mock-api.ts';
import {
  findByLabel,
  findByRole,
  getByRole,
  queryAllByLabel,
  queryAllByRole,
  queryAllByText,
  textOf,
  isShown,
} from '../../support/queries.ts';
import { serveTriage, services, severities, types } from '../../support/triage-fixture.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();
const posts = () => api.callsTo('POST /requests');

const radio = (root: Element, name: string | RegExp) =>
  findByRole(root, 'radio', { name }) as Promise<HTMLInputElement>;
const scope = (root: Element) => findByLabel<HTMLSelectElement>(root, 'Who is affected');

async function chooseType(root: Element, name = 'Something is down'): Promise<void> {
  (await radio(root, name)).click();
}

function pick(select: HTMLSelectElement, value: string): void {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Chooses from the list of services. */
async function chooseService(root: Element, name = /^web-07/): Promise<void> {
  (await findByRole(root, 'combobox', { name: /^Service/ })).click();
  (await findByRole(root, 'option', { name })).click();
  await waitFor(() => queryAllByRole(root, 'listbox').length === 0, 'the list to close');
}

describe('the type of a request', () => {
  it('is the first thing that the form asks, as radio buttons with what they mean', async () => {
    serveTriage(api);
    const root = await openForm(api);
    const outage = await radio(root, 'Something is down');
    const group = getByRole(root, 'radiogroup', { name: /^What is it about\?/ });
    expect(group.ariaRequired).to.equal('true');
    expect(outage.compareDocumentPosition(summaryOf(root)) & Node.DOCUMENT_POSITION_FOLLOWING).not.to.equal(
      0,
    );
    await shows(root, 'A server or a site does not answer.');
    // What belongs to one is not asked before.
    expect(queryAllByRole(root, 'combobox', { name: /^Service/ })).to.have.length(0);
    expect(queryAllByLabel(root, 'Since')).to.have.length(0);
    await expectAccessible(root);
  });

  it('is chosen with the arrow keys, and brings its own fields', async () => {
    serveTriage(api);
    const root = await openForm(api);
    const outage = await radio(root, 'Something is down');
    outage.focus();
    await pressKey('Space');
    await findByLabel(root, 'Who is affected');
    await pressKey('ArrowDown');
    const question = await radio(root, 'Question');
    await waitFor(() => focused() === question && question.checked, 'the next one');
    await waitFor(() => queryAllByLabel(root, 'Who is affected').length === 0, 'the fields to go');
    await findByLabel(root, 'Since');
  });

  it('has the focus when the form is opened', async () => {
    serveTriage(api);
    const root = await openForm(api);
    const outage = await radio(root, 'Something is down');
    press(root, 'Cancel');
    (await findByRole(root, 'button', { name: 'New request' })).click();
    await waitFor(() => focused()?.getAttribute('name') === 'type', 'the focus on the first type');
    expect(outage.isConnected).to.equal(false);
  });

  it('goes with the request, with service, severity and the fields that are shown', async () => {
    serveTriage(api);
    const root = await openForm(api);
    await chooseType(root);
    await chooseService(root);
    (await radio(root, 'High')).click();
    fill(root);
    pick(await scope(root), 'some');
    enter(await findByLabel<HTMLTextAreaElement>(root, 'Whom'), 'Marta');
    pick(await scope(root), 'all');
    await waitFor(() => queryAllByLabel(root, 'Whom').length === 0, 'the field to go');
    enter(await findByLabel<HTMLInputElement>(root, 'Since'), '2026-03-01');
    press(root, 'Send');
    await sent(root);
    const [body] = await bodies(posts());
    expect(body).to.deep.include({ type: 'outage', service: 'srv-7', severity: 'high' });
    expect(body?.fields).to.deep.equal({ scope: 'all', since: '2026-03-01' });
    expect(body).not.to.have.property('kept');
  });

  it('that is not chosen is asked for at Send, and has the focus before all else', async () => {
    serveTriage(api);
    const root = await openForm(api);
    const outage = await radio(root, 'Something is down');
    press(root, 'Send');
    await shows(root, 'Choose what it is about.');
    await waitFor(() => focused() === outage, 'the focus there');
    expect(getByRole(root, 'radiogroup', { name: /^What/ }).ariaInvalid).to.equal('true');
    await expectAccessible(root);
    outage.click();
    await waitFor(() => !isShown(root, 'Choose what it is about.'), 'the words to go');
    fill(root);
    press(root, 'Send');
    await shows(root, 'Choose the service that it is about.');
    await waitFor(() => focused()?.role === 'combobox', 'the focus on the service');
    expect(posts()).to.have.length(0);
  });

  it('is no choice where there is only one', async () => {
    serveTriage(api, { config: { types: types.slice(1) } });
    const root = await openForm(api);
    await findByLabel(root, 'Since');
    expect(queryAllByRole(root, 'radio')).to.have.length(0);
    fill(root);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]?.type).to.equal('question');
  });

  it('puts its template into the description, which makes no draft of one type alone', async () => {
    serveTriage(api, { config: { types: types.slice(0, 1) } });
    const user = somebody();
    const root = await openForm(api, { user });
    await waitFor(() => descriptionOf(root).value === 'What I see:\n', 'the template');
    press(root, 'Cancel');
    await findByRole(root, 'button', { name: 'New request' });
    expect(queryAllByText(root, 'Draft')).to.have.length(0);
  });

  it('and a template that nobody has written in is no description', async () => {
    serveTriage(api, { config: { types: [{ ...types[0], service: 'none', fields: [] }] } });
    const root = await openForm(api);
    const description = descriptionOf(root);
    await waitFor(() => description.value === 'What I see:\n', 'the template');
    enter(summaryOf(root), 'No network');
    press(root, 'Send');
    await shows(root, 'Describe what is wrong.');
    await waitFor(() => focused() === description, 'the focus there');
    expect(description.value).to.equal('What I see:\n');
    enter(description, 'What I see:\nNothing.');
    press(root, 'Send');
    await sent(root);
    expect(posts()).to.have.length(1);
  });

  it('keeps what both types ask for, and gives back what only one asks for', async () => {
    serveTriage(api);
    const root = await openForm(api);
    await chooseType(root);
    pick(await scope(root), 'some');
    enter(await findByLabel<HTMLTextAreaElement>(root, 'Whom'), 'Marta');
    enter(await findByLabel<HTMLInputElement>(root, 'Since'), '2026-03-01');
    await chooseType(root, 'Question');
    await waitFor(() => queryAllByLabel(root, 'Whom').length === 0, 'the field to go');
    expect((await findByLabel<HTMLInputElement>(root, 'Since')).value).to.equal('2026-03-01');
    await chooseType(root);
    expect((await findByLabel<HTMLTextAreaElement>(root, 'Whom')).value).to.equal('Marta');
  });

  it('replaces the template of another one, and no letter that was typed', async () => {
    serveTriage(api);
    const root = await openForm(api);
    await chooseType(root);
    await waitFor(() => descriptionOf(root).value === 'What I see:\n', 'the template');
    await chooseType(root, 'Question');
    await waitFor(() => descriptionOf(root).value === '', 'an empty description');
    enter(descriptionOf(root), 'Why?');
    await chooseType(root);
    await findByLabel(root, 'Who is affected');
    expect(descriptionOf(root).value).to.equal('Why?');
  });

  it('that the server refuses is said there', async () => {
    serveTriage(api, {
      config: { types: types.slice(1).concat({ ...types[1]!, id: 'other', label: 'Other' }) },
      first: call =>
        call === 'POST /requests'
          ? problem(422, { errors: [{ field: 'type', detail: 'Not offered any more.' }] })
          : undefined,
    });
    const root = await openForm(api);
    await chooseType(root, 'Question');
    fill(root);
    press(root, 'Send');
    await shows(root, 'Not offered any more.');
    await waitFor(() => focused()?.getAttribute('name') === 'type', 'the focus there');
    await chooseType(root, 'Other');
    await waitFor(() => queryAllByText(root, 'Not offered any more.').length < 2, 'the mark to go');
  });
});

describe('a draft with choices', () => {
  it('has them all after a reload, and after Undo', async () => {
    serveTriage(api);
    const user = somebody();
    let root = await openForm(api, { user });
    await chooseType(root);
    await chooseService(root, /^db-primary/);
    (await radio(root, 'High')).click();
    pick(await scope(root), 'some');
    enter(await findByLabel<HTMLTextAreaElement>(root, 'Whom'), 'Marta');
    pick(await scope(root), 'all');
    await shows(root, 'Draft saved');
    fixtureCleanup();
    root = await openForm(api, { user, settings: { fetch: api.fetch } });
    const all = async () => {
      await waitFor(
        async () => (await radio(root, 'Something is down')).checked && (await radio(root, 'High')).checked,
        'the choices',
      );
      await findByRole(root, 'button', { name: 'Remove db-primary' });
      const select = await scope(root);
      await waitFor(() => select.value === 'all', 'the field');
    };
    await all();
    press(root, 'Discard draft');
    await waitFor(async () => !(await radio(root, 'Something is down')).checked, 'an empty form');
    (await findByRole(root, 'button', { name: 'Undo' })).click();
    await all();
    pick(await scope(root), 'some');
    expect((await findByLabel<HTMLTextAreaElement>(root, 'Whom')).value).to.equal('Marta');
  });

  it('keeps a type alone', async () => {
    serveTriage(api);
    const user = somebody();
    let root = await openForm(api, { user });
    await chooseType(root, 'Question');
    await shows(root, 'Draft saved');
    fixtureCleanup();
    root = await openForm(api, { user, settings: { fetch: api.fetch } });
    await waitFor(async () => (await radio(root, 'Question')).checked, 'the type');
  });

  it('does not change while it is sent', async () => {
    const later = deferred();
    serveTriage(api, { first: call => (call === 'POST /requests' ? later.promise : undefined) });
    const root = await openForm(api);
    await chooseType(root, 'Question');
    fill(root);
    press(root, 'Send');
    await waitFor(() => posts().length === 1, 'the call');
    const outage = await radio(root, 'Something is down');
    outage.click();
    expect(outage.checked).to.equal(false);
    later.resolve(json({ key: 'CS-1', summary: 'No network', status: 'open' }, { status: 201 }));
    await sent(root);
  });
});

describe('newRequest()', () => {
  it('fills in type, service, severity and fields, and makes no draft of the first three', async () => {
    serveTriage(api);
    const root = await openDesk(api);
    await root.newRequest({ type: 'outage', service: 'srv-7', severity: 'low' });
    await waitFor(async () => (await radio(root, 'Something is down')).checked, 'the type');
    await findByRole(root, 'button', { name: 'Remove web-07' });
    expect((await radio(root, 'Low')).checked).to.equal(true);
    expect(queryAllByText(root, /^Draft saved/)).to.have.length(0);
    await root.newRequest({ fields: { scope: 'all', unknown: 'x' } });
    await waitFor(async () => (await scope(root)).value === 'all', 'the field');
    fill(root);
    press(root, 'Send');
    await sent(root);
    const [body] = await bodies(posts());
    expect(body).to.deep.include({ type: 'outage', service: 'srv-7', severity: 'low' });
    expect(body?.fields).to.deep.equal({ scope: 'all' });
  });

  it('makes a draft that is called saved once the customer has changed something', async () => {
    serveTriage(api);
    const root = await openDesk(api);
    const all = { type: 'outage', service: 'srv-7', severity: 'low', fields: { scope: 'all' } };
    await root.newRequest({ summary: 'No network', ...all });
    await waitFor(async () => (await scope(root)).value === 'all', 'the field');
    await waitFor(() => root.desk?.newRequest.snapshot.savedIn === 'disk', 'it to be stored');
    expect(queryAllByText(root, /^Draft saved/)).to.have.length(0);
    (await radio(root, 'High')).click();
    await waitFor(() => queryAllByText(root, /^Draft saved/).length === 1, 'it to be said');
  });

  it('replaces nothing that the customer has chosen, and takes nothing that is not offered', async () => {
    serveTriage(api);
    const root = await openForm(api);
    await chooseType(root, 'Question');
    await root.newRequest({ type: 'outage', severity: 'worst' });
    expect((await radio(root, 'Question')).checked).to.equal(true);
    fill(root);
    press(root, 'Send');
    await sent(root);
    const [body] = await bodies(posts());
    expect(body?.type).to.equal('question');
    expect(body).not.to.have.property('severity');
  });

  it('sends nothing of it to a backend of contract 1.0', async () => {
    serve(api, { offer: { fields: [{ id: 'room', label: 'Room', type: 'text' }] } });
    const root = await openDesk(api);
    await root.newRequest({ type: 'a', service: 'b', severity: 'c', fields: { room: '12', other: 'x' } });
    const room = await findByLabel<HTMLInputElement>(root, 'Room');
    await waitFor(() => room.value === '12', 'the field');
    fill(root);
    press(root, 'Send');
    await sent(root);
    const [body] = await bodies(posts());
    expect(Object.keys(body ?? {}).sort()).to.deep.equal([
      'attachmentIds',
      'description',
      'fields',
      'summary',
    ]);
    expect(body?.fields).to.deep.equal({ room: '12' });
  });
});

describe('how serious it is', () => {
  const plain = { types: undefined, features: {} };

  it('is a group of radio buttons with what each means and promises; none is chosen', async () => {
    serveTriage(api, { config: plain });
    const root = await openForm(api);
    const high = await radio(root, 'High');
    expect(queryAllByRole(root, 'radio').filter(each => (each as HTMLInputElement).checked)).to.have.length(
      0,
    );
    const described = high.getAttribute('aria-describedby')!.split(' ');
    const text = described
      .map(id => (high.getRootNode() as ShadowRoot).getElementById(id)!.textContent.trim())
      .join(' ');
    expect(text).to.equal('Production is down. Reply within 30 minutes');
    await shows(root, 'Reply within 2 days');
    await expectAccessible(root);
  });

  it('shows the phone and says so once the highest is chosen; else it is a quiet line', async () => {
    serveTriage(api, { config: plain });
    const root = await openForm(api);
    const said = listen(root);
    const link = await findByRole(root, 'link', { name: '+49 30 901820' });
    expect(link.getAttribute('href')).to.equal('tel:+4930901820');
    expect(queryAllByText(root, 'Call us as well. That is fastest.')).to.have.length(0);
    await shows(root, 'Your PIN: 4711');
    await shows(root, 'Mon–Fri 8–20');
    (await radio(root, 'High')).click();
    await shows(root, 'Call us as well. That is fastest.');
    await findByRole(root, 'link', { name: '+49 30 901820' });
    await waitFor(() => said.some(text => text.includes('+49 30 901820 Your PIN: 4711')), 'the announcement');
    await expectAccessible(root);
    (await radio(root, 'Low')).click();
    await waitFor(
      () => queryAllByText(root, 'Call us as well. That is fastest.').length === 0,
      'the quiet line',
    );
  });

  it('says near Send what is promised', async () => {
    serveTriage(api, { config: plain });
    const root = await openForm(api);
    (await radio(root, 'High')).click();
    await waitFor(() => queryAllByText(root, 'Reply within 30 minutes').length === 2, 'the promise');
  });

  it('can be taken back', async () => {
    serveTriage(api, { config: plain });
    const root = await openForm(api);
    (await radio(root, 'Low')).click();
    (await findByRole(root, 'button', { name: 'Clear choice' })).click();
    await waitFor(async () => !(await radio(root, 'Low')).checked, 'no choice');
    fill(root);
    press(root, 'Send');
    await sent(root);
    expect((await bodies(posts()))[0]).not.to.have.property('severity');
  });

  it('leaves no draft where it is taken back and there is one type', async () => {
    serveTriage(api, { config: { types: [{ ...types[1], severities: undefined }], severities } });
    const root = await openForm(api);
    (await radio(root, 'Low')).click();
    await shows(root, 'Draft saved');
    (await findByRole(root, 'button', { name: 'Clear choice' })).click();
    await waitFor(() => queryAllByRole(root, 'button', { name: 'Discard draft' }).length === 0, 'no draft');
    press(root, 'Cancel');
    await findByRole(root, 'button', { name: 'New request' });
    expect(queryAllByText(root, 'Draft')).to.have.length(0);
  });

  it('is not asked where the type offers none', async () => {
    serveTriage(api, { config: { types: types.slice(1), severities } });
    const root = await openForm(api);
    await findByLabel(root, 'Since');
    expect(queryAllByRole(root, 'radio')).to.have.length(0);
  });
});

describe('members of contract 1.1 of the wrong type', () => {
  it('count as absent', async () => {
    serveTriage(api, {
      config: { types: 'all', severities: {}, phone: [], hours: 8, features: { services: 'yes' } },
    });
    const root = await openForm(api);
    await findByRole(root, 'button', { name: 'Add browser details' });
    expect(queryAllByRole(root, 'radio')).to.have.length(0);
    expect(queryAllByRole(root, 'combobox')).to.have.length(0);
    expect(textOf(root)).not.to.include('PIN');
    expect(services).to.have.length(3);
  });
});
