import { expect } from '@open-wc/testing';
import { click, fileOf, focused, press, typeInto } from '../../support/input.ts';
import { deferred, json } from '../../support/mock-api.ts';
import { findByRole, findByText, getByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  addButton,
  attach,
  commentField,
  entries,
  eventsOf,
  heard,
  mountThread,
  pressAdd,
} from '../../support/thread-page.ts';
import { threadApi, ada, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';

const POST = 'POST /requests/CS-1/comments';

describe('writing a comment', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });
  const posted = () => Promise.all(api.callsTo(POST).map(({ request }) => request.clone().json()));

  it('is sent, shown once as the last entry, told aloud and to the page', async () => {
    const thread = await mountThread(api);
    const added = eventsOf(thread, 'support-comment-added');
    const field = await commentField(thread);
    await typeInto(field, 'It is still the same.\nReally.');
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    const [, own] = await entries(thread, 2);
    expect(textOf(own!)).to.contain('It is still the same. Really.').and.contain('(you)');
    expect(field.value).to.equal('');
    expect(await posted()).to.deep.equal([{ body: 'It is still the same.\nReally.', attachmentIds: [] }]);
    expect(added).to.have.length(1);
    expect(added[0]!.requestKey).to.equal('CS-1');
    expect(added[0]!.comment.body).to.equal('It is still the same.\nReally.');
    expect(api.callsTo(POST)[0]!.headers.get('idempotency-key')).to.match(
      /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
    );
  });

  it('needs words or a file: says so, takes the focus there and sends nothing', async () => {
    const thread = await mountThread(api);
    const field = await commentField(thread);
    for (const text of ['', '  \n ', '\u200b\u202e']) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await thread.updateComplete;
      await pressAdd(thread);
      await findByText(thread, 'Write something or attach a file.');
      await waitFor(() => focused() === field, 'the focus in the field');
      expect(field.ariaInvalid).to.equal('true');
      const described = field.getAttribute('aria-describedby')!.split(' ');
      const words = described
        .map(id => (field.getRootNode() as ShadowRoot).getElementById(id)?.textContent)
        .join();
      expect(words).to.contain('Write something or attach a file.');
    }
    await typeInto(field, 'Now');
    await waitFor(() => field.ariaInvalid === 'false', 'the mark to go');
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    expect(api.callsTo(POST)).to.have.length(1);
  });

  it('may be a file alone', async () => {
    const thread = await mountThread(api);
    await commentField(thread);
    attach(thread, fileOf('trace.log', 2048));
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    const [, own] = await entries(thread, 2);
    getByRole(own!, 'link', { name: 'Download trace.log, 2 kB' });
    expect(await posted()).to.deep.equal([{ body: '', attachmentIds: ['up-0'] }]);
    expect(queryAllByRole(thread, 'button', { name: /^Remove/ })).to.have.length(0);
  });

  it('says that it is being sent, and only the server’s yes makes it sent', async () => {
    const later = deferred();
    server.on(POST, () => later.promise);
    const thread = await mountThread(api);
    const field = await commentField(thread);
    await typeInto(field, 'Slow');
    await pressAdd(thread);
    await heard(thread, 'Sending…');
    await waitFor(() => api.callsTo(POST).length === 1);
    expect(addButton(thread).ariaDisabled).to.equal('true');
    expect(field.value).to.equal('Slow');
    expect(field.readOnly).to.equal(true);
    expect(await entries(thread, 1)).to.have.length(1);
    const comment = wireComment('own', { author: ada, body: 'Slow' });
    server.comments['CS-1'] = [comment];
    later.resolve(json(comment, { status: 200 }));
    await heard(thread, 'Comment added.');
    await entries(thread, 2);
    await waitFor(() => field.value === '' && !field.readOnly);
    expect(addButton(thread).ariaDisabled).to.equal('false');
  });

  it('makes one comment of twenty presses', async () => {
    const later = deferred();
    server.on(POST, () => later.promise);
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'Once');
    const button = addButton(thread);
    for (let count = 0; count < 10; count++) button.click();
    await waitFor(() => api.callsTo(POST).length === 1);
    for (let count = 0; count < 5; count++) await click(button);
    (await commentField(thread)).focus();
    for (let count = 0; count < 5; count++) await press('Control+Enter');
    server.comments['CS-1'] = [wireComment('own', { author: ada, body: 'Once' })];
    later.resolve(json(server.comments['CS-1'][0], { status: 201 }));
    await heard(thread, 'Comment added.');
    await entries(thread, 2);
    expect(api.callsTo(POST)).to.have.length(1);
  });

  it('goes off with Control and Enter, and not with Enter alone', async () => {
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'First\nsecond');
    expect(api.callsTo(POST)).to.have.length(0);
    await press('Control+Enter');
    await heard(thread, 'Comment added.');
    expect(await posted()).to.deep.equal([{ body: 'First\nsecond', attachmentIds: [] }]);
  });

  it('leaves the page the last word', async () => {
    const thread = await mountThread(api);
    const field = await commentField(thread);
    const asked: unknown[] = [];
    const veto = (event: Event) => {
      asked.push((event as CustomEvent).detail);
      event.preventDefault();
    };
    thread.addEventListener('support-before-comment', veto);
    await typeInto(field, 'My password is x');
    attach(thread, fileOf('a.txt', 5));
    await findByText(thread, /Ready to send/);
    await pressAdd(thread);
    await waitFor(() => asked.length === 1 && addButton(thread).ariaDisabled === 'false');
    expect(asked).to.deep.equal([
      {
        requestKey: 'CS-1',
        draft: { body: 'My password is x', attachments: [{ name: 'a.txt', size: 5, type: 'text/plain' }] },
      },
    ]);
    expect(field.value).to.equal('My password is x');
    getByRole(thread, 'button', { name: 'Remove a.txt' });
    thread.removeEventListener('support-before-comment', veto);
    // By the keyboard: with the mouse it would be the second click of a double click.
    addButton(thread).click();
    await heard(thread, 'Comment added.');
    expect(api.callsTo(POST)).to.have.length(1);
  });

  it('leaves the page its say over each file', async () => {
    const thread = await mountThread(api);
    await commentField(thread);
    thread.addEventListener('support-before-attach', event => {
      if (event.detail.file.name.endsWith('.key')) event.preventDefault();
    });
    attach(thread, fileOf('id.key'), fileOf('ok.txt'));
    await heard(thread, 'ok.txt added.');
    await findByText(thread, /Ready to send/);
    expect(queryAllByRole(thread, 'button', { name: /^Remove/ })).to.have.length(1);
  });

  it('shows what the server warns of', async () => {
    const warnings = ['virus.exe was left out.'];
    server.on(POST, () => {
      const own = wireComment('own', { author: ada, body: 'See file' });
      server.comments['CS-1'] = [own];
      return json({ ...own, warnings }, { status: 201 });
    });
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'See file');
    await pressAdd(thread);
    await findByText(getByRole(thread, 'list', { name: 'History' }), /virus\.exe was left out\./);
    await heard(thread, /virus\.exe was left out\./);
    // It outlives the next reading of the thread, which knows nothing of it.
    server.requests = [wireRequest({ summary: 'Read again' })];
    thread.refresh();
    await findByRole(thread, 'heading', { name: 'Read again' });
    await findByText(getByRole(thread, 'list', { name: 'History' }), /virus\.exe was left out\./);
  });

  it('shows what the server warns of also where the comment was read before the answer came', async () => {
    const later = deferred();
    const own = wireComment('own', { author: ada, body: 'See file' });
    server.on(POST, () => later.promise);
    const thread = await mountThread(api);
    await typeInto(await commentField(thread), 'See file');
    await pressAdd(thread);
    await waitFor(() => api.callsTo(POST).length === 1, 'the call');
    server.comments['CS-1'] = [own];
    thread.refresh();
    await entries(thread, 2);
    later.resolve(json({ ...own, warnings: ['virus.exe was left out.'] }, { status: 201 }));
    await findByText(getByRole(thread, 'list', { name: 'History' }), /virus\.exe was left out\./);
  });
});
