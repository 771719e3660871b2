/** WCAG 2.2, 2.4.3: a control that goes away hands the focus on. */
import { expect, fixture, html } from '@open-wc/testing';
import { fileOf, focused } from '../../support/input.ts';
import { deferred, json, mockApi, problem } from '../../support/mock-api.ts';
import { findByRole, getByRole, nameOf, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import {
  answering,
  customer,
  findRows,
  findShown,
  mount,
  rows,
  showsKeys,
  wirePage,
  wireRows,
} from '../../support/list-fixture.ts';
import { button, choose, enter, fill, press, pressNew, summaryOf } from '../../support/form-fixture.ts';

const api = mockApi();

/** Waits until the focus is on the control of that name. */
const focusIsOn = (name: string | RegExp) =>
  waitFor(
    () => {
      const now = focused();
      return now && (typeof name === 'string' ? nameOf(now) === name : name.test(nameOf(now)));
    },
    () => `The focus is on ${focused()?.outerHTML ?? 'nothing'}, not on ${String(name)}`,
  );

const pressWithKey = (root: Element, name: string | RegExp) => {
  const control = getByRole(root, 'button', { name });
  control.focus();
  control.click();
};

describe('newRequest() of the page', () => {
  beforeEach(() => api.serve(answering(() => json(wirePage(wireRows(9, 3))))));

  it('moves the focus to Summary, from the list and in the form', async () => {
    const desk = await mount('support-requests', { apiBase: api.base });
    await findRows(desk);
    void desk.newRequest();
    await focusIsOn('Summary');
    button(desk, 'Attachment').focus();
    await desk.newRequest({ description: 'About web-07' });
    await focusIsOn('Summary');
  });

  it('leaves it where it is with focus: false', async () => {
    const desk = await mount('support-requests', { apiBase: api.base });
    await findRows(desk);
    const own = await fixture<HTMLElement>(html`<button>Get help</button>`);
    own.focus();
    await desk.newRequest(undefined, { focus: false });
    await findByRole(desk, 'button', { name: 'Send' });
    await desk.updateComplete;
    expect(focused()).to.equal(own);
    // Nor does a later change of the view by the page move it.
    desk.request = 'CS-9';
    await findByRole(desk, 'textbox', { name: 'Write a comment' });
    expect(focused()).to.equal(own);
  });

  it('moves it to the form that stands alone, also where the list is asked', async () => {
    const user = customer();
    const form = document.createElement('support-request-form');
    const list = document.createElement('support-request-list');
    for (const element of [form, list]) Object.assign(element, { apiBase: api.base, user });
    await fixture(html`<div>${list}${form}</div>`);
    await findRows(list);
    await findByRole(form, 'button', { name: 'Send' });
    void list.newRequest();
    await waitFor(() => focused() === summaryOf(form), 'the focus on Summary');
  });
});

describe('The focus, when its control goes away', () => {
  async function openForm(maxAttachmentBytes = 100) {
    const desk = await mount('support-requests', { apiBase: api.base, maxAttachmentBytes });
    await pressNew(desk);
    return desk;
  }
  const posts = (answer: () => Response | Promise<Response>) => (request: Request) =>
    request.method === 'POST' ? answer() : answering(() => json(wirePage(wireRows(9, 3))))(request);

  it('moves from one refused file to the next, and from the last one to "Attachment"', async () => {
    api.serve(answering(() => json(wirePage([]))));
    const desk = await openForm(2);
    choose(desk, fileOf('one.log'), fileOf('two.log'));
    await findByRole(desk, 'button', { name: 'Dismiss: two.log' });
    pressWithKey(desk, 'Dismiss: one.log');
    await focusIsOn('Dismiss: two.log');
    pressWithKey(desk, 'Dismiss: two.log');
    await focusIsOn('Attachment');
  });

  it('moves to the heading of the list, where the request that was left is not in it', async () => {
    api.serve(answering(() => json(wirePage(wireRows(9, 3)))));
    const desk = await mount('support-requests', { apiBase: api.base });
    await findRows(desk);
    desk.request = 'CS-5';
    await findByRole(desk, 'textbox', { name: 'Write a comment' });
    pressWithKey(desk, 'All requests');
    await focusIsOn('Requests to support');
  });

  it('moves from a removed file to "Attachment"', async () => {
    api.serve(posts(() => problem(403)));
    const desk = await openForm();
    choose(desk, fileOf('one.log'));
    await findShown(desk, /You are not allowed to do this\./);
    pressWithKey(desk, 'Remove one.log');
    await focusIsOn('Attachment');
  });

  it('stays on "Try again", which is the button that sends, and reads "Send" as it does', async () => {
    const answer = deferred();
    let calls = 0;
    api.serve(posts(() => (calls++ ? answer.promise : problem(500))));
    const desk = await openForm();
    fill(desk);
    press(desk, 'Send');
    await findByRole(desk, 'button', { name: 'Try again' });
    const send = button(desk, 'Try again');
    pressWithKey(desk, 'Try again');
    await waitFor(() => calls === 2, 'the call');
    await focusIsOn('Send');
    expect(focused() === send).to.equal(true);
    answer.resolve(json({ key: 'CS-10', summary: 'No network' }));
    await findByRole(desk, 'textbox', { name: 'Write a comment' });
    await focusIsOn(/No network/);
  });

  it('moves from a row that is gone to the one in its place, and from the last one to the one before', async () => {
    let left = wireRows(9, 3);
    api.serve(answering(() => json(wirePage(left))));
    const list = await mount('support-request-list', { apiBase: api.base });
    await showsKeys(list, 'CS-9', 'CS-8', 'CS-7');
    rows(list)[1]!.focus();
    left = left.filter(({ key }) => key !== 'CS-8');
    list.refresh();
    await showsKeys(list, 'CS-9', 'CS-7');
    await focusIsOn(/^CS-7/);
    left = left.filter(({ key }) => key !== 'CS-7');
    list.refresh();
    await showsKeys(list, 'CS-9');
    await focusIsOn(/^CS-9/);
  });

  it('moves from the message about a number that cannot be opened', async () => {
    let isDown = true;
    api.serve(request => {
      const isOne = /\/CS-\d+$/.test(new URL(request.url).pathname);
      return isOne && isDown ? problem(500) : answering(() => json(wirePage(wireRows(9, 3))))(request);
    });
    const list = await mount('support-request-list', { apiBase: api.base });
    const field = (await findByRole(list, 'searchbox', { name: 'Request number' })) as HTMLInputElement;
    enter(field, 'CS-77');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await findByRole(list, 'button', { name: 'Try again' });
    isDown = true;
    pressWithKey(list, 'Try again');
    await waitFor(() => focused() !== document.body && focused() !== null, 'the focus somewhere');
  });

  it('moves from the message about files that cannot be dropped', async () => {
    api.serve(answering(() => json(wirePage(wireRows(9, 3)))));
    const desk = await mount('support-requests', { apiBase: api.base });
    await findRows(desk);
    desk.showFileNote('file.notHere');
    await findByRole(desk, 'button', { name: 'Close' });
    pressWithKey(desk, 'Close');
    await waitFor(() => queryByRole(desk, 'button', { name: 'Close' }) === null, 'the message to go');
    expect(focused()).not.to.equal(document.body);
  });

  it('moves from "Show more", once there is no more, to the first new row', async () => {
    api.serve(
      answering(query =>
        json(
          query.get('cursor') ? wirePage(wireRows(20, 2)) : wirePage(wireRows(40, 20), { nextCursor: 'c' }),
        ),
      ),
    );
    const list = await mount('support-request-list', { apiBase: api.base });
    await findByRole(list, 'button', { name: 'Show more' });
    pressWithKey(list, 'Show more');
    await focusIsOn(/^CS-20/);
  });
});
