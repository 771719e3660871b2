/** HTML as support systems send it: read like a letter, with code that can be copied. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { click } from '../../support/input.ts';
import {
  findByRole,
  getByRole,
  getByText,
  queryAllByRole,
  queryByRole,
  textOf,
} from '../../support/queries.ts';
import { entries, heard, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

describe('an answer in HTML', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });

  /** A thread of this width, in px, with one answer, and the answer's entry once it is formatted. */
  async function show(body: string, width = 360, format = 'html') {
    server.comments['CS-1'] = [wireComment('a', { format, body })];
    const thread = await mountThread(api);
    thread.style.inlineSize = `${width}px`;
    const [, entry] = await entries(thread, 2);
    const rich = await waitFor(() => entry!.querySelector<HTMLElement>('.rich'), 'the formatted answer');
    return { thread, entry: entry!, rich };
  }

  const gap = (above: Element, below: Element) =>
    below.getBoundingClientRect().top - above.getBoundingClientRect().bottom;

  it('has room between its blocks, however deep they are', async () => {
    const { rich } = await show(
      '<div><div><p>Hello Ada,</p><p>Thank you:</p><ul><li>one</li></ul><table><tr><th>Host</th></tr><tr><td>web-01</td></tr></table>' +
        '<p>Text</p><h2>Cause</h2><p>A disk.</p><pre>x</pre><p>End</p></div></div>',
    );
    const blocks = [...rich.querySelectorAll('p, ul, table, h4, pre')];
    const gaps = blocks.slice(1).map((block, index) => gap(blocks[index]!, block));
    expect(gaps).to.have.length(8);
    for (const each of gaps) expect(each).to.be.within(4, 64);
  });

  it('has its lines together and its paragraphs apart, where both are divs', async () => {
    const { rich } = await show(
      '<div>Hello Ada,</div><div><br></div><div>first line</div><div>second line</div><div>&nbsp;</div><div>&nbsp;</div><div>Bye</div>',
    );
    const boxes = ['Hello Ada,', 'first line', 'second line', 'Bye'].map(text => {
      const range = document.createRange();
      const walker = document.createTreeWalker(rich, NodeFilter.SHOW_TEXT);
      while (walker.nextNode())
        if (walker.currentNode.nodeValue === text) range.selectNode(walker.currentNode);
      return range.getBoundingClientRect();
    });
    const [one, two, three] = [0, 1, 2].map(at => boxes[at + 1]!.top - boxes[at]!.bottom);
    expect(two).to.be.below(8);
    expect(one).to.be.within(two! + 6, 32);
    expect(three).to.be.closeTo(one!, 1);
  });

  it('keeps the numbers and letters of its lists, and shows terms before what is said of them', async () => {
    const { rich } = await show(
      '<ol start="5"><li>five</li><li value="9">nine</li></ol><ol type="a"><li>alpha</li></ol><dl><dt>Host</dt><dd>web-07</dd></dl>',
    );
    const [numbers, letters] = rich.querySelectorAll('ol');
    expect(numbers!.start).to.equal(5);
    expect(numbers!.querySelectorAll('li')[1]!.value).to.equal(9);
    expect(getComputedStyle(numbers!).listStyleType).to.equal('decimal');
    expect(getComputedStyle(letters!).listStyleType).to.equal('lower-alpha');
    expect(Number(getComputedStyle(getByText(rich, 'Host')).fontWeight)).to.be.at.least(600);
  });

  it('has code of one size, in a fence and in a pre', async () => {
    const { rich } = await show('<pre>uptime</pre><pre><code class="language-sh">df -h</code></pre>');
    const sizes = ['uptime', 'df -h'].map(text => getComputedStyle(getByText(rich, text)).fontSize);
    expect(sizes[0]).to.equal(sizes[1]);
  });

  it('keeps the words of a table whole and scrolls it as one, with a name, only where it does not fit', async () => {
    const cells = ['Hostname', 'State', 'Downsince', 'Maintenance'];
    const row = (tag: string) => `<tr>${cells.map(cell => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    const { thread, rich } = await show(`<div><table border="1">${row('th')}${row('td')}</table></div>`, 300);
    const region = await findByRole(thread, 'region', { name: 'Table' });
    expect(region.tabIndex).to.equal(0);
    expect(region.scrollWidth).to.be.above(region.clientWidth);
    for (const cell of rich.querySelectorAll('td, th'))
      expect(cell.getBoundingClientRect().height, cell.textContent).to.be.below(50);
    await expectAccessible(thread);
    thread.style.inlineSize = '900px';
    await waitFor(() => !queryByRole(thread, 'region', { name: 'Table' }), 'no region');
    expect(region.hasAttribute('tabindex')).to.equal(false);
  });

  it('has headings below those of the widget', async () => {
    const { rich } = await show('<h1>Cause</h1><h3>Disk</h3>');
    expect(getByRole(rich, 'heading', { level: 4 }).textContent).to.equal('Cause');
    expect(getByRole(rich, 'heading', { level: 5 }).textContent).to.equal('Disk');
  });

  it('has code with a name, that can be copied, on a ground of its own', async () => {
    const { thread, entry } = await show(
      'Run `fsck` now:\n\n```bash\nfsck -y /dev/sda1\nreboot\n```',
      360,
      'markdown',
    );
    expect(getByText(entry, 'bash')).to.be.ok;
    const copied: string[] = [];
    const { clipboard } = navigator;
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: (text: string) => Promise.resolve(copied.push(text)) },
    });
    await click(getByRole(entry, 'button', { name: 'Copy' }));
    await heard(thread, 'Copied.');
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    expect(copied).to.deep.equal(['fsck -y /dev/sda1\nreboot']);
    const inline = getByText(entry, 'fsck');
    expect(getComputedStyle(inline).backgroundColor).to.not.equal('rgba(0, 0, 0, 0)');
    // Nothing is cut off: nothing to scroll, to wrap or to unfold.
    expect(queryAllByRole(entry, 'region')).to.have.length(0);
    expect(queryAllByRole(entry, 'button', { name: /Wrap|Show all/ })).to.have.length(0);
    await expectAccessible(thread);
  });

  it('has its code selected where the browser refuses to copy, which is said', async () => {
    const { thread, entry } = await show('<pre>fsck -y /dev/sda1</pre>', 360);
    const refusals = [
      [navigator, 'clipboard', { writeText: () => Promise.reject(new Error('refused')) }],
      [document, 'execCommand', () => false],
    ] as const;
    for (const [owner, name, value] of refusals)
      Object.defineProperty(owner, name, { configurable: true, value });
    try {
      await click(getByRole(entry, 'button', { name: 'Copy' }));
      await heard(
        thread,
        'This browser does not allow copying here. The text is selected: copy it yourself.',
      );
      await waitFor(() => String(getSelection()).includes('fsck -y /dev/sda1'), 'a selection');
    } finally {
      for (const [owner, name] of refusals) Reflect.deleteProperty(owner, name);
    }
  });

  it('has code that is too wide in a named box, and wraps its lines on demand', async () => {
    const { thread, entry } = await show(`<pre>${'kernel: '.repeat(30)}</pre>`, 320);
    const box = await findByRole(entry, 'region', { name: 'Code' });
    expect(box.tabIndex).to.equal(0);
    const { height } = box.getBoundingClientRect();
    const wrap = getByRole(entry, 'button', { name: 'Wrap lines' });
    await click(wrap);
    expect(wrap.getAttribute('aria-pressed')).to.equal('true');
    await waitFor(() => box.scrollWidth <= box.clientWidth, 'wrapped lines');
    expect(box.getBoundingClientRect().height).to.be.above(height * 2);
    expect(queryAllByRole(entry, 'button', { name: 'Wrap lines' })).to.have.length(1);
    await click(wrap);
    await findByRole(entry, 'region', { name: 'Code' });
    await expectAccessible(thread);
  });

  it('shows 20 lines of long code, and all of it on demand, without a scroll box', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `line ${index + 1}`);
    const { thread, entry, rich } = await show(`<p>Log:</p><pre>${lines.join('\n')}</pre><p>End</p>`);
    const all = await findByRole(entry, 'button', { name: 'Show all 60 lines' });
    expect(all.getAttribute('aria-expanded')).to.equal('false');
    const pre = rich.querySelector('pre')!;
    const folded = pre.getBoundingClientRect().height;
    await click(all);
    expect(all.getAttribute('aria-expanded')).to.equal('true');
    expect(all.getRootNode()).to.equal(thread.shadowRoot);
    expect(pre.getBoundingClientRect().height).to.be.above(folded * 2.5);
    expect(pre.scrollHeight).to.be.at.most(pre.clientHeight + 1);
    expect(textOf(pre)).to.contain('line 60');
    await expectAccessible(thread);
  });
});
