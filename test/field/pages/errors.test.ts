/** Messages about what went wrong: when they go, and what has the focus while they stay. */
import { expect } from '@open-wc/testing';
import {
  choose,
  deskApi,
  enter,
  fill,
  openForm,
  press,
  pressNew,
  serve,
  shows,
  summaryOf,
} from '../../support/form-fixture.ts';
import { holdTimers } from '../../support/held-timers.ts';
import { fileOf, focused } from '../../support/input.ts';
import {
  answering,
  findRow,
  listCalls,
  mount,
  rows,
  wirePage,
  wireRequest,
  wireRows,
} from '../../support/list-fixture.ts';
import { json, problem } from '../../support/mock-api.ts';
import { findByRole, getByRole, nameOf, queryAllByText, queryByRole } from '../../support/queries.ts';
import { commentField, mountDesk, pressAdd } from '../../support/thread-page.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();

const invalid = (root: Element): string[] =>
  ['textbox', 'combobox', 'checkbox'].flatMap(role =>
    [queryByRole(root, role, { name: /^(Summary|Description|Write a comment)/ })].flatMap(field =>
      field?.getAttribute('aria-invalid') === 'true' ? [nameOf(field)] : [],
    ),
  );

describe('A form that was left', () => {
  it('is clean when it is opened again', async () => {
    serve(api);
    const root = await openForm(api);
    press(root, 'Send');
    await waitFor(() => summaryOf(root).getAttribute('aria-invalid') === 'true');
    press(root, 'Cancel');
    await pressNew(root);
    expect(summaryOf(root).getAttribute('aria-invalid')).to.equal('false');
    expect(queryAllByText(root, /Enter|Write|required/i).filter(one => one.closest('.fault'))).to.deep.equal(
      [],
    );
    press(root, 'Send');
    await waitFor(() => summaryOf(root).getAttribute('aria-invalid') === 'true');
  });

  it('is clean with its text, and without the message about a file that was refused', async () => {
    serve(api, { limits: { maxAttachmentBytes: 10 } });
    const root = await openForm(api);
    enter(summaryOf(root), 'No network');
    choose(root, fileOf('big.bin', 4 * 1024 * 1024));
    await shows(root, /big\.bin/);
    press(root, 'Send');
    const description = await findByRole(root, 'textbox', { name: /^Description/ });
    await waitFor(() => description.getAttribute('aria-invalid') === 'true');
    press(root, 'Cancel');
    await pressNew(root);
    expect(summaryOf(root).value).to.equal('No network');
    // What was announced stays in the live region.
    const shown = queryAllByText(root, /big\.bin/).filter(one => !one.closest('[role="status"]'));
    expect(shown).to.have.length(0);
    const fresh = getByRole(root, 'textbox', { name: /^Description/ });
    expect(fresh.getAttribute('aria-invalid')).to.equal('false');
  });

  it('is clean in a thread, too', async () => {
    api.serve(answering(() => json(wirePage([wireRequest(1)]))));
    const root = await mountDesk(api, { request: 'CS-1' });
    await commentField(root);
    await pressAdd(root);
    await waitFor(() => invalid(root).length === 1);
    press(root, 'All requests');
    (await findRow(root, 'CS-1')).click();
    await commentField(root);
    expect(invalid(root)).to.deep.equal([]);
  });

  it('still has what the server said about it', async () => {
    serve(api, {
      first: call =>
        call === 'POST /requests'
          ? problem(422, { errors: [{ field: 'summary', detail: 'Name the server.' }] })
          : undefined,
    });
    const root = await openForm(api);
    fill(root);
    press(root, 'Send');
    await shows(root, 'Name the server.');
    press(root, 'Cancel');
    await pressNew(root);
    await shows(root, 'Name the server.');
  });
});

