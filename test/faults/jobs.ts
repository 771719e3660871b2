/** What a person does for which the page calls the backend, one job for each call. */
import { queryAllByRole, queryByRole } from '../support/queries.ts';
import { fileOf } from '../support/input.ts';
import {
  button,
  choose,
  descriptionOf,
  enter,
  fill,
  filesShown,
  press,
  summaryOf,
} from '../elements/form/bench.ts';
import { commentField } from '../elements/thread-page.ts';
import type { Counts, FaultyDesk } from './desk.ts';

export interface Job {
  /** The port's method. */
  readonly operation: string;
  /** Where the same call is made for another purpose. */
  readonly note?: string;
  /** Method and path below the base, with the query. */
  readonly call: RegExp;
  /** A failure of it is passed over, and why that is right. */
  readonly silent?: string;
  /** It goes on by itself after a fault that passes. */
  readonly automatic?: boolean;
  /** An answer of 2xx is right whatever is in it: nothing of it is read, or it is a file's bytes. */
  readonly anyBody?: boolean;
  /** An answer of 2xx counts as done although it was not, and why that is right. */
  readonly trusting?: string;
  readonly requests?: number;
  /** All that comes before the call. */
  begin(desk: FaultyDesk): Promise<void>;
  /** What makes the call. */
  act(desk: FaultyDesk): unknown;
  /** What of the person's own is not there; empty where all is. */
  lost?(desk: FaultyDesk): Promise<string>;
  /** The way on that the message offers, else "Try again". */
  again?(desk: FaultyDesk): unknown;
  /** What comes before the job is through, once the call went well. */
  finish?(desk: FaultyDesk): unknown;
  done(desk: FaultyDesk): boolean | Promise<boolean>;
  /** What the backend has more than at the beginning. */
  readonly more?: Partial<Counts>;
}

const rows = ({ element }: FaultyDesk) => queryAllByRole(element, 'button', { name: /^CS-/ });
const has = ({ element }: FaultyDesk, name: string | RegExp) =>
  queryByRole(element, 'button', { name }) !== null;

async function openList(desk: FaultyDesk): Promise<void> {
  await desk.mount();
  await desk.time.until(() => rows(desk).length > 0, 'the list');
}

async function openForm(desk: FaultyDesk, { files = true } = {}): Promise<void> {
  await openList(desk);
  press(desk.element, 'New request');
  await desk.time.until(() => has(desk, 'Send'), 'the form');
  fill(desk.element);
  if (files) await chooseFile(desk);
}

async function chooseFile(desk: FaultyDesk): Promise<void> {
  choose(desk.element, fileOf('chosen.log'));
  await isUploaded(desk);
}

const isUploaded = (desk: FaultyDesk) =>
  desk.time.until(
    () => filesShown(desk.element).join().includes('Ready to send'),
    () => `The file was not uploaded: ${filesShown(desk.element).join()}`,
  );

async function openThread(desk: FaultyDesk): Promise<void> {
  rows(desk)[0]!.click();
  await desk.time.until(() => has(desk, 'Add comment'), 'the thread');
  await desk.time.until(() => queryByRole(desk.element, 'link', { name: /boot\.log/ }), 'the answer');
}

/** A thread with a comment begun, seen before, and left for the list. */
async function leaveThread(desk: FaultyDesk): Promise<void> {
  await openList(desk);
  await openThread(desk);
  enter(await commentField(desk.element), 'Here it is.');
  await chooseFile(desk);
  press(desk.element, 'All requests');
  await desk.time.until(() => rows(desk).length > 0, 'the list');
}

const missing = (...wanted: readonly (readonly [found: string, expected: string])[]) =>
  wanted
    .filter(([found, expected]) => !found.includes(expected))
    .map(([found, expected]) => `"${expected}", but "${found}"`)
    .join();

async function lostOfForm({ element }: FaultyDesk, files = 'chosen.log'): Promise<string> {
  return missing(
    [summaryOf(element).value, 'No network'],
    [descriptionOf(element).value, 'Since the update.'],
    [filesShown(element).join(), files],
  );
}

async function lostOfComment({ element }: FaultyDesk): Promise<string> {
  return missing(
    [(await commentField(element)).value, 'Here it is.'],
    [filesShown(element).join(), 'chosen.log'],
  );
}

/** The new request's thread is shown, and the backend has all of it. */
const isSent = async (desk: FaultyDesk, files = 1): Promise<boolean> => {
  if (!desk.element.request || desk.told.length > 0 || !has(desk, 'Add comment')) return false;
  const { request } = await desk.newest();
  return request.summary === 'No network' && request.attachments.length === files;
};

const threadIsWhole = async (desk: FaultyDesk) =>
  desk.told.length === 0 &&
  has(desk, 'Add comment') &&
  queryByRole(desk.element, 'link', { name: /boot\.log/ }) !== null &&
  (await lostOfComment(desk)) === '';

