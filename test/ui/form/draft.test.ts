import { expect } from '@open-wc/testing';
import { focused, typeInto } from '../../support/input.ts';
import { findByRole, queryByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  choose,
  deskApi,
  descriptionOf,
  enter,
  fill,
  filesShown,
  listen,
  openDesk,
  openForm,
  picture,
  press,
  pressNew,
  sent,
  serve,
  shows,
  somebody,
  summaryOf,
  uploaded,
} from '../../support/form-fixture.ts';
import { fileOf } from '../../support/input.ts';

/** Another way to fetch makes a desk of its own: it knows only what is kept in the browser, as after a reload. */
const anew = () => ({ fetch: ((input, init) => fetch(input, init)) as typeof fetch });

describe('The draft of a new request', () => {
  const api = deskApi();

  it('is there again after Cancel, which asks nothing', async () => {
    serve(api);
    const element = await openForm(api);
    await typeInto(summaryOf(element), 'Half a');
    choose(element, fileOf('boot.log'));
    press(element, 'Cancel');
    const open = await findByRole(element, 'button', { name: 'New request' });
    await waitFor(() => focused() === open, 'the focus on "New request"');
    expect(queryByRole(element, 'dialog')).to.equal(null);
    await pressNew(element);
    expect(summaryOf(element).value).to.equal('Half a');
    await uploaded(element, 1);
    await typeInto(summaryOf(element), ' sentence');
    expect(summaryOf(element).value).to.equal('Half a sentence');
    expect(api.callsTo('POST /requests')).to.have.length(0);
  });

  it('is there again at once when the element is put back', async () => {
    serve(api);
    const element = await openForm(api);
    const parent = element.parentElement!;
    enter(descriptionOf(element), 'Typed just before');
    element.remove();
    parent.append(element);
    await waitFor(() => queryByRole(element, 'textbox', { name: /^Description/ }));
    await waitFor(() => descriptionOf(element).value === 'Typed just before', 'the text');
  });

  it('is there again after a reload, with the files and their bytes', async () => {
    serve(api);
    const user = somebody();
    const first = await openForm(api, { user });
    fill(first, 'Kept', 'Also kept');
    choose(first, fileOf('boot.log', 2000), picture('screen.png'));
    await uploaded(first, 2);
    first.remove();
    const second = await openForm(api, { user, settings: anew() });
    await waitFor(() => summaryOf(second).value === 'Kept', 'the summary');
    expect(descriptionOf(second).value).to.equal('Also kept');
    await uploaded(second, 2);
    expect(filesShown(second).map(text => text.split(' ')[0])).to.deep.equal(['boot.log', 'screen.png']);
    press(second, 'Send');
    const key = await sent(second);
    const request = (await (await fetch(`${api.base}/requests/${key}`)).json()) as {
      attachments: { id: string; name: string; size: number; type: string }[];
    };
    expect(request.attachments.map(({ name, size, type }) => [name, size, type])).to.deep.equal([
      ['boot.log', 2000, 'text/plain'],
      ['screen.png', picture().size, 'image/png'],
    ]);
    const bytes = await (await fetch(`${api.base}/attachments/${request.attachments[0]!.id}`)).text();
    expect(bytes).to.equal('a'.repeat(2000));
    // What was sent is no draft any more.
    second.remove();
    const third = await openForm(api, { user, settings: anew() });
    await typeInto(summaryOf(third), 'x');
    await shows(third, 'Draft saved');
    expect(summaryOf(third).value).to.equal('x');
    expect(filesShown(third)).to.have.length(0);
  });

  it('says that it is saved, and ends with "Discard draft"', async () => {
    serve(api);
    const user = somebody();
    const element = await openForm(api, { user });
    expect(queryByRole(element, 'button', { name: 'Discard draft' })).to.equal(null);
    const said = listen(element);
    fill(element);
    choose(element, fileOf('boot.log'));
    await uploaded(element, 1);
    await shows(element, 'Draft saved');
    press(element, 'Discard draft');
    await waitFor(() => said.includes('Draft discarded.'), 'the announcement');
    const undo = await findByRole(element, 'button', { name: 'Undo' });
    await waitFor(() => focused() === undo, 'the focus on "Undo"');
    expect(summaryOf(element).value).to.equal('');
    expect(descriptionOf(element).value).to.equal('');
    expect(filesShown(element)).to.have.length(0);
    expect(queryByRole(element, 'button', { name: 'Discard draft' })).to.equal(null);
    await waitFor(() => api.callsTo('DELETE /attachments/').length === 1);
    // Already now: the first desk is not closed yet.
    const second = await openForm(api, { user, settings: anew() });
    await typeInto(descriptionOf(second), 'New');
    await shows(second, 'Draft saved');
    expect(summaryOf(second).value).to.equal('');
    expect(descriptionOf(second).value).to.equal('New');
  });

  it('can be brought back with Undo although something was typed since: both are there', async () => {
    serve(api);
    const element = await openForm(api);
    fill(element, 'web-07 is down', 'Since 03:10.');
    await shows(element, 'Draft saved');
    press(element, 'Discard draft');
    await findByRole(element, 'button', { name: 'Undo' });
    await typeInto(descriptionOf(element), 'x');
    press(element, 'Undo');
    await waitFor(() => summaryOf(element).value === 'web-07 is down', 'the draft');
    expect(descriptionOf(element).value).to.equal('Since 03:10.\n\nx');
    await findByRole(element, 'button', { name: 'Discard draft' });
  });

  it('that is discarded after another one comes back together with that', async () => {
    serve(api);
    const element = await openForm(api);
    fill(element, 'web-07 is down', 'Since 03:10.');
    choose(element, fileOf('boot.log'));
    await uploaded(element, 1);
    press(element, 'Discard draft');
    await findByRole(element, 'button', { name: 'Undo' });
    await typeInto(descriptionOf(element), 'Second');
    press(element, 'Discard draft');
    await waitFor(() => descriptionOf(element).value === '', 'an empty field');
    press(element, 'Undo');
    await waitFor(() => summaryOf(element).value === 'web-07 is down', 'the draft');
    expect(descriptionOf(element).value).to.equal('Since 03:10.\n\nSecond');
    await uploaded(element, 1);
  });

  it('is never seen by another person, nor at another address', async () => {
    serve(api);
    const user = somebody();
    const first = await openForm(api, { user });
    fill(first, 'Secret', 'Of the first');
    await shows(first, 'Draft saved');
    for (const [base, other] of [
      [api.base, somebody()],
      [`${api.base}/elsewhere`, user],
    ] as const) {
      const second = await openForm({ base }, { user: other });
      await typeInto(summaryOf(second), 'Mine');
      await shows(second, 'Draft saved');
      expect(summaryOf(second).value).to.equal('Mine');
      expect(descriptionOf(second).value).to.equal('');
      second.remove();
    }
    // Nor when the person changes at the same element; and it is there when the first comes back.
    first.user = somebody();
    await waitFor(() => queryByRole(first, 'button', { name: 'New request' }));
    await pressNew(first);
    await typeInto(summaryOf(first), 'Theirs');
    await shows(first, 'Draft saved');
    expect(summaryOf(first).value).to.equal('Theirs');
    first.user = user;
    await waitFor(() => queryByRole(first, 'button', { name: /^(New request|Send)$/ }));
    if (queryByRole(first, 'button', { name: 'New request' })) press(first, 'New request');
    await waitFor(() => summaryOf(first).value === 'Secret', 'the first draft');
  });

  it('is wiped by signOut(), also on disk', async () => {
    serve(api);
    const user = somebody();
    const element = await openForm(api, { user });
    fill(element);
    choose(element, fileOf('boot.log'));
    await uploaded(element, 1);
    await shows(element, 'Draft saved');
    await element.signOut();
    await findByRole(element, 'button', { name: 'New request' });
    await pressNew(element);
    expect(summaryOf(element).value).to.equal('');
    const second = await openForm(api, { user, settings: anew() });
    await typeInto(summaryOf(second), 'Later');
    await shows(second, 'Draft saved');
    expect(summaryOf(second).value).to.equal('Later');
    expect(descriptionOf(second).value).to.equal('');
    expect(filesShown(second)).to.have.length(0);
  });

  it('is wiped by the signOut() of an element that was put on the page a moment ago', async () => {
    serve(api);
    const user = somebody();
    const first = await openForm(api, { user });
    fill(first);
    await shows(first, 'Draft saved');
    first.remove();
    const leaving = document.createElement('support-requests');
    Object.assign(leaving, { apiBase: api.base, user, ...anew() });
    document.body.append(leaving);
    await leaving.signOut();
    leaving.remove();
    const later = await openForm(api, { user, settings: anew() });
    await typeInto(summaryOf(later), 'Later');
    await shows(later, 'Draft saved');
    expect(summaryOf(later).value).to.equal('Later');
  });

  it('is begun by newRequest(), which never replaces what was typed', async () => {
    serve(api);
    const user = somebody();
    const element = await openDesk(api, { user });
    await element.newRequest({ summary: 'About web1', description: 'It is…' });
    await waitFor(() => summaryOf(element).value === 'About web1');
    expect(descriptionOf(element).value).to.equal('It is…');
    enter(summaryOf(element), 'My own words');
    enter(descriptionOf(element), '');
    press(element, 'Cancel');
    await element.newRequest({ summary: 'About web2', description: 'Of web2' });
    await waitFor(() => descriptionOf(element).value === 'Of web2', 'the empty field to be filled');
    expect(summaryOf(element).value).to.equal('My own words');
    await shows(element, 'Draft saved');
    element.remove();
    // Nor what is still on disk.
    const second = await openDesk(api, { user, settings: anew() });
    await second.newRequest({ summary: 'About web3', description: 'Of web3' });
    await waitFor(() => summaryOf(second).value === 'My own words', 'the kept text');
    expect(descriptionOf(second).value).to.equal('Of web2');
  });

  it('says that it is saved only after somebody has changed what newRequest() filled in, which is never lost', async () => {
    serve(api);
    const user = somebody();
    const element = await openDesk(api, { user });
    await element.newRequest({ summary: 'About web1' });
    await element.newRequest({ description: 'It is…' });
    await waitFor(() => descriptionOf(element).value === 'It is…');
    await waitFor(() => element.desk?.newRequest.snapshot.savedIn === 'disk', 'it to be stored');
    expect(textOf(element)).not.to.contain('Draft saved');
    element.remove();
    const second = await openDesk(api, { user, settings: anew() });
    await second.newRequest({ summary: 'About web2' });
    await waitFor(() => descriptionOf(second).value === 'It is…', 'what was filled in');
    expect(summaryOf(second).value).to.equal('About web1');
    expect(second.desk?.newRequest.snapshot.savedIn).to.equal('disk');
    expect(textOf(second)).not.to.contain('Draft saved');
    enter(summaryOf(second), 'About web1, again');
    await shows(second, 'Draft saved');
    // A page that fills in more does not make it the page's.
    await second.newRequest({ summary: 'About web3', fields: {} });
    expect(textOf(second)).to.contain('Draft saved');
  });
});
