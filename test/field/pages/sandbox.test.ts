/** A frame with `sandbox="allow-scripts allow-same-origin"` has no form events at all. */
import { expect } from '@open-wc/testing';
import {
  bodies,
  fill,
  openForm,
  press,
  sent,
  serve,
  deskApi,
  summaryOf,
} from '../../support/form-fixture.ts';
import { press as pressKey, type } from '../../support/input.ts';
import { answering, wirePage, wireRequest } from '../../support/list-fixture.ts';
import { json } from '../../support/mock-api.ts';
import { findByRole } from '../../support/queries.ts';
import { commentField, mountDesk, pressAdd } from '../../support/thread-page.ts';
import { waitFor } from '../../support/wait.ts';

const api = deskApi();
let submitted = 0;

/** Keeps the event from everybody, and the browser from what follows it. */
const block = (event: Event) => {
  submitted++;
  event.stopImmediatePropagation();
  event.preventDefault();
};
beforeEach('count anew', () => {
  submitted = 0;
});

/** Takes the form events away from the form that has this button. */
async function withoutForms(root: Element, name: string): Promise<HTMLElement> {
  const button = await findByRole(root, 'button', { name });
  button.getRootNode().addEventListener('submit', block, true);
  return button;
}

describe('Without form events', () => {
  it('Send sends, once', async () => {
    serve(api);
    const root = await openForm(api);
    await withoutForms(root, 'Send');
    fill(root);
    press(root, 'Send');
    press(root, 'Send');
    await sent(root);
    expect(api.callsTo('POST /requests').length).to.equal(1);
    expect(submitted).to.equal(0);
  });

  it('Enter in the summary sends, and says what is missing', async () => {
    serve(api);
    const root = await openForm(api);
    await withoutForms(root, 'Send');
    summaryOf(root).focus();
    await type('No network');
    await pressKey('Enter');
    await waitFor(() => root.shadowRoot && document.activeElement === root);
    const field = await findByRole(root, 'textbox', { name: /^Description/ });
    await waitFor(() => field.getAttribute('aria-invalid') === 'true');
    expect(api.callsTo('POST /requests').length).to.equal(0);
    fill(root);
    summaryOf(root).focus();
    await pressKey('Enter');
    await sent(root);
    expect(submitted).to.equal(0);
  });

  it('Add comment sends', async () => {
    api.serve(request =>
      request.method === 'POST'
        ? json({ id: 'c1', body: 'I tried', author: { name: 'Ada' }, attachments: [] }, { status: 201 })
        : answering(() => json(wirePage([wireRequest(1)])))(request),
    );
    const root = await mountDesk(api, { request: 'CS-1' });
    await withoutForms(root, 'Add comment');
    (await commentField(root)).focus();
    await type('I tried');
    await pressAdd(root);
    await waitFor(() => api.callsTo('POST /requests/CS-1/comments').length === 1);
    const [body] = await bodies(api.callsTo('POST /requests/CS-1/comments'));
    expect(body).to.include({ body: 'I tried' });
    expect(submitted).to.equal(0);
  });

  it('Send rating sends', async () => {
    const config = { features: { rating: true, close: true, reopen: true } };
    const closed = { status: 'closed', actions: ['rate', 'reopen', 'reply'] };
    api.serve(request =>
      request.method === 'PUT'
        ? new Response(null, { status: 204 })
        : new URL(request.url).pathname.endsWith('/CS-1')
          ? json(wireRequest(1, closed))
          : answering(() => json(wirePage([wireRequest(1, closed)])), config)(request),
    );
    const root = await mountDesk(api, { request: 'CS-1' });
    (await findByRole(root, 'radio', { name: '4, good' })).click();
    (await withoutForms(root, 'Send rating')).click();
    await waitFor(() => api.callsTo('PUT /requests/CS-1/rating').length === 1);
    expect(submitted).to.equal(0);
  });
});
