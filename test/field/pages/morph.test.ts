/** Pages that morph their HTML: the server's markup knows nothing of what the element has written to its attributes. */
import { expect } from '@open-wc/testing';
import type { SupportRequests } from '../../../src/index.ts';
import { enter } from '../../support/form-fixture.ts';
import {
  answering,
  choose,
  chosen,
  findRow,
  heard,
  mount,
  press,
  showsKeys,
  wirePage,
  wireRequest,
} from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole } from '../../support/queries.ts';
import { commentField } from '../../support/thread-page.ts';
import { waitFor } from '../../support/wait.ts';

const api = mockApi();
const numbers: Record<string, number> = { open: 1, closed: 2, all: 3 };

beforeEach('serve', () =>
  api.serve(answering(query => json(wirePage([wireRequest(numbers[query.get('status')!]!)])))),
);

/** Gives an element the attributes of the markup, and takes all others away, as idiomorph and morphdom do. */
function morph(element: Element, markup: Readonly<Record<string, string>>): void {
  for (const name of element.getAttributeNames()) if (!(name in markup)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(markup)) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

const markup = { 'api-base': api.base };
const desk = (attributes: Readonly<Record<string, string>> = markup): Promise<SupportRequests> =>
  mount('support-requests', {}, attributes);
const heading = (root: Element, number: number) =>
  findByRole(root, 'heading', { name: `Summary of ${number}` });

/** Waits until an update that the morph asked for would be rendered. */
const settled = async (root: SupportRequests): Promise<void> => {
  await root.updateComplete;
  await root.updateComplete;
};

describe('A page that morphs', () => {
  it('leaves the thread open, with the comment that is written', async () => {
    const root = await desk();
    (await findRow(root, 'CS-1')).click();
    enter(await commentField(root), 'I tried');
    const views = heard(root, 'support-view-changed');
    for (let time = 0; time < 3; time++) {
      await waitFor(() => root.getAttribute('request') === 'CS-1');
      morph(root, markup);
      await settled(root);
      await heading(root, 1);
      expect(root.request).to.equal('CS-1');
      expect((await commentField(root)).value).to.equal('I tried');
    }
    expect(views).to.deep.equal([]);
    await press(root, 'All requests');
    await findRow(root, 'CS-1');
    expect(root.hasAttribute('request')).to.equal(false);
  });

  it('leaves the filter as the customer chose it', async () => {
    const root = await desk();
    await findRow(root, 'CS-1');
    await choose(root, 'closed');
    await showsKeys(root, 'CS-2');
    morph(root, markup);
    await settled(root);
    expect(root.status).to.equal('closed');
    expect(chosen(root)).to.equal('closed');
    await waitFor(() => root.getAttribute('status') === 'closed');
    await showsKeys(root, 'CS-2');
  });

  it('leaves the form open', async () => {
    const root = await desk();
    await press(root, 'New request');
    await findByRole(root, 'heading', { name: 'New request' });
    morph(root, markup);
    await settled(root);
    await findByRole(root, 'heading', { name: 'New request' });
  });

  it('leaves the theme that a script has set as a property', async () => {
    const root = await desk();
    await findRow(root, 'CS-1');
    root.theme = 'dark';
    await waitFor(() => root.getAttribute('theme') === 'dark');
    morph(root, markup);
    await waitFor(() => root.getAttribute('theme') === 'dark');
    expect(root.theme).to.equal('dark');
  });

  it('leaves the thread open that a script opened by the property', async () => {
    const root = await desk();
    root.request = 'CS-1';
    await heading(root, 1);
    await waitFor(() => root.hasAttribute('request'));
    morph(root, markup);
    await settled(root);
    expect(root.request).to.equal('CS-1');
    root.request = '';
    await findRow(root, 'CS-1');
  });

  it('leaves the open thread of the list and thread that stand beside each other', async () => {
    const list = await mount('support-request-list', {}, markup);
    const thread = await mount('support-request-thread', {}, markup);
    (await findRow(list, 'CS-1')).click();
    await heading(thread, 1);
    await waitFor(() => thread.hasAttribute('request') && list.hasAttribute('request'));
    morph(list, markup);
    morph(thread, markup);
    await list.updateComplete;
    await thread.updateComplete;
    await heading(thread, 1);
    expect(thread.request).to.equal('CS-1');
  });

  it('closes a thread whose attribute it has set itself, and opens another one', async () => {
    const root = await desk({ ...markup, request: 'CS-5' });
    await heading(root, 5);
    morph(root, { ...markup, request: 'CS-6' });
    await heading(root, 6);
    morph(root, markup);
    await findRow(root, 'CS-1');
    expect(root.request).to.equal('');
  });

  it('goes back to the open requests where it takes its own status away', async () => {
    const root = await desk({ ...markup, status: 'closed' });
    await showsKeys(root, 'CS-2');
    morph(root, markup);
    await showsKeys(root, 'CS-1');
    expect(chosen(root)).to.equal('open');
  });
});
