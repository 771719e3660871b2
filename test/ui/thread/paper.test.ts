/** The page itself on paper. */
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { findByRole, getByText, queryAllByRole } from '../../support/queries.ts';
import { commentField, entries, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';

/** Only Chromium's driver can show a page as it is printed. */
const canEmulate = navigator.userAgent.includes('Chrome/');

describe('a thread', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(function () {
    if (!canEmulate) this.skip();
    server = new ThreadServer(api);
  });
  afterEach(async () => {
    if (canEmulate) await emulateMedia({ media: 'screen' });
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
});
