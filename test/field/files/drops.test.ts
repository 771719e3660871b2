// On a page of its own: a file that was dropped may still be on its way to the same address in the next file's tests.
/** Files that fall anywhere on the widget, at any time. */
import { expect } from '@open-wc/testing';
import {
  deskApi,
  descriptionOf,
  filesShown,
  openDesk,
  openForm,
  serve,
  shows,
} from '../../support/form-fixture.ts';
import { fileOf } from '../../support/input.ts';
import { mount } from '../../support/list-fixture.ts';
import { deferred } from '../../support/mock-api.ts';
import {
  findByRole,
  findByText,
  getByRole,
  queryAllByRole,
  queryByRole,
  textOf,
} from '../../support/queries.ts';
import { commentField, mountDesk, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';
import { drop } from './transfer.ts';

const file = () => fileOf('boot.log');
/** What the browser does with a file that the widget wants. */
const TAKEN = { offered: true, leaves: false };

const alertOf = async (element: Element, text: RegExp) =>
  waitFor(
    () => queryAllByRole(element, 'alert').find(alert => text.test(textOf(alert))),
    () => `No alert ${String(text)}, but: ${textOf(element)}`,
  );

describe('a file that falls', () => {
  const api = deskApi();

  it('on the list is not the browser’s, and a word says where it can be dropped', async () => {
    serve(api);
    const element = await openDesk(api);
    const heading = getByRole(element, 'heading', { name: 'Requests to support' });
    for (const target of [heading, getByRole(element, 'combobox', { name: /status/ }), element]) {
      expect(drop(target, { files: [file()] })).to.deep.equal(TAKEN);
    }
    const alert = await alertOf(element, /New request/);
    expect(api.callsTo('POST /attachments')).to.have.length(0);
    getByRole(alert, 'button', { name: /Dismiss|Close/ }).click();
    await waitFor(() => queryAllByRole(element, 'alert').length === 0, 'the message to go');
  });

  it('on a list of its own, too', async () => {
    serve(api);
    const element = await mount('support-request-list', { apiBase: api.base });
    expect(drop(element, { files: [file()] })).to.deep.equal(TAKEN);
    await alertOf(element, /New request/);
  });

  it('on the form in its first moment is taken, wherever it falls', async () => {
    serve(api);
    const element = await openForm(api);
    const title = getByRole(element, 'heading', { name: 'New request' });
    expect(drop(descriptionOf(element), { files: [file()] })).to.deep.equal(TAKEN);
    expect(drop(title, { files: [fileOf('b.log')] })).to.deep.equal(TAKEN);
    expect(drop(element, { files: [fileOf('c.log')] }), 'beside the form').to.deep.equal(TAKEN);
    await waitFor(
      () => filesShown(element).length === 3,
      () => filesShown(element).join(' | '),
    );
  });

  it('where a page keeps stray drops away is taken, and the page does not take it, too', async () => {
    const heard: string[] = [];
    const keepAway = (event: DragEvent) => {
      event.preventDefault();
      event.dataTransfer!.dropEffect = 'none';
      heard.push(event.type);
    };
    const places = [
      [window, false],
      [document, false],
      [document.body, false],
      [window, true],
    ] as const;
    for (const [target, capture] of places) {
      for (const type of ['dragenter', 'dragover', 'drop'] as const)
        target.addEventListener(type, keepAway as EventListener, capture);
    }
    try {
      serve(api);
      const element = await openForm(api);
      expect(drop(descriptionOf(element), { files: [file()] })).to.deep.equal(TAKEN);
      expect(drop(element, { files: [fileOf('b.log')] })).to.deep.equal(TAKEN);
      await waitFor(() => filesShown(element).length === 2);
      expect(heard.filter(type => type === 'drop').length, 'by capture only').to.equal(2);
    } finally {
      for (const [target, capture] of places) {
        for (const type of ['dragenter', 'dragover', 'drop'] as const)
          target.removeEventListener(type, keepAway as EventListener, capture);
      }
    }
  });

  it('with nothing in it that can be read, as from a mail program, says so', async () => {
    serve(api);
    const element = await openForm(api);
    const dataTransfer = new DataTransfer();
    Object.defineProperty(dataTransfer, 'types', { value: ['Files'] });
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, composed: true, cancelable: true });
    expect(descriptionOf(element).dispatchEvent(event)).to.equal(false);
    await alertOf(element, /can’t be read/);
  });

  it('is left alone where it is text', async () => {
    serve(api);
    const element = await openForm(api);
    expect(drop(descriptionOf(element), { text: 'words' })).to.deep.equal({ offered: false, leaves: true });
  });
});

describe('a file that falls on a request', () => {
  const api = threadApi();

  for (const [what, config, more, words] of [
    [
      'that is closed and takes no comments',
      { closedReply: 'refused' },
      { status: 'closed' },
      /closed and takes no more comments/,
    ],
    ['without "reply"', {}, { actions: ['close'] }, /takes no more comments/],
    ['that takes no files', {}, { actions: ['reply'] }, /No files can be attached/],
    ['where no files are allowed', { maxAttachments: 0 }, {}, /No files can be attached/],
  ] as const) {
    it(`${what} is not uploaded, and a word says why`, async () => {
      const server = new ThreadServer(api);
      server.config = config;
      server.requests = [wireRequest(more)];
      const thread = await mountThread(api);
      const heading = await findByRole(thread, 'heading', { name: 'Server does not boot' });
      await waitFor(() => api.callsTo('GET /config').length > 0, 'what the backend offers to be read');
      await findByText(thread, 'After the update it stops.');
      const fields = () => queryAllByRole(thread, 'textbox').length;
      // Where only files are not taken there is a composer, once the comments are loaded.
      const before = words.source.startsWith('No files') ? 1 : 0;
      await waitFor(() => fields() === before, 'the composer, or none');
      await waitFor(() => !queryByRole(thread, 'button', { name: 'Attachment' }), 'no attachments');
      // In place of a composer.
      if (before === 0) await findByText(thread, words);
      expect(drop(heading, { files: [fileOf('refused.log')] })).to.deep.equal(TAKEN);
      await alertOf(thread, words);
      expect(fields(), 'no composer opens').to.equal(before);
      expect(filesShown(thread)).to.have.length(0);
      // By its name, since an upload of the test before may be tried again meanwhile.
      const forms = await Promise.all(
        api.callsTo('POST /attachments').map(({ request }) => request.clone().formData()),
      );
      expect(forms.map(form => (form.get('file') as File).name)).to.not.include('refused.log');
    });
  }

  it('that is still loading says so', async () => {
    const server = new ThreadServer(api);
    const later = deferred<Response | undefined>();
    server.on('GET /requests/CS-1', () => later.promise);
    const thread = await mountThread(api);
    expect(drop(thread, { files: [file()] })).to.deep.equal(TAKEN);
    await alertOf(thread, /not ready yet/);
    later.resolve(undefined);
    expect(drop(await commentField(thread), { files: [file()] })).to.deep.equal(TAKEN);
    await waitFor(() => filesShown(thread).length === 1);
    expect(queryAllByRole(thread, 'alert'), 'the message goes').to.have.length(0);
  });

  it('within the whole desk joins the comment, wherever it falls', async () => {
    new ThreadServer(api);
    const element = await mountDesk(api, { request: 'CS-1' });
    await commentField(element);
    expect(drop(element, { files: [file()] })).to.deep.equal(TAKEN);
    await waitFor(() => filesShown(element).length === 1);
    await shows(element, /boot\.log/);
  });
});
