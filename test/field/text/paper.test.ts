/** The browser's own "Print" puts a whole thread or list on paper, which does not scroll. */
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { getByRole, queryAllByRole, queryByRole } from '../../support/queries.ts';
import { commentField, entries, mountDesk, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();
const log = Array.from({ length: 200 }, (_, index) => `line ${index} of the log`).join('\n');

/** Whether an element shows all of its content. */
const isWhole = ({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element): boolean =>
  scrollHeight <= clientHeight && scrollWidth <= clientWidth;

describe('on paper', () => {
  /** Only Chromium's driver has a command that shows a page as it is printed. */
  const hasPaper = navigator.userAgent.includes('Chrome/');

  beforeEach(async function () {
    if (!hasPaper) this.skip();
    await emulateMedia({ media: 'print' });
  });

  afterEach(async () => {
    if (hasPaper) await emulateMedia({ media: 'screen' });
  });

  async function showThread(body: string, format = 'markdown', count = 1) {
    const server = new ThreadServer(api);
    server.comments['CS-1'] = Array.from({ length: count }, (_, index) =>
      wireComment(`c${index}`, { body, format }),
    );
    const thread = await mountThread(api);
    // The middle of a long thread is folded until the page is printed.
    if (count > 12) {
      await entries(thread, 8);
      dispatchEvent(new Event('beforeprint'));
    }
    const all = await entries(thread, count + 1);
    return { thread, all };
  }

  it('is the whole of a long log', async () => {
    const { all } = await showThread(`Here it is:\n\n\`\`\`\n${log}\n\`\`\``);
    const pre = await waitFor(() => all[1]!.querySelector('pre'), 'the log');
    expect(isWhole(pre)).to.equal(true);
    expect(all[1]!.getBoundingClientRect().height).to.be.above(pre.scrollHeight);
  });

  it('is the whole of long lines and of a wide table', async () => {
    const cells = Array.from({ length: 12 }, (_, index) => `<td>2026-03-01T09:00:${index}Z</td>`).join('');
    const { all } = await showThread(
      `<pre>${'x'.repeat(3000)}</pre><table><tr>${cells}</tr></table>`,
      'html',
    );
    const pre = await waitFor(() => all[1]!.querySelector('pre'), 'the line');
    expect(isWhole(pre)).to.equal(true);
    const table = all[1]!.querySelector('table')!;
    expect(table.getBoundingClientRect().width).to.be.at.most(all[1]!.getBoundingClientRect().width);
  });

  it('is every entry of a long thread', async () => {
    const { all } = await showThread('A short answer.', 'text', 60);
    expect(all.filter(entry => getComputedStyle(entry).contentVisibility !== 'visible')).to.have.length(0);
  });

  it('is what is written but not yet sent', async () => {
    await emulateMedia({ media: 'screen' });
    const { thread } = await showThread('Which one?', 'text');
    const field = await commentField(thread);
    await emulateMedia({ media: 'print' });
    field.value = log;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await waitFor(() => isWhole(field), 'the whole text');
  });

  it('is every row of the list, with its whole summary', async () => {
    const server = new ThreadServer(api);
    const summary = 'The server does not answer after the update of its kernel. '.repeat(8).trim();
    server.requests = Array.from({ length: 60 }, (_, index) => wireRequest({ key: `CS-${index}`, summary }));
    const desk = await mountDesk(api);
    desk.style.inlineSize = '360px';
    await waitFor(() => queryByRole(desk, 'list', { name: /requests/i }), 'the list');
    const rows = await waitFor(() => {
      const items = queryAllByRole(getByRole(desk, 'list', { name: /requests/i }), 'listitem');
      return items.length === 60 && items;
    }, 'the rows');
    expect(rows.filter(row => getComputedStyle(row).contentVisibility !== 'visible')).to.have.length(0);
    expect([...rows[0]!.querySelectorAll('.summary')].every(isWhole)).to.equal(true);
  });
});