describe('A message with the focus on "Try again"', () => {
  const retryButton = (root: Element) => findByRole(root, 'button', { name: 'Try again' });

  it('keeps it while the list fails again and again, and gives it to the first row', async () => {
    const timers = await holdTimers();
    let down = true;
    api.serve(
      answering(() => (down ? problem(503, {}, { 'Retry-After': '5' }) : json(wirePage(wireRows(3, 3))))),
    );
    const root = await mount('support-requests', { apiBase: api.base });
    const button = await retryButton(root);
    button.focus();
    for (let count = 2; count < 5; count++) {
      await waitFor(() => {
        timers.pass(1000);
        return listCalls(api).length === count;
      });
      expect(focused()).to.equal(button);
    }
    down = false;
    await waitFor(() => {
      timers.pass(1000);
      return rows(root).length === 3;
    });
    await waitFor(() => focused() === rows(root)[0], 'the focus on the first row');
  });

  it('keeps it while "Show more" fails again and again', async () => {
    const timers = await holdTimers();
    api.serve(
      answering(query =>
        query.get('cursor')
          ? problem(503, {}, { 'Retry-After': '5' })
          : json(wirePage(wireRows(30, 20), { nextCursor: '2' })),
      ),
    );
    const root = await mount('support-requests', { apiBase: api.base });
    await findRow(root, 'CS-30');
    press(root, 'Show more');
    const button = await retryButton(root);
    button.focus();
    for (let count = 3; count < 5; count++) {
      await waitFor(() => {
        timers.pass(1000);
        return listCalls(api).length === count;
      });
      expect(focused()).to.equal(button);
    }
  });

  it('keeps it in a thread, and gives it to the heading', async () => {
    const timers = await holdTimers();
    let down = true;
    const others = answering(() => json(wirePage([wireRequest(1)])));
    api.serve(request =>
      down && request.url.includes('CS-1') ? problem(503, {}, { 'Retry-After': '5' }) : others(request),
    );
    const root = await mountDesk(api, { request: 'CS-1' });
    const button = await retryButton(root);
    button.focus();
    const calls = () => api.callsTo('GET /requests/CS-1').length;
    for (let round = 0; round < 2; round++) {
      const before = calls();
      await waitFor(() => {
        timers.pass(1000);
        return calls() > before;
      });
      expect(focused()).to.equal(button);
    }
    down = false;
    await waitFor(() => {
      timers.pass(1000);
      return queryByRole(root, 'heading', { name: 'Summary of 1' });
    });
    await waitFor(() => focused() === getByRole(root, 'heading', { name: 'Summary of 1' }), 'the focus');
  });

  it('keeps it below a comment, where it is the button that sends', async () => {
    const timers = await holdTimers();
    let down = true;
    const others = answering(() => json(wirePage([wireRequest(1)])));
    const comment = { id: 'c1', body: 'Hello', author: { name: 'Ada', role: 'requester' }, attachments: [] };
    api.serve(request => {
      if (request.method !== 'POST') return others(request);
      return down ? problem(503, {}, { 'Retry-After': '5' }) : json(comment, { status: 201 });
    });
    const root = await mountDesk(api, { request: 'CS-1' });
    const field = await commentField(root);
    enter(field, 'Hello');
    await pressAdd(root);
    const button = await retryButton(root);
    button.focus();
    const calls = () => api.callsTo('POST /requests/CS-1/comments').length;
    await waitFor(() => {
      timers.pass(1000);
      return calls() === 2;
    });
    expect(focused()).to.equal(button);
    down = false;
    await waitFor(() => {
      timers.pass(1000);
      return field.value === '';
    });
    expect(focused()).to.equal(getByRole(root, 'button', { name: 'Add comment' }));
  });

  it('keeps it while sending fails again and again', async () => {
    const timers = await holdTimers();
    serve(api, {
      first: call => (call === 'POST /requests' ? problem(503, {}, { 'Retry-After': '5' }) : undefined),
    });
    const root = await openForm(api);
    fill(root);
    press(root, 'Send');
    const button = await retryButton(root);
    button.focus();
    for (let count = 2; count < 4; count++) {
      await waitFor(() => {
        timers.pass(1000);
        return api.callsTo('POST /requests').length === count;
      });
      expect(focused()).to.equal(button);
    }
  });

  it('gives it to the same file where the upload begins anew', async () => {
    let down = true;
    serve(api, { first: call => (call === 'POST /attachments' && down ? problem(500) : undefined) });
    const root = await openForm(api);
    choose(root, fileOf('one.txt'), fileOf('two.txt'));
    await findByRole(root, 'button', { name: /Try again.*one\.txt|one\.txt.*Try again/ });
    const button = await findByRole(root, 'button', { name: /Try again.*two\.txt|two\.txt.*Try again/ });
    button.focus();
    down = false;
    button.click();
    await waitFor(() => focused() === queryByRole(root, 'button', { name: 'Remove two.txt' }));
  });
});
