/** What a person does on the way to a call, and what is theirs. */
import { queryAllByRole, queryByRole } from '../support/queries.ts';
import { fileOf } from '../support/input.ts';
import { choose, descriptionOf, enter, fill, filesShown, press, summaryOf } from '../support/form-fixture.ts';
import { commentField } from '../support/thread-page.ts';
import type { FaultyDesk } from './desk.ts';

export const rows = ({ element }: FaultyDesk) => queryAllByRole(element, 'button', { name: /^CS-/ });
export const has = ({ element }: FaultyDesk, name: string | RegExp) =>
  queryByRole(element, 'button', { name }) !== null;

export async function openList(desk: FaultyDesk): Promise<void> {
  await desk.mount();
  await desk.time.until(() => rows(desk).length > 0, 'the list');
}

export async function openForm(desk: FaultyDesk, { files = true } = {}): Promise<void> {
  await openList(desk);
  press(desk.element, 'New request');
  await desk.time.until(() => has(desk, 'Send'), 'the form');
  fill(desk.element);
  if (files) await chooseFile(desk);
}

export async function chooseFile(desk: FaultyDesk): Promise<void> {
  choose(desk.element, fileOf('chosen.log'));
  await isUploaded(desk);
}

/** A file that the server does not take is taken out, and another one chosen. */
export function chooseAnother(desk: FaultyDesk): void {
  press(desk.element, /^Remove chosen/);
  choose(desk.element, fileOf('chosen.log'));
}

export const isUploaded = (desk: FaultyDesk) =>
  desk.time.until(
    () => filesShown(desk.element).join().includes('Ready to send'),
    () => `The file was not uploaded: ${filesShown(desk.element).join()}`,
  );

export async function openThread(desk: FaultyDesk): Promise<void> {
  rows(desk)[0]!.click();
  await desk.time.until(() => has(desk, 'Add comment'), 'the thread');
  await desk.time.until(() => queryByRole(desk.element, 'link', { name: /boot\.log/ }), 'the answer');
}

/** A thread with a comment begun, seen before, and left for the list. */
export async function leaveThread(desk: FaultyDesk): Promise<void> {
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

export async function lostOfForm({ element }: FaultyDesk, files = 'chosen.log'): Promise<string> {
  return missing(
    [summaryOf(element).value, 'No network'],
    [descriptionOf(element).value, 'Since the update.'],
    [filesShown(element).join(), files],
  );
}

export async function lostOfComment({ element }: FaultyDesk): Promise<string> {
  return missing(
    [(await commentField(element)).value, 'Here it is.'],
    [filesShown(element).join(), 'chosen.log'],
  );
}

/** The new request's thread is shown, and the backend has all of it. */
export const isSent = async (desk: FaultyDesk, files = 1): Promise<boolean> => {
  if (!desk.element.request || desk.told.length > 0 || !has(desk, 'Add comment')) return false;
  const { request } = await desk.newest();
  return request.summary === 'No network' && request.attachments.length === files;
};

export const threadIsWhole = async (desk: FaultyDesk) =>
  desk.told.length === 0 &&
  has(desk, 'Add comment') &&
  queryByRole(desk.element, 'link', { name: /boot\.log/ }) !== null &&
  (await lostOfComment(desk)) === '';
