/** What the widget writes into a field can be undone like what was typed, and what was typed before it too. */
import { expect } from '@open-wc/testing';
import { press, typeInto } from '../../support/input.ts';
import { findByRole, getByRole, queryByRole } from '../../support/queries.ts';
import { commentField, entries, mountDesk, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();
const text = 'The disk is full.\n\nI rebooted it.';

/** The key for it is the system's. */
function undo(): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand('undo');
}

/** Types two paragraphs and deletes the second. */
async function typeAndDelete(field: HTMLTextAreaElement): Promise<string> {
  await typeInto(field, text);
  field.setSelectionRange(text.indexOf('I rebooted'), text.length);
  await press('Delete');
  await waitFor(() => !field.value.includes('rebooted'), 'the deletion');
  return field.value;
}

/** Undoes what the widget wrote, and the deletion before it. */
async function expectUndone(field: HTMLTextAreaElement, before: string): Promise<void> {
  expect(field.value).not.to.equal(before);
  undo();
  await waitFor(
    () => field.value === before,
    () => `The widget's text was to go, not ${JSON.stringify(field.value)}`,
  );
  undo();
  await waitFor(
    () => field.value === text,
    () => `The paragraph was to be back, not ${JSON.stringify(field.value)}`,
  );
}

async function openForm() {
  new ThreadServer(api);
  const desk = await mountDesk(api);
  await desk.newRequest();
  const field = (await findByRole(desk, 'textbox', { name: /^Description/ })) as HTMLTextAreaElement;
  return { desk, field };
}

async function openThread() {
  const server = new ThreadServer(api);
  server.config = { commentFormats: ['text', 'markdown'] };
  server.comments['CS-1'] = [wireComment('a', { body: 'Which one?' })];
  const thread = await mountThread(api);
  await entries(thread, 2);
  const field = await commentField(thread);
  await findByRole(thread, 'button', { name: 'Quote' });
  return { thread, field };
}

describe('undo in a text field', () => {
  it('takes back a question, then the deletion before it', async () => {
    const { desk, field } = await openForm();
    const before = await typeAndDelete(field);
    (await findByRole(desk, 'button', { name: 'What did you try?' })).click();
    await expectUndone(field, before);
  });

  it('takes back the technical details, then the deletion before them', async () => {
    const { desk, field } = await openForm();
    const before = await typeAndDelete(field);
    (await findByRole(desk, 'button', { name: 'Add browser details' })).click();
    await waitFor(() => field.value.includes('Browser'), 'the details');
    await expectUndone(field, before);
  });

  it('takes back a quote, then the deletion before it', async () => {
    const { thread, field } = await openThread();
    const before = await typeAndDelete(field);
    getByRole(thread, 'button', { name: 'Quote' }).click();
    await waitFor(() => field.value.includes('> Which'), 'the quote');
    await expectUndone(field, before);
  });

  it('takes back a code block, then the deletion before it', async () => {
    const { thread, field } = await openThread();
    const before = await typeAndDelete(field);
    field.setSelectionRange(0, 3);
    getByRole(thread, 'button', { name: 'Code block' }).click();
    await expectUndone(field, before);
  });

  it('saves in the draft what undo has brought back', async () => {
    const { desk, field } = await openForm();
    await typeAndDelete(field);
    (await findByRole(desk, 'button', { name: 'What did you try?' })).click();
    undo();
    undo();
    await waitFor(() => field.value === text, 'the paragraph');
    desk.request = 'CS-1';
    await waitFor(() => queryByRole(desk, 'textbox', { name: 'Write a comment' }), 'the thread');
    await desk.newRequest();
    const again = (await findByRole(desk, 'textbox', { name: /^Description/ })) as HTMLTextAreaElement;
    expect(again.value).to.equal(text);
  });
});
