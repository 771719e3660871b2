import { expect } from '@open-wc/testing';
import { fileOf, focused } from '../../support/input.ts';
import { deferred, noConnection, problem } from '../../support/mock-api.ts';
import { queryAllByRole, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  bodies,
  button,
  choose,
  deskApi,
  filesShown,
  fill,
  keys,
  openForm,
  press,
  rowOf,
  sent,
  serve,
  shows,
  summaryOf,
  uploaded,
} from '../../support/form-fixture.ts';

describe('The upload of a file', () => {
  const api = deskApi();

  it('is waited for by Send, which says so', async () => {
    const gate = deferred<undefined>();
    serve(api, { first: call => (call === 'POST /attachments' ? gate.promise : undefined) });
    const element = await openForm(api);
    fill(element);
    choose(element, fileOf('slow.log'));
    press(element, 'Send');
    await shows(element, 'Waiting for the files, then sending…');
    expect(button(element, 'Send').ariaDisabled).to.equal('true');
    expect(summaryOf(element).readOnly).to.equal(true);
    expect(api.callsTo('POST /requests')).to.have.length(0);
    gate.resolve(undefined);
    await sent(element);
    expect((await bodies(api.callsTo('POST /requests')))[0]!.attachmentIds).to.have.length(1);
  });

  for (const [status, said] of [
    [413, 'A file or the text is too large. Remove or shrink it, then send again.'],
    [415, 'The server does not take this type of file. Remove it or send it in another format.'],
    [500, 'The server has a problem. Try again in a moment.'],
  ] as const) {
    it(`that the server refuses with ${status} is told at that file, and everything else is kept`, async () => {
      serve(api, {
        first: async (call, request) =>
          call === 'POST /attachments' && (await request.clone().text()).includes('bad.log')
            ? problem(status, { detail: 'Because of <i>me</i>.' })
            : undefined,
      });
      const element = await openForm(api);
      fill(element);
      choose(element, fileOf('good.log'), fileOf('bad.log'));
      await waitFor(() => filesShown(element)[1]?.includes('Upload failed'), 'the failed file');
      expect(filesShown(element)[1]).to.contain(`bad.log: Upload failed. ${said}`);
      expect(rowOf(element, 'bad.log').textContent).to.contain('The server says: Because of <i>me</i>.');
      await uploaded(element, 1);
      press(element, 'Send');
      await shows(element, 'Not sent yet: 1 file was not uploaded. Try it again or remove it.');
      expect(summaryOf(element).value).to.equal('No network');
      press(element, 'Remove bad.log');
      press(element, 'Send');
      await sent(element);
      expect(api.callsTo('POST /requests')).to.have.length(1);
      expect((await bodies(api.callsTo('POST /requests')))[0]!.attachmentIds).to.have.length(1);
    });
  }

  it('that failed has the focus where Send stumbles over it, and Send counts them', async () => {
    serve(api, { first: call => (call === 'POST /attachments' ? problem(500) : undefined) });
    const element = await openForm(api);
    fill(element);
    choose(element, fileOf('boot.log'), fileOf('kern.log'));
    await waitFor(() => queryByRole(element, 'button', { name: 'Try again: kern.log' }));
    press(element, 'Send');
    await shows(element, 'Not sent yet: 2 files were not uploaded. Try them again or remove them.');
    await waitFor(() => focused() === button(element, 'Try again: boot.log'), 'the focus');
  });

  it('that failed can be tried again, with the key that it had', async () => {
    let fail = true;
    serve(api, { first: call => (call === 'POST /attachments' && fail ? noConnection() : undefined) });
    const element = await openForm(api);
    fill(element);
    choose(element, fileOf('boot.log'));
    await waitFor(() => queryByRole(element, 'button', { name: 'Try again: boot.log' }));
    expect(filesShown(element)[0]).to.match(/Support could not be reached/);
    press(element, 'Try again: boot.log');
    await waitFor(() => api.callsTo('POST /attachments').length === 2);
    await waitFor(() => queryByRole(element, 'button', { name: 'Try again: boot.log' }));
    fail = false;
    press(element, 'Try again: boot.log');
    await uploaded(element, 1);
    expect(new Set(keys(api.callsTo('POST /attachments'))).size).to.equal(1);
    press(element, 'Send');
    await sent(element);
  });

  it('is done anew, as a new upload, on the try after the server has forgotten the file', async () => {
    // To the letter of the contract: a known key gets the stored answer, though the file is gone.
    const answers = new Map<string, string>();
    let count = 0;
    let forgotten = '';
    serve(api, {
      first: async (call, request) => {
        if (call === 'POST /attachments') {
          const key = request.headers.get('Idempotency-Key')!;
          if (!answers.has(key)) answers.set(key, `att-${++count}`);
          const id = answers.get(key)!;
          return Response.json(
            { id, name: 'boot.log', size: 3, type: 'text/plain', url: `attachments/${id}` },
            { status: 201 },
          );
        }
        if (call !== 'POST /requests') return undefined;
        const { attachmentIds } = (await request.clone().json()) as { attachmentIds: string[] };
        forgotten ||= attachmentIds[0]!;
        return attachmentIds.includes(forgotten)
          ? problem(422, { errors: [{ field: 'attachmentIds', detail: `${forgotten} is not known.` }] })
          : Response.json({ key: 'CS-7', summary: 'No network' }, { status: 201 });
      },
    });
    const element = await openForm(api);
    fill(element);
    choose(element, fileOf('boot.log'));
    await uploaded(element, 1);
    press(element, 'Send');
    await shows(element, /att-1 is not known/);
    await uploaded(element, 1);
    press(element, 'Send');
    expect(await sent(element)).to.equal('CS-7');
    const ids = (await bodies(api.callsTo('POST /requests'))).map(body => body.attachmentIds);
    expect(ids).to.deep.equal([['att-1'], ['att-2']]);
    const [first, second] = keys(api.callsTo('POST /requests'));
    expect(first).to.not.equal(second);
  });

  it('runs for two files at a time, and the third waits', async () => {
    const gate = deferred<undefined>();
    serve(api, { first: call => (call === 'POST /attachments' ? gate.promise : undefined) });
    const element = await openForm(api);
    choose(element, fileOf('1.log'), fileOf('2.log'), fileOf('3.log'));
    await waitFor(() => api.callsTo('POST /attachments').length === 2);
    await waitFor(() => filesShown(element)[2]?.includes('Waiting'));
    expect(queryAllByRole(element, 'progressbar')).to.have.length(3);
    gate.resolve(undefined);
    await uploaded(element, 3);
    expect(api.callsTo('POST /attachments')).to.have.length(3);
    expect(queryAllByRole(element, 'progressbar')).to.have.length(0);
  });

  it('goes on when its desk leaves the page, and is not begun twice when it is back', async () => {
    const gate = deferred<undefined>();
    serve(api, { first: call => (call === 'POST /attachments' ? gate.promise : undefined) });
    const element = await openForm(api);
    const parent = element.parentElement!;
    fill(element);
    choose(element, fileOf('boot.log'));
    await waitFor(() => api.callsTo('POST /attachments').length === 1);
    element.remove();
    // Another one's work on the same storage: when that is through, so is what the first had to keep.
    const other = await openForm(api);
    fill(other, 'Other');
    await shows(other, 'Draft saved');
    parent.append(element);
    await waitFor(() => queryByRole(element, 'button', { name: /^(New request|Send)$/ }));
    if (queryByRole(element, 'button', { name: 'New request' })) press(element, 'New request');
    await waitFor(() => filesShown(element).length === 1, 'the file');
    expect(filesShown(element)[0]).to.not.contain('Upload failed');
    gate.resolve(undefined);
    await uploaded(element, 1);
    expect(api.callsTo('POST /attachments')).to.have.length(1);
  });
});
