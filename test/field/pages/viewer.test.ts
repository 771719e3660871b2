/** A picture is opened, and then another thread, before the picture is there. */
import { expect } from '@open-wc/testing';
import { picture } from '../../support/form-fixture.ts';
import { answering, wirePage, wireRequest } from '../../support/list-fixture.ts';
import { deferred, json, mockApi } from '../../support/mock-api.ts';
import { findByRole, queryAllByRole } from '../../support/queries.ts';
import { mountDesk, mountThread } from '../../support/thread-page.ts';
import { waitFor } from '../../support/wait.ts';

const api = mockApi();
const attachment = {
  id: 'p1',
  name: 'screen.png',
  size: 70,
  type: 'image/png',
  url: 'attachments/p1',
  thumbnailUrl: 'attachments/p1?small',
};
let bytes = deferred<undefined>();

beforeEach('serve', () => {
  bytes = deferred();
  const list = answering(() => json(wirePage([wireRequest(1), wireRequest(2)])));
  api.serve(async request => {
    const { pathname, search } = new URL(request.url);
    if (pathname.endsWith('/requests/CS-1')) return json(wireRequest(1, { attachments: [attachment] }));
    if (!pathname.includes('/attachments/')) return list(request);
    if (!search) await bytes.promise;
    return new Response(picture());
  });
});

const opener = (root: Element) => findByRole(root, 'button', { name: /screen\.png/ });
const dialogs = (root: Element) => queryAllByRole(root, 'dialog');
const other = (root: Element) => findByRole(root, 'heading', { name: 'Summary of 2' });

describe('A slow picture', () => {
  it('does not open where another thread was opened in the same moment', async () => {
    const root = await mountDesk(api, { request: 'CS-1' });
    (await opener(root)).click();
    root.request = 'CS-2';
    await other(root);
    await import('../../../src/ui/files/picture-viewer/picture-viewer.lazy.ts');
    await root.updateComplete;
    expect(dialogs(root)).to.deep.equal([]);
    bytes.resolve(undefined);
  });

  it('goes with its thread while it is loading', async () => {
    const root = await mountDesk(api, { request: 'CS-1' });
    (await opener(root)).click();
    await findByRole(root, 'dialog');
    root.request = 'CS-2';
    await other(root);
    await waitFor(() => dialogs(root).length === 0);
    bytes.resolve(undefined);
    await root.updateComplete;
    expect(dialogs(root)).to.deep.equal([]);
  });

  it('goes with its thread in a thread that stands alone, and opens again there', async () => {
    const thread = await mountThread(api);
    bytes.resolve(undefined);
    (await opener(thread)).click();
    await findByRole(thread, 'dialog');
    thread.request = 'CS-2';
    await other(thread);
    await waitFor(() => dialogs(thread).length === 0);
    thread.request = 'CS-1';
    const button = await opener(thread);
    expect(dialogs(thread)).to.deep.equal([]);
    button.click();
    await findByRole(thread, 'dialog');
  });

  it('goes with its thread where the customer goes back to the list', async () => {
    const root = await mountDesk(api, { request: 'CS-1' });
    (await opener(root)).click();
    await findByRole(root, 'dialog');
    root.request = '';
    await findByRole(root, 'heading', { name: 'Requests to support' });
    expect(dialogs(root)).to.deep.equal([]);
    bytes.resolve(undefined);
  });
});
