/** "Preview" and "Code block" below the field of a comment. */
import { expect } from '@open-wc/testing';
import type { SupportRequestThread } from '../../../../src/ui/thread/support-request-thread.ts';
import {
  commentField,
  entries,
  heard,
  mountThread,
  pressAdd,
  type Properties,
} from '../../../support/thread-page.ts';
import {
  ada,
  png,
  threadApi,
  ThreadServer,
  wireComment,
  wireRequest,
} from '../../../support/thread-server.ts';
import { expectAccessible } from '../../../support/axe.ts';
import { click, focused, typeInto } from '../../../support/input.ts';
import { json } from '../../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByText, queryByRole, textOf } from '../../../support/queries.ts';
import { waitFor } from '../../../support/wait.ts';

const api = threadApi();
const log = '[    0.000000] Linux version 6.1.0\n[    1.204811] raid6: sse2x4\n[    3.100000] EXT4-fs error';

describe('markdown in a comment', () => {
  let server: ThreadServer;
  let thread: SupportRequestThread;
  let field: HTMLTextAreaElement;
  let posted: Record<string, unknown>[];

  async function open(more: Record<string, unknown> = {}, properties: Properties = {}): Promise<void> {
    server = new ThreadServer(api);
    server.config = { commentFormats: ['text', 'markdown'], ...more };
    posted = [];
    server.on('POST /requests/CS-1/comments', async request => {
      const body = (await request.json()) as Record<string, unknown>;
      posted.push(body);
      const comment = wireComment('own', { ...body, author: ada, attachments: [] });
      server.comments['CS-1']?.push(comment);
      return json(comment, { status: 201 });
    });
    thread = await mountThread(api, properties);
    await entries(thread, 1);
    field = await commentField(thread);
  }
  const preview = () => findByRole(thread, 'tab', { name: 'Preview' });
  const write = () => findByRole(thread, 'tab', { name: 'Write' });
  /** Resolves once it is decided that the text is Markdown. */
  const isMarkdown = () =>
    waitFor(() => thread.composer?.snapshot.text.more?.format === 'markdown', 'the format');
  const codeButton = () => getByRole(thread, 'button', { name: 'Code block' });
  const shown = () => queryByRole(thread, 'tabpanel', { name: 'Preview' });

  function put(text: string): void {
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** As the browser does it: the event first, then the text is there. */
  function paste(text: string): void {
    field.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    field.dispatchEvent(event);
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(
      new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }),
    );
  }

  it('is previewed as it is shown once it is sent', async () => {
    await open();
    const button = await preview();
    put('Run **this**:\n\n```\nuname -a\n```\n<b>not bold</b>\nhttps://example.com');
    await isMarkdown();
    const { height } = field.getBoundingClientRect();
    await click(button);
    const region = await waitFor(shown, 'the preview');
    expect(button.ariaSelected).to.equal('true');
    expect(region.getBoundingClientRect().height).to.be.at.least(height);
    expect(region.querySelector('strong')?.textContent).to.equal('this');
    // It fits: nothing to scroll, so no tab stop.
    expect(region.querySelector('pre')?.tabIndex).to.equal(-1);
    await expectAccessible(thread);
    const markup = region.innerHTML;
    await pressAdd(thread);
    const [, entry] = await entries(thread, 2);
    expect(posted.map(({ format }) => format)).to.deep.equal(['markdown']);
    await waitFor(() => entry!.querySelector('.rich'), 'the body');
    expect(markup).to.contain(entry!.querySelector('.rich')!.innerHTML.replace(/<!--.*?-->/g, ''));
    // The next one begins with the field.
    await waitFor(() => !shown() && !field.hidden, 'the field');
    expect(button.ariaSelected).to.equal('false');
  });

  it('is sent as text where it uses none, and previewed as text', async () => {
    await open();
    put('# reboot\n  two  spaces, see https://example.com/a');
    await click(await preview());
    const region = await waitFor(shown, 'the preview');
    expect(region.querySelector('h3, h4, strong')).to.equal(null);
    expect(region.querySelector('a')?.href).to.equal('https://example.com/a');
    expect(region.textContent).to.equal('# reboot\n  two  spaces, see https://example.com/a');
    await click(await write());
    await waitFor(() => !shown() && field.checkVisibility(), 'the field again');
    await pressAdd(thread);
    await entries(thread, 2);
    expect(posted).to.have.length(1);
    expect(posted[0]).not.to.have.property('format');
  });

  it('is seen in what was written before this line came', async () => {
    await open();
    put('This is **bold**');
    await preview();
    await isMarkdown();
    await pressAdd(thread);
    await entries(thread, 2);
    expect(posted[0]).to.deep.include({ format: 'markdown' });
  });

  it('shows the helpdesk’s own pictures in its preview, fetched with the sign-in', async () => {
    await open({}, { token: 'secret' });
    server.files.inline = await png(60, 20);
    const button = await preview();
    put('Is it **this** one? ![the console](attachments/inline)');
    await click(button);
    const region = await waitFor(shown, 'the preview');
    const image = (await findByRole(region, 'img', { name: 'the console' })) as HTMLImageElement;
    await waitFor(() => image.naturalWidth === 60, 'the picture');
    const calls = api.callsTo('GET /attachments/inline');
    expect(calls.map(({ headers }) => headers.get('authorization'))).to.deep.equal(['Bearer secret']);
    // Once it is sent, it is there without another call.
    await pressAdd(thread);
    const [, entry] = await entries(thread, 2);
    await waitFor(() => {
      const sent = queryByRole(entry!, 'img', { name: 'the console' }) as HTMLImageElement | null;
      return sent?.naturalWidth === 60;
    }, 'the picture that was sent');
    expect(api.callsTo('GET /attachments/inline')).to.have.length(1);
  });

  it('turns back to text with its last mark', async () => {
    await open();
    await preview();
    put('**bold**');
    put('bold');
    await pressAdd(thread);
    await entries(thread, 2);
    expect(posted[0]).not.to.have.property('format');
  });

  it('shows the field where something is wrong with it', async () => {
    await open();
    put('x');
    await click(await preview());
    await waitFor(shown, 'the preview');
    put('');
    await waitFor(() => !shown(), 'the field');
  });

  it('makes a code block of what is selected, which can be undone', async () => {
    await open();
    await preview();
    await typeInto(field, 'See uname');
    field.setSelectionRange(4, 9);
    await click(codeButton());
    expect(field.value).to.equal('```\nSee uname\n```\n');
    expect(focused() === field).to.equal(true);
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).to.equal('See uname');
    // The key for it is the system's.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand('undo');
    await waitFor(
      () => field.value === 'See uname',
      () => `an undone block, not ${field.value}`,
    );
  });

  it('offers a code block for a log that was pasted, and makes it with one press', async () => {
    await open();
    await preview();
    put('Here is the log:\n');
    field.setSelectionRange(field.value.length, field.value.length);
    paste(log);
    await waitFor(() => queryAllByText(thread, 'Looks like a log or code:').length > 0, 'the offer');
    await heard(thread, 'Looks like a log or code: Make it a code block');
    await click(getByRole(thread, 'button', { name: 'Make it a code block' }));
    expect(field.value).to.equal(`Here is the log:\n\`\`\`\n${log}\n\`\`\`\n`);
    expect(queryAllByText(thread, 'Looks like a log or code:')).to.have.length(0);
    await pressAdd(thread);
    await entries(thread, 2);
    expect(posted[0]).to.deep.include({
      body: `Here is the log:\n\`\`\`\n${log}\n\`\`\`\n`,
      format: 'markdown',
    });
  });

  it('offers none for prose, nor where a block is already', async () => {
    await open();
    await preview();
    paste('Hello,\nthe server does not boot.\nCan you help?\n');
    put('```\n');
    field.setSelectionRange(4, 4);
    paste(log);
    await waitFor(() => field.value.includes('EXT4'), 'the log');
    await new Promise(requestAnimationFrame);
    expect(queryAllByText(thread, 'Looks like a log or code:')).to.have.length(0);
  });

  it('keeps long code in a box of its own', async () => {
    await open();
    put(`\`\`\`\n${'line\n'.repeat(300)}${'x'.repeat(4000)}\n\`\`\``);
    // Not by the pointer: the field grows with its text, and the button moves with it.
    (await preview()).click();
    const pre = await waitFor(() => shown()?.querySelector('pre'), 'the code');
    expect(pre.scrollHeight).to.be.greaterThan(pre.clientHeight);
    expect(pre.scrollWidth).to.be.greaterThan(pre.clientWidth);
    expect(pre.clientHeight).to.be.lessThan(600);
    const region = shown()!;
    expect(region.scrollWidth).to.be.at.most(region.clientWidth);
  });

  it('is not there where the backend takes none, nor for a follow-up', async () => {
    await open({ commentFormats: ['text'] });
    await findByRole(thread, 'button', { name: 'Actions' });
    expect(queryByRole(thread, 'tab', { name: 'Preview' })).to.equal(null);
    thread.remove();
    server.config = { commentFormats: ['markdown'], closedReply: 'follow-up' };
    server.requests = [wireRequest({ status: 'closed' })];
    thread = await mountThread(api);
    await findByRole(thread, 'button', { name: 'Actions' });
    await new Promise(requestAnimationFrame);
    expect(queryByRole(thread, 'tab', { name: 'Preview' })).to.equal(null);
    await waitFor(() => textOf(thread).includes('follow-up'), 'the word of the follow-up');
  });

  it('quotes the last answer, or what is selected in the field', async () => {
    await open();
    const quote = await findByRole(thread, 'button', { name: 'Quote' });
    await click(quote);
    expect(field.value).to.equal('> ');
    put('');
    server.comments['CS-1'] = [
      wireComment('a', { body: 'Look **now**.\nAt once.' }),
      wireComment('b', { author: ada, body: 'Which one?' }),
    ];
    thread.refresh();
    await entries(thread, 3);
    await click(quote);
    expect(field.value).to.equal('> Look **now**.\n> At once.\n\n');
    expect(focused() === field).to.equal(true);
    await typeInto(field, 'I did.');
    await pressAdd(thread);
    await waitFor(() => posted.length === 1, 'the comment');
    expect(posted[0]).to.deep.include({ body: '> Look **now**.\n> At once.\n\nI did.', format: 'markdown' });
    await waitFor(() => field.value === '' && !field.readOnly, 'the field for the next comment');
    put('They said\nLook now.\nto me');
    field.setSelectionRange(12, 14);
    await click(quote);
    expect(field.value).to.equal('They said\n\n> Look now.\n\nto me');
  });

  it('quotes an answer in HTML as it is read', async () => {
    await open();
    server.comments['CS-1'] = [
      wireComment('a', { format: 'html', body: '<p>Look <b>now</b>.</p><p>At once.</p>' }),
    ];
    thread.refresh();
    await entries(thread, 2);
    await waitFor(() => queryAllByText(thread, 'now').length > 0, 'the answer as it is read');
    await click(await findByRole(thread, 'button', { name: 'Quote' }));
    expect(field.value).to.equal('> Look now.\n>\n> At once.\n\n');
  });
});
