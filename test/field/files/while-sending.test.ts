/** Files that come while a draft is on its way. */
import { expect } from '@open-wc/testing';
import {
  bodies,
  choose,
  deskApi,
  descriptionOf,
  fill,
  filesShown,
  openForm,
  picture,
  press,
  sent,
  serve,
  shows,
  uploaded,
} from '../../support/form-fixture.ts';
import { fileOf, typeInto } from '../../support/input.ts';
import { deferred, problem } from '../../support/mock-api.ts';
import { queryAllByRole, queryAllByText, textOf } from '../../support/queries.ts';
import { commentField, heard, mountThread, pressAdd } from '../../support/thread-page.ts';
import { threadApi, ThreadServer } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';
import { drop, paste } from './transfer.ts';

describe('a picture that is pasted while a comment is on its way', () => {
  const api = threadApi();

  async function sending(answer: Promise<Response | undefined>) {
    const server = new ThreadServer(api);
    server.on('POST /requests/CS-1/comments', () => answer);
    const thread = await mountThread(api);
    const field = await commentField(thread);
    await typeInto(field, 'Look at this');
    await pressAdd(thread);
    await waitFor(() => api.callsTo('POST /requests/CS-1/comments').length === 1, 'the comment on its way');
    return { thread, field };
  }

  it('waits for the next comment, says so, and is part of it', async () => {
    const later = deferred<Response | undefined>();
    const { thread, field } = await sending(later.promise);
    expect(paste(field, { files: [picture()] })).to.equal(true);
    await heard(thread, /image\.png .*once this is sent/);
    expect(textOf(thread)).to.match(/image\.png .*once this is sent/);
    later.resolve(undefined);
    await waitFor(() => filesShown(thread).some(text => /image\.png.*Ready to send/.test(text)));
    expect(field.value).to.equal('');
    // What was announced stays in the live region.
    const notes = queryAllByText(thread, /once this is sent|earlier version/);
    expect(notes.filter(note => !note.closest('[role="status"]'))).to.have.length(0);
    await pressAdd(thread);
    await waitFor(() => api.callsTo('POST /requests/CS-1/comments').length === 2, 'the next comment');
    const [first, second] = await bodies(api.callsTo('POST /requests/CS-1/comments'));
    expect(first).to.deep.include({ body: 'Look at this', attachmentIds: [] });
    expect(second).to.deep.include({ body: '', attachmentIds: ['up-0'] });
  });

  it('is told apart from another one of its name, also by ear', async () => {
    const later = deferred<Response | undefined>();
    const { thread, field } = await sending(later.promise);
    paste(field, { files: [picture(), picture()] });
    await heard(thread, /image\.png .*once this is sent.*image-2\.png .*once this is sent/);
    paste(field, { files: [picture()] });
    await heard(thread, /image-3\.png .*once this is sent/);
    later.resolve(undefined);
    await waitFor(() => filesShown(thread).filter(text => text.includes('Ready to send')).length === 3);
    for (const name of ['image.png', 'image-2.png', 'image-3.png'])
      expect(queryAllByRole(thread, 'button', { name: `Remove ${name}` })).to.have.length(1);
  });

  it('joins the draft where it could not be sent', async () => {
    const later = deferred<Response | undefined>();
    const { thread, field } = await sending(later.promise);
    expect(drop(field, { files: [fileOf('boot.log')] })).to.deep.equal({ offered: true, leaves: false });
    later.resolve(problem(500));
    await waitFor(() => filesShown(thread).some(text => /boot\.log.*Ready to send/.test(text)));
    expect(field.value).to.equal('Look at this');
  });
});

describe('a file that is dropped while a new request is on its way', () => {
  const api = deskApi();

  it('waits for a comment on that request', async () => {
    const later = deferred<Response | undefined>();
    serve(api, { first: call => (call === 'POST /requests' ? later.promise : undefined) });
    const element = await openForm(api);
    fill(element);
    press(element, 'Send');
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    drop(descriptionOf(element), { files: [fileOf('boot.log')] });
    await shows(element, /boot\.log .*once this is sent/);
    later.resolve(undefined);
    await sent(element);
    await uploaded(element, 1);
    expect(queryAllByRole(element, 'button', { name: 'Remove boot.log' })).to.have.length(1);
    const [body] = await bodies(api.callsTo('POST /requests'));
    expect(body).to.deep.include({ attachmentIds: [] });
  });

  it('does not call off a draft that waits for its uploads', async () => {
    const later = deferred<Response | undefined>();
    serve(api, {
      first: call =>
        call === 'POST /attachments' && api.callsTo(call).length === 1 ? later.promise : undefined,
    });
    const element = await openForm(api);
    fill(element);
    choose(element, fileOf('slow.log'));
    press(element, 'Send');
    await shows(element, /Waiting for the files/);
    paste(descriptionOf(element), { files: [picture()] });
    await shows(element, /image\.png .*once this is sent/);
    later.resolve(undefined);
    await sent(element);
    await uploaded(element, 1);
    const [body] = await bodies(api.callsTo('POST /requests'));
    expect(body!.attachmentIds).to.have.length(1);
  });
});
