/** Rows that are links: with the page's hash, or with the page's own addresses. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { click } from '../../support/input.ts';
import { answering, findRow, heard, keys, mount, wirePage, wireRequest } from '../../support/list-fixture.ts';
import { json, mockApi } from '../../support/mock-api.ts';
import { findByRole, nameOf } from '../../support/queries.ts';
import { expectErrors } from '../../support/guard.ts';
import { waitFor } from '../../support/wait.ts';

const linkFor = (key: string) => `/panel/support/${key}`;

describe('Rows as links', () => {
  const api = mockApi();
  beforeEach('serve', () => api.serve(answering(() => json(wirePage([wireRequest(2), wireRequest(1)])))));

  it('lead to the addresses that the page gives, also in a list alone', async () => {
    const list = await mount('support-request-list', { apiBase: api.base, linkFor });
    const row = (await findRow(list, 'CS-2')) as HTMLAnchorElement;
    expect(row.localName).to.equal('a');
    expect(row.getAttribute('href')).to.equal('/panel/support/CS-2');
    expect(nameOf(row)).to.match(/^CS-2 /);
    await expectAccessible(list);
  });

  it('open the request in place on a plain press, and leave other presses to the browser', async () => {
    const root = await mount('support-requests', { apiBase: api.base, linkFor });
    const row = await findRow(root, 'CS-2');
    const left: boolean[] = [];
    const opened = heard(document, 'support-request-opened');
    const keep = (event: Event) => {
      left.push(!event.defaultPrevented);
      event.preventDefault();
    };
    document.addEventListener('click', keep);
    document.addEventListener('auxclick', keep);
    for (const modifier of ['ctrlKey', 'metaKey', 'shiftKey'] as const)
      row.dispatchEvent(
        new MouseEvent('click', { [modifier]: true, bubbles: true, composed: true, cancelable: true }),
      );
    row.dispatchEvent(
      new MouseEvent('auxclick', { button: 1, bubbles: true, composed: true, cancelable: true }),
    );
    expect(left).to.deep.equal([true, true, true, true]);
    expect(opened).to.have.length(0);
    await click(row);
    await findByRole(root, 'heading', { name: 'Summary of 2' });
    expect(left.at(-1)).to.equal(false);
    expect(opened).to.deep.equal([{ requestKey: 'CS-2' }]);
    document.removeEventListener('click', keep);
    document.removeEventListener('auxclick', keep);
  });

  it('take precedence over the hash', async () => {
    const root = await mount('support-requests', { apiBase: api.base, linkFor, routing: 'hash' });
    expect((await findRow(root, 'CS-1')).getAttribute('href')).to.equal('/panel/support/CS-1');
  });

  it('are buttons for a request that has no address', async () => {
    const list = await mount('support-request-list', {
      apiBase: api.base,
      linkFor: key => (key === 'CS-1' ? undefined : linkFor(key)),
    });
    expect((await findRow(list, 'CS-1')).localName).to.equal('button');
    expect((await findRow(list, 'CS-2')).localName).to.equal('a');
  });

  it('are buttons where the page gives no address that can be used, and the list stays whole', async () => {
    expectErrors(/no route|URL/i);
    const odd: readonly unknown[] = [
      () => {
        throw new Error('no route');
      },
      () => '',
      () => 7,
      () => Promise.resolve('/panel'),
      () => ({}),
      () => 'https://[',
      () => ' java\nscript:alert(1)',
    ];
    for (const each of odd) {
      const list = await mount('support-request-list', {
        apiBase: api.base,
        linkFor: each as typeof linkFor,
      });
      expect((await findRow(list, 'CS-1')).localName, String(each)).to.equal('button');
      expect(keys(list)).to.deep.equal(['CS-2', 'CS-1']);
    }
    const list = await mount('support-request-list', {
      apiBase: api.base,
      linkFor: ((key: string) => new URL(`/panel/${key}`, location.href)) as unknown as typeof linkFor,
    });
    const row = (await findRow(list, 'CS-1')) as HTMLAnchorElement;
    expect(row.pathname).to.equal('/panel/CS-1');
  });

  it('become links where the page gives its addresses later, and keep the focus', async () => {
    const root = await mount('support-requests', { apiBase: api.base });
    (await findRow(root, 'CS-2')).focus();
    root.linkFor = linkFor;
    const row = await waitFor(async () => {
      const now = await findRow(root, 'CS-2');
      return now.localName === 'a' && now;
    });
    expect(row.matches(':focus')).to.equal(true);
    expect(row.getAttribute('href')).to.equal('/panel/support/CS-2');
    expect(nameOf(row)).to.match(/^CS-2 Summary of 2 /);
    root.linkFor = (key: string) => `/other/${key}`;
    await waitFor(() => row.getAttribute('href') === '/other/CS-2');
    expect(row.matches(':focus')).to.equal(true);
    await click(row);
    await findByRole(root, 'heading', { name: 'Summary of 2' });
  });
});