export const jobs: readonly Job[] = [
  {
    operation: 'getConfig',
    call: /^GET config$/,
    silent: 'all works with the defaults; a real outage shows at the list',
    begin: async () => {},
    act: desk => desk.mount(),
    done: desk => rows(desk).length === 3 && has(desk, 'New request'),
  },
  {
    operation: 'listRequests',
    call: /^GET requests\?/,
    automatic: true,
    begin: async () => {},
    act: desk => desk.mount(),
    done: desk => rows(desk).length === 3 && desk.told.length === 0,
  },
  {
    operation: 'listRequests',
    note: 'the next page',
    call: /^GET requests\?.*cursor=/,
    automatic: true,
    requests: 22,
    begin: openList,
    act: desk => press(desk.element, 'Show more'),
    done: desk => rows(desk).length === 22 && desk.told.length === 0,
  },
  {
    operation: 'getRequest',
    call: /^GET requests\/[^/]+$/,
    automatic: true,
    begin: leaveThread,
    act: desk => rows(desk)[0]!.click(),
    done: threadIsWhole,
  },
  {
    operation: 'listComments',
    call: /^GET requests\/[^/]+\/comments/,
    automatic: true,
    begin: leaveThread,
    act: desk => rows(desk)[0]!.click(),
    lost: lostOfComment,
    done: threadIsWhole,
  },
  {
    operation: 'createRequest',
    call: /^POST requests$/,
    automatic: true,
    begin: openForm,
    act: desk => press(desk.element, 'Send'),
    lost: lostOfForm,
    done: isSent,
    more: { requests: 1 },
  },
  {
    operation: 'addComment',
    call: /^POST requests\/[^/]+\/comments$/,
    automatic: true,
    begin: async desk => {
      await openList(desk);
      await openThread(desk);
      enter(await commentField(desk.element), 'Here it is.');
      await chooseFile(desk);
    },
    act: desk => press(desk.element, 'Add comment'),
    lost: lostOfComment,
    done: async desk => {
      const { lastComment } = await desk.newest();
      const { value } = await commentField(desk.element);
      return (
        value === '' &&
        desk.told.length === 0 &&
        lastComment?.body === 'Here it is.' &&
        lastComment.attachments.length === 1
      );
    },
    more: { comments: 1 },
  },
  {
    operation: 'uploadAttachment',
    call: /^POST attachments$/,
    automatic: true,
    begin: desk => openForm(desk, { files: false }),
    act: desk => choose(desk.element, fileOf('chosen.log')),
    lost: lostOfForm,
    again: desk => press(desk.element, /^Try again: chosen/),
    finish: async desk => {
      await isUploaded(desk);
      press(desk.element, 'Send');
    },
    done: isSent,
    more: { requests: 1 },
  },
  {
    operation: 'uploadAttachment',
    note: 'while Send waits for it',
    call: /^POST attachments$/,
    automatic: true,
    begin: desk => openForm(desk, { files: false }),
    act: async desk => {
      choose(desk.element, fileOf('chosen.log'));
      press(desk.element, 'Send');
      // Both, the file's own failure and that nothing was sent, have to be told.
      await desk.time.until(
        () =>
          desk.told.length > 1 ||
          desk.element.request ||
          button(desk.element, 'Send').ariaDisabled === 'false',
        'the end of sending',
      );
    },
    lost: lostOfForm,
    again: async desk => {
      press(desk.element, /^Try again: chosen/);
      await isUploaded(desk);
      press(desk.element, 'Send');
    },
    done: isSent,
    more: { requests: 1 },
  },
  {
    operation: 'fetchAttachment',
    note: 'a download',
    call: /^GET attachments\//,
    automatic: true,
    anyBody: true,
    begin: async desk => {
      await openList(desk);
      await openThread(desk);
    },
    act: desk => queryByRole(desk.element, 'link', { name: /boot\.log/ })!.click(),
    again: desk => queryByRole(desk.element, 'link', { name: /boot\.log/ })!.click(),
    done: desk => desk.downloads.join() === 'boot.log' && desk.told.length === 0,
  },
  {
    operation: 'markRead',
    call: /^PUT requests\/[^/]+\/read$/,
    silent: 'the next visit tells the server again',
    anyBody: true,
    trusting: 'the request stays unread until its next answer, and asking again and again would not help',
    begin: openList,
    act: openThread,
    again: async desk => {
      press(desk.element, 'All requests');
      await desk.time.until(() => rows(desk).length > 0, 'the list');
      await openThread(desk);
    },
    done: async desk => !(await desk.newest()).request.unread,
  },
  {
    operation: 'deleteAttachment',
    call: /^DELETE attachments\//,
    silent: 'what is never sent, the server forgets by itself after a day',
    anyBody: true,
    begin: openForm,
    act: desk => press(desk.element, /^Remove chosen/),
    lost: desk => lostOfForm(desk, ''),
    finish: desk => press(desk.element, 'Send'),
    done: desk => isSent(desk, 0),
    more: { requests: 1 },
  },
];
