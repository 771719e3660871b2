/** The page itself on paper, and in the colours that a person has chosen for everything. */
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { findByRole, getByRole, getByText, queryAllByRole } from '../../support/queries.ts';
import { commentField, entries, mountDesk, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

/** Only Chromium's driver can show a page as it is printed, and with forced colours. */
const canEmulate = navigator.userAgent.includes('Chrome/');

describe('a thread', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(function () {
    if (!canEmulate) this.skip();
    server = new ThreadServer(api);
  });
  afterEach(async () => {
    if (canEmulate) await emulateMedia({ media: 'screen', forcedColors: 'none' });
  });

  it('on paper has nothing to press or to fill in, and everything to read', async () => {
    const log = Array.from({ length: 60 }, (_, index) => `line ${index} ${'x'.repeat(200)}`).join('\n');
    const body = `<p>The log:</p><pre>${log}</pre><p>On 23.11.26 03:10, Ada wrote:</p><blockquote>It is down.</blockquote>`;
    server.comments['CS-1'] = [wireComment('a', { format: 'html', body })];
    const thread = await mountThread(api);
    await entries(thread, 2);
    await findByRole(thread, 'button', { name: 'Show all 60 lines' });
    await findByRole(thread, 'button', { name: 'Quote Marta' });
    await emulateMedia({ media: 'print' });
    expect(queryAllByRole(thread, 'button').map(({ textContent }) => textContent.trim())).to.deep.equal([]);
    expect(queryAllByRole(thread, 'textbox')).to.have.length(0);
    const pre = getByText(thread, /line 59/);
    expect([pre.scrollHeight <= pre.clientHeight, pre.scrollWidth <= pre.clientWidth]).to.deep.equal([
      true,
      true,
    ]);
    expect(getByText(thread, 'It is down.').getBoundingClientRect().height).to.be.above(0);
    await emulateMedia({ media: 'screen' });
    expect((await commentField(thread)).checkVisibility()).to.equal(true);
  });

  it('in forced colours has its states told by shape, its main button by its ground, and edges', async () => {
    await emulateMedia({ forcedColors: 'active' });
    server.requests = [
      wireRequest({ status: 'updated', unread: true }),
      wireRequest({ key: 'CS-2', summary: 'Other', status: 'open' }),
    ];
    const desk = await mountDesk(api);
    const unread = await findByRole(desk, 'button', { name: /^CS-1/ });
    const other = getByRole(desk, 'button', { name: /^CS-2/ });
    const item = unread.closest('.unread')!;
    const dot = getComputedStyle(item, '::before');
    expect([dot.borderTopWidth, dot.borderTopStyle]).to.deep.equal(['4px', 'solid']);
    const shape = (row: Element) => {
      const { backgroundColor } = getComputedStyle(row.querySelector('[part~="status"]')!, '::before');
      return backgroundColor;
    };
    expect(shape(unread)).to.not.equal(shape(other));
    getByRole(desk, 'button', { name: 'New request' }).click();
    const send = await findByRole(desk, 'button', { name: 'Send' });
    const cancel = await waitFor(() => getByRole(desk, 'button', { name: 'Cancel' }), 'the form');
    expect(getComputedStyle(send).backgroundColor).to.not.equal(getComputedStyle(cancel).backgroundColor);
  });
});
