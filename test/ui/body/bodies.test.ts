import { expect } from '@open-wc/testing';
import {
  findByRole,
  findByText,
  getByRole,
  getByText,
  queryAllByRole,
  queryByRole,
  textOf,
} from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { entries, mountThread } from '../../support/thread-page.ts';
import { threadApi, png, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';

describe('what was written in a thread', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });

  it('is text as it is, with its lines', async () => {
    const body = '<b>not bold</b> &amp; <img src=x onerror="window.hacked = true">\n  second line';
    server.requests = [wireRequest({ description: body })];
    const [entry] = await entries(await mountThread(api), 1);
    expect(textOf(entry!)).to.contain(body.replace(/\s+/g, ' '));
    expect('hacked' in window).to.equal(false);
    expect(getComputedStyle(getByText(entry!, /second line/)).whiteSpace).to.equal('pre-wrap');
  });

  it('has its web and mail addresses as links that open beside the page', async () => {
    const description =
      'See https://status.example/a?b=c. Or write to help@host.example, not javascript:alert(1).';
    server.requests = [wireRequest({ description })];
    const thread = await mountThread(api);
    const link = (await findByRole(thread, 'link', { name: /status/ })) as HTMLAnchorElement;
    expect(link.href).to.equal('https://status.example/a?b=c');
    expect(link.target).to.equal('_blank');
    expect(link.rel).to.contain('noopener').and.contain('noreferrer');
    const mail = getByRole(thread, 'link', { name: 'help@host.example' }) as HTMLAnchorElement;
    expect(mail.href).to.equal('mailto:help@host.example');
    expect(queryAllByRole(thread, 'link')).to.have.length(2);
  });

  it('in markdown is drawn with headings, lists, code and links', async () => {
    const body =
      '# Steps\n\n1. Boot the **rescue** image\n2. Run `fsck`\n\n```\ncode here\n```\n[Guide](https://host.example/guide)';
    server.comments['CS-1'] = [wireComment('a', { format: 'markdown', body })];
    const thread = await mountThread(api);
    const [, entry] = await entries(thread, 2).then(() =>
      waitFor(async () => {
        const found = await findByRole(thread, 'list', { name: 'History' });
        return queryByRole(found, 'heading', { name: 'Steps' }) && entriesOf(found);
      }),
    );
    expect(queryAllByRole(entry!, 'listitem').map(textOf)).to.deep.equal([
      'Boot the rescue image',
      'Run fsck',
    ]);
    expect(getByText(entry!, 'rescue').localName).to.equal('strong');
    expect(getByText(entry!, 'fsck').localName).to.equal('code');
    expect(getComputedStyle(getByText(entry!, 'code here')).fontFamily).to.contain('mono');
    const link = getByRole(entry!, 'link', { name: /Guide/ }) as HTMLAnchorElement;
    expect(link.href).to.equal('https://host.example/guide');
    expect(link.rel).to.contain('noopener');
    expect(textOf(entry!)).to.not.contain('**');
  });

  it('in HTML is drawn, and what could do harm is gone', async () => {
    const body = `
      <p>Dear <b>Ada</b></p><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">
      <a href="javascript:window.hacked=3" onclick="window.hacked=4">trap</a> <a href="https://host.example/ok">good</a>
      <iframe srcdoc="<script>parent.hacked = 5</script>"></iframe><form action="https://evil.example"><input name="password"><button>Send</button></form>
      <style>* { display: none }</style><p style="position: fixed; inset: 0">over everything</p>
      <svg onload="window.hacked=6"><script>window.hacked=7</script></svg><base href="https://evil.example/"><div id="comment">clobber</div>`;
    server.comments['CS-1'] = [wireComment('a', { format: 'html', body })];
    const thread = await mountThread(api);
    const good = (await findByRole(thread, 'link', { name: /^good/ })) as HTMLAnchorElement;
    expect(good.href).to.equal('https://host.example/ok');
    expect(queryAllByRole(thread, 'link')).to.have.length(1);
    expect(queryAllByRole(thread, 'textbox')).to.have.length(1);
    expect(queryAllByRole(thread, 'button', { name: 'Send' })).to.have.length(0);
    const over = await findByText(thread, 'over everything');
    expect(getComputedStyle(over).position).to.equal('static');
    // The field's own label still leads to the field.
    expect(getByRole(thread, 'textbox', { name: 'Write a comment' })).to.be.instanceOf(HTMLTextAreaElement);
    expect('hacked' in window).to.equal(false);
    expect(document.baseURI).to.not.contain('evil');
  });

  it('shows the pictures within it that are the helpdesk’s own, with the sign-in', async () => {
    server.files.inline = await png(60, 20);
    const body = '<p>Look: <img src="attachments/inline" alt="the console"></p>';
    server.comments['CS-1'] = [wireComment('a', { format: 'html', body })];
    const thread = await mountThread(api, { token: 'secret' });
    const image = (await findByRole(thread, 'img', { name: 'the console' })) as HTMLImageElement;
    await waitFor(() => image.naturalWidth === 60, 'the picture');
    expect(api.callsTo('GET /attachments/inline')[0]?.headers.get('authorization')).to.equal('Bearer secret');
  });

  it('stays where it is when the thread is read again', async () => {
    server.comments['CS-1'] = [wireComment('a', { format: 'markdown', body: 'It is **solved**' })];
    const thread = await mountThread(api);
    const solved = await findByText(thread, 'solved');
    expect(solved.localName).to.equal('strong');
    server.comments['CS-1'].push(wireComment('b', { format: 'markdown', body: '_Other_ words' }));
    thread.refresh();
    expect((await findByText(thread, 'Other')).localName).to.equal('em');
    expect(textOf(thread)).to.contain('It is solved').and.contain('Other words');
  });

  it('is the very same when something else arrives, so that what is selected in it stays so', async () => {
    server.comments['CS-1'] = [wireComment('a', { format: 'markdown', body: 'It is **solved**' })];
    const thread = await mountThread(api);
    const solved = await findByText(thread, 'solved');
    const words = solved.firstChild;
    server.comments['CS-1'].push(wireComment('b', { format: 'markdown', body: '_Other_ words' }));
    thread.refresh();
    await findByText(thread, 'Other');
    expect(solved.isConnected).to.equal(true);
    expect(solved.firstChild === words).to.equal(true);
  });

  it('stands no further from its author, nor from the end, where it begins with a quote and ends with code', async () => {
    const quoted = { format: 'markdown', body: '> first\n>\n> second\n\nbetween\n\n```\nlast\n```' };
    server.comments['CS-1'] = [wireComment('a', quoted), wireComment('b', { body: 'As text.' })];
    const thread = await mountThread(api);
    await waitFor(() => thread.shadowRoot?.querySelector('.rich'), 'the markdown');
    const [, rich, text] = await entries(thread, 3);
    const edges = (inside: Element, entry: Element) => {
      const [{ top, bottom }, around] = [inside.getBoundingClientRect(), entry.getBoundingClientRect()];
      return [top - around.top, around.bottom - bottom].map(Math.round);
    };
    const quote = rich!.querySelector('blockquote')!;
    const code = rich!.querySelector('pre')!;
    const [above, below] = edges(text!.querySelector('.text')!, text!);
    expect([edges(quote, rich!)[0], edges(code, rich!)[1]]).to.deep.equal([above, below]);
    // Its paragraphs are apart.
    const [first, second] = [...quote.querySelectorAll('p')].map(p => p.getBoundingClientRect());
    expect(second!.top - first!.bottom).to.be.greaterThan(4);
  });

  it('changes where its author has changed it, and in the language of the page', async () => {
    server.comments['CS-1'] = [wireComment('a', { format: 'markdown', body: 'It is **solved**' })];
    const thread = await mountThread(api);
    await findByText(thread, 'solved');
    server.comments['CS-1'] = [
      wireComment('a', { format: 'markdown', body: 'It is **not [solved](https://host.example)**' }),
    ];
    thread.refresh();
    const titleOf = async () => (await findByRole(thread, 'link', { name: 'solved' })).title;
    expect(await titleOf()).to.equal('opens in a new tab');
    thread.lang = 'de';
    const [, entry] = await entries(thread, 2, 'Verlauf');
    expect(textOf(entry!)).to.contain('Support').and.contain('2. März');
    expect(textOf(entry!.querySelector('strong')!)).to.equal('not solved');
    await waitFor(async () => (await titleOf()) === 'öffnet in einem neuen Tab', 'the link in German');
  });
});

function entriesOf(list: Element): HTMLElement[] {
  return queryAllByRole(list, 'listitem').filter(item => item.parentElement === list);
}
