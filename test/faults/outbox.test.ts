/** What was sent goes on its way whatever becomes of the page and the connection. */
import { expect } from '@open-wc/testing';
import { fileOf } from '../support/input.ts';
import { goOffline, goOnline } from '../support/connection.ts';
import { queryAllByRole, queryAllByText, queryByRole, textOf } from '../support/queries.ts';
import { choose, descriptionOf, enter, fill, filesShown, press, summaryOf } from '../support/form-fixture.ts';
import { commentField } from '../support/thread-page.ts';
import { FaultyDesk } from './desk.ts';

const SEND = /^POST requests$/;
const ADD = /^POST requests\/[^/]+\/comments$/;

describe('What is on its way', () => {
  let desk: FaultyDesk;
  beforeEach(async () => {
    desk = await FaultyDesk.open();
  });
  afterEach(() => desk.close());

  const has = (role: string, name: string | RegExp) => queryByRole(desk.element, role, { name });
  const shows = (text: string | RegExp) =>
    desk.time.until(
      () => queryAllByText(desk.element, text).length > 0,
      () => `"${String(text)}" is not there, but: ${textOf(desk.element)}`,
    );

  async function openForm(): Promise<void> {
    await desk.mount();
    await desk.time.until(() => has('button', /^CS-3/), 'the list');
    press(desk.element, 'New request');
    await desk.time.until(() => has('button', 'Send'), 'the form');
  }
  async function openThread(): Promise<void> {
    await desk.mount();
    await desk.time.until(() => has('button', /^CS-3/), 'the list');
    has('button', /^CS-3/)!.click();
    await desk.time.until(() => has('button', 'Add comment'), 'the thread');
  }
  /** The events of the page from now on. */
  function listen(): string[] {
    const heard: string[] = [];
    desk.element.addEventListener('support-request-created', ({ detail }) => heard.push(detail.request.key));
    desk.element.addEventListener('support-comment-added', ({ detail }) => heard.push(detail.requestKey));
    return heard;
  }

  it('waits for the connection, says so, and goes by itself when it is back', async () => {
    await openForm();
    fill(desk.element);
    choose(desk.element, fileOf('boot.log'));
    goOffline();
    desk.network.break(/./, 'the connection is refused');
    press(desk.element, 'Send');
    await shows('You are offline. It will be sent automatically when you are back online.');
    expect(summaryOf(desk.element).value).to.equal('No network');
    expect(filesShown(desk.element).join()).to.contain('boot.log');
    desk.network.mend();
    goOnline();
    await desk.time.until(() => desk.element.request === 'CS-4', 'the new request');
    expect(await desk.counts()).to.deep.equal({ requests: 4, comments: 1 });
    expect((await desk.newest()).request.attachments).to.have.length(1);
  });

  it('goes by itself also where the element was put elsewhere on the page meanwhile', async () => {
    await openForm();
    fill(desk.element);
    goOffline();
    desk.network.break(/./, 'the connection is refused');
    press(desk.element, 'Send');
    await shows('You are offline. It will be sent automatically when you are back online.');
    const elsewhere = document.createElement('div');
    desk.element.parentElement!.append(elsewhere);
    elsewhere.append(desk.element);
    await shows('You are offline. It will be sent automatically when you are back online.');
    desk.network.mend();
    goOnline();
    await desk.time.until(() => desk.element.request === 'CS-4', 'the new request');
    expect(await desk.counts()).to.deep.equal({ requests: 4, comments: 1 });
  });

  it('waits for the person where they change it meanwhile', async () => {
    await openForm();
    fill(desk.element);
    goOffline();
    desk.network.break(SEND, 'the connection is refused');
    press(desk.element, 'Send');
    await shows(/It will be sent automatically/);
    enter(descriptionOf(desk.element), 'Since the update of today.');
    desk.network.mend();
    goOnline();
    await desk.time.until(() => desk.told.length === 0, 'the word of waiting to be gone');
    expect(await desk.counts()).to.include({ requests: 3 });
    press(desk.element, 'Send');
    await desk.time.until(() => desk.element.request !== '', 'an answer');
    expect(await desk.counts()).to.include({ requests: 4 });
  });

  it('goes when the page is opened again, and the page is told once although no form is shown', async () => {
    await openForm();
    fill(desk.element);
    choose(desk.element, fileOf('boot.log'));
    desk.network.break(SEND, 'it is done, and the answer is lost');
    press(desk.element, 'Send');
    await desk.time.until(() => desk.told.length > 0, 'a word of it');
    desk.element.remove();
    desk.network.mend();
    await desk.mount();
    const heard = listen();
    await desk.time.until(() => heard.length > 0, 'the event');
    await desk.time.until(() => has('button', /^CS-4/), 'its row');
    expect(heard).to.deep.equal(['CS-4']);
    expect(await desk.counts()).to.deep.equal({ requests: 4, comments: 1 });
    expect(new Set(desk.network.keys).size).to.equal(1);
    press(desk.element, 'New request');
    await desk.time.until(() => has('button', 'Send'), 'the form');
    expect(summaryOf(desk.element).value).to.equal('');
  });

  it('goes when the page is opened again: a comment', async () => {
    await openThread();
    enter(await commentField(desk.element), 'Here it is.');
    desk.network.break(ADD, '503');
    press(desk.element, 'Add comment');
    await desk.time.until(() => desk.told.length > 0, 'a word of it');
    desk.element.remove();
    desk.network.mend();
    await desk.mount();
    const heard = listen();
    await desk.time.until(() => heard.length > 0, 'the event');
    expect(heard).to.deep.equal(['CS-3']);
    expect(await desk.counts()).to.deep.equal({ requests: 3, comments: 2 });
  });

  it('is there first when it was changed after its answer was lost; the change goes on as a comment', async () => {
    await openForm();
    fill(desk.element);
    desk.network.break(SEND, 'it is done, and the answer is lost');
    press(desk.element, 'Send');
    await desk.time.until(() => desk.told.length > 0, 'a word of it');
    enter(descriptionOf(desk.element), 'Since the update of today.');
    desk.network.mend();
    press(desk.element, /^(Send|Try again)$/);
    await shows(/Support already has your earlier version/);
    expect((await commentField(desk.element)).value).to.equal('Since the update of today.');
    expect(await desk.counts()).to.deep.equal({ requests: 4, comments: 1 });
    expect((await desk.newest()).request.description).to.equal('Since the update.');
    press(desk.element, 'Add comment');
    await desk.time.until(async () => (await desk.counts()).comments === 2, 'the comment');
  });

  it('loses no file that the server left out: it is there for a comment', async () => {
    desk.alter = async response => {
      if (response.status !== 201 || !response.headers.get('Location')?.includes('/requests/'))
        return response;
      const made = (await response.json()) as object;
      return Response.json(
        { ...made, attachments: [], warnings: ['boot.log could not be kept.'] },
        { status: 201 },
      );
    };
    await openForm();
    fill(desk.element);
    choose(desk.element, fileOf('boot.log'));
    await desk.time.until(() => filesShown(desk.element).join().includes('Ready to send'), 'the upload');
    press(desk.element, 'Send');
    await desk.time.until(() => has('button', 'Add comment'), 'the new thread');
    await shows(/boot\.log could not be kept\./);
    await desk.time.until(() => has('button', 'Remove boot.log'), 'the file in the composer');
    expect(queryAllByRole(desk.element, 'button', { name: 'Remove boot.log' })).to.have.length(1);
  });
});
