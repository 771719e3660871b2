/** What a person does for which the page calls the backend, one job for each call. */
import { queryByRole } from '../support/queries.ts';
import { fileOf } from '../support/input.ts';
import { button, choose, enter, press } from '../support/form-fixture.ts';
import { commentField } from '../support/thread-page.ts';
import { closingJobs } from './closing-jobs.ts';
import type { Job } from './job.ts';
import {
  chooseAnother,
  chooseFile,
  has,
  isSent,
  isUploaded,
  leaveThread,
  lostOfComment,
  lostOfForm,
  openForm,
  openList,
  openThread,
  rows,
  threadIsWhole,
} from './steps.ts';

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
    anew: async desk => {
      await openList(desk);
      press(desk.element, 'Show more');
    },
    done: desk => rows(desk).length === 22 && desk.told.length === 0,
  },
  {
    operation: 'listRequests',
    note: 'a search',
    call: /^GET requests\?.*q=/,
    automatic: true,
    begin: openList,
    act: async desk => {
      const field = () => queryByRole(desk.element, 'searchbox', { name: 'Search requests' });
      await desk.time.until(() => field(), 'the field to search in');
      enter(field() as HTMLInputElement, 'Summary of 2');
    },
    done: desk => rows(desk).length === 1 && desk.told.length === 0,
  },
  {
    operation: 'getRequest',
    call: /^GET requests\/[^/]+$/,
    automatic: true,
    begin: leaveThread,
    act: desk => rows(desk)[0]!.click(),
    anew: async (desk, fault) => {
      if (!['403', '404'].includes(fault)) return desk.element.refresh();
      press(desk.element, 'All requests');
      await desk.time.until(() => rows(desk).length > 0, 'the list');
      rows(desk)[0]!.click();
    },
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
    anew: desk => press(desk.element, 'Send'),
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
    anew: desk => press(desk.element, 'Add comment'),
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
    anew: chooseAnother,
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
    anew: async desk => {
      chooseAnother(desk);
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
  ...closingJobs,
];
