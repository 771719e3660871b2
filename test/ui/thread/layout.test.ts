import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { fileOf, typeInto } from '../../support/input.ts';
import { sticksOut } from '../../support/layout.ts';
import { deferred, problem } from '../../support/mock-api.ts';
import { findByRole, findByText } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { attach, commentField, entries, mountThread, pressAdd } from '../../support/thread-page.ts';
import {
  ada,
  png,
  threadApi,
  ThreadServer,
  wireComment,
  wireFile,
  wireRequest,
} from '../../support/thread-server.ts';

const long = 'x'.repeat(3000);
const odd = [
  { body: long },
  { body: `https://host.example/${long}` },
  { format: 'markdown', body: `\`\`\`\n${long}\n\`\`\`\n\n|${'a|'.repeat(60)}\n|${'-|'.repeat(60)}\n` },
  { format: 'html', body: `<table><tr>${`<td>${long}</td>`.repeat(3)}</tr></table><pre>${long}</pre>` },
  { body: 'مرحبا\u202e\u200b Zalgo t̶̢̛͎͚̟̳e̵x̸t', author: { name: long, role: long } },
  { body: '', attachments: [wireFile('a', { name: `${long}.log` }), wireFile('b', { type: 'image/png' })] },
  { body: '\n'.repeat(50), author: null },
];

describe('a thread in a narrow place', () => {
  const api = threadApi();
  for (const [width, count] of [
    [280, 499],
    [320, 30],
    [900, 30],
  ] as const) {
    it(`keeps ${count + 1} odd entries within ${width} px`, async () => {
      const server = new ThreadServer(api);
      const key = `CS-${'9'.repeat(200)}`;
      server.requests = [wireRequest({ summary: long, key, statusLabel: long })];
      server.comments[key] = Array.from({ length: count }, (_, index) =>
        wireComment(`c${index}`, index < 30 ? odd[index % odd.length] : {}),
      );
      server.comments[key].push(wireComment('last'));
      const thread = await mountThread(api, { request: key });
      thread.parentElement!.style.inlineSize = `${width}px`;
      // Looking for roles in so many entries takes long; the table comes with the renderer of markdown.
      const shown = () => thread.shadowRoot!.textContent;
      await waitFor(() => shown().includes('Body of last') && !shown().includes('|a|'), 'all entries');
      expect(sticksOut(thread)).to.deep.equal([]);
      expect(thread.scrollWidth).to.be.at.most(width);
    });
  }

  it('keeps the composer within 280 px', async () => {
    new ThreadServer(api).config = { commentFormats: ['text', 'markdown'] };
    const thread = await mountThread(api);
    thread.parentElement!.style.inlineSize = '280px';
    await typeInto(await commentField(thread), long.slice(0, 200));
    attach(thread, fileOf(`${long.slice(0, 100)}.txt`));
    await findByText(thread, /Ready to send/);
    const formatting = await findByRole(thread, 'button', { name: 'Formatting' });
    expect(formatting.checkVisibility(), 'as on wider screens').to.equal(true);
    formatting.click();
    await findByText(thread, 'Code in a line');
    expect(sticksOut(thread)).to.deep.equal([]);
  });
});

describe('a thread is accessible', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(async () => {
    server = new ThreadServer(api);
    server.files.pic = await png();
    const picture = wireFile('pic', { name: 'pic.png', type: 'image/png' });
    const far = wireFile('far', { url: 'https://files.example/x' });
    server.requests = [wireRequest({ attachments: [wireFile('boot'), picture, far] })];
    server.comments['CS-1'] = [
      wireComment('a', {
        format: 'markdown',
        body: '# Steps\n\n1. **Boot**\n\n[Guide](https://host.example)',
      }),
      wireComment('b', { author: ada }),
      wireComment('c', { author: { name: 'Robot', role: 'system' } }),
    ];
  });

  it('with nothing chosen', async () => {
    const thread = await mountThread(api, { request: '' });
    await findByText(thread, 'Choose a request to read it here.');
    await expectAccessible(thread);
  });

  it('while it is read', async () => {
    const later = deferred();
    server.on('GET /requests/CS-1', async () => (await later.promise).clone());
    server.on('GET /requests/CS-1/comments', async () => (await later.promise).clone());
    const thread = await mountThread(api);
    const bar = await findByRole(thread, 'progressbar', { name: 'Loading the request' });
    await Promise.all(bar.getAnimations().map(({ finished }) => finished));
    await expectAccessible(thread);
    later.resolve(problem(500));
    await findByRole(thread, 'alert');
    await expectAccessible(thread);
  });

  it('with everything in it, and in dark', async () => {
    const thread = await mountThread(api);
    await entries(thread, 4);
    await findByRole(thread, 'heading', { name: 'Steps' });
    await expectAccessible(thread);
    const { style } = document.documentElement;
    style.cssText = 'color-scheme: dark; background: #111; color: #eee';
    try {
      const dark = await mountThread(api);
      await entries(dark, 4);
      await findByRole(dark, 'heading', { name: 'Steps' });
      await expectAccessible(dark);
    } finally {
      style.cssText = '';
    }
  });

  it('with a comment that is empty, sent, or failed', async () => {
    const later = deferred();
    server.on('POST /requests/CS-1/comments', () => later.promise);
    const thread = await mountThread(api);
    const field = await commentField(thread);
    await pressAdd(thread);
    await findByText(thread, 'Write something or attach a file.');
    await expectAccessible(thread);
    await typeInto(field, 'Hello');
    attach(thread, fileOf('a.png', 30, 'image/png'), fileOf('empty.txt', 0));
    await findByText(thread, /Ready to send/);
    await pressAdd(thread);
    await waitFor(() => api.callsTo('POST /requests').length === 1);
    await expectAccessible(thread);
    later.resolve(problem(500, { detail: 'Disk full' }));
    await findByText(thread, /The comment was not sent/);
    await expectAccessible(thread);
  });

  it('when it is closed, or not there', async () => {
    server.config = { closedReply: 'refused' };
    server.requests = [wireRequest({ status: 'closed' })];
    const thread = await mountThread(api);
    await findByText(thread, /takes no more comments/);
    await expectAccessible(thread);
    thread.request = 'CS-404';
    await findByRole(thread, 'alert');
    await expectAccessible(thread);
  });
});
