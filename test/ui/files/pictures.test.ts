import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { click, focused, press } from '../../support/input.ts';
import { problem } from '../../support/mock-api.ts';
import { findByRole, getByRole, queryAllByRole, queryByRole } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { entries, mountThread } from '../../support/thread-page.ts';
import {
  threadApi,
  png,
  ThreadServer,
  wireComment,
  wireFile,
  wireRequest,
} from '../../support/thread-server.ts';

const picture = (id: string, more = {}) => wireFile(id, { name: `${id}.png`, type: 'image/png', ...more });

/** The picture that is drawn within, once it is. */
async function drawn(root: Element): Promise<HTMLImageElement> {
  return waitFor(() => {
    // Beside its name it says nothing, so it has no role.
    const image = root.querySelector('img');
    return image?.complete && image.naturalWidth > 0 && image;
  }, 'a picture to be drawn');
}

describe('the pictures of a thread', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(async () => {
    server = new ThreadServer(api);
    server.files = { small: await png(20, 20), large: await png(400, 300), wide: await png(90, 10) };
  });

  it('are thumbnails, loaded with the sign-in', async () => {
    server.requests = [
      wireRequest({ attachments: [picture('large', { thumbnailUrl: 'attachments/small' })] }),
    ];
    const thread = await mountThread(api, { token: 'secret' });
    const button = await findByRole(thread, 'button', { name: 'Open large.png, 2 kB' });
    expect((await drawn(button)).naturalWidth).to.equal(20);
    const [call] = api.callsTo('GET /attachments/small');
    expect(call?.headers.get('authorization')).to.equal('Bearer secret');
    expect(api.callsTo('GET /attachments/large')).to.have.length(0);
  });

  it('open large with the keyboard, and give the focus back', async () => {
    server.requests = [wireRequest({ attachments: [picture('small'), picture('large')] })];
    const thread = await mountThread(api);
    const button = await findByRole(thread, 'button', { name: /^Open large.png/ });
    button.focus();
    await press('Enter');
    const dialog = await findByRole(thread, 'dialog', { name: 'large.png' });
    expect((await drawn(dialog)).naturalWidth).to.equal(400);
    expect(dialog.contains(focused())).to.equal(true);
    await press('ArrowLeft');
    await findByRole(thread, 'dialog', { name: 'small.png' });
    await press('Escape');
    await waitFor(() => !queryByRole(thread, 'dialog'), 'the viewer to close');
    expect(focused() === button, 'the focus').to.equal(true);
  });

  it('open large with the mouse and close by a button', async () => {
    server.requests = [wireRequest({ attachments: [picture('large')] })];
    const thread = await mountThread(api);
    const button = await findByRole(thread, 'button', { name: /^Open large.png/ });
    await click(button);
    const dialog = await findByRole(thread, 'dialog', { name: 'large.png' });
    await drawn(dialog);
    await Promise.all(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished));
    await expectAccessible(thread);
    await click(getByRole(dialog, 'button', { name: 'Close' }));
    await waitFor(() => !queryByRole(thread, 'dialog'), 'the viewer to close');
    expect(focused() === button, 'the focus').to.equal(true);
  });

  it('keep name and size where the thumbnail does not come, and can still be opened', async () => {
    server.requests = [wireRequest({ attachments: [picture('large')] })];
    server.on('GET /attachments/large', () => problem(500));
    const thread = await mountThread(api);
    const button = await findByRole(thread, 'button', { name: 'Open large.png, 2 kB' });
    await waitFor(() => api.callsTo('GET /attachments/large').length === 1);
    await click(button);
    const dialog = await findByRole(thread, 'dialog', { name: 'large.png' });
    await findByRole(dialog, 'alert');
    server.off('GET /attachments/large');
    await click(getByRole(dialog, 'button', { name: 'Try again' }));
    expect((await drawn(dialog)).naturalWidth).to.equal(400);
    await press('Escape');
    await waitFor(() => !queryByRole(thread, 'dialog'));
  });

  it('from other origins are never loaded', async () => {
    // The same server by another name: another origin, and the load would be seen.
    const far = `${location.origin.replace(/\/\/[^:]+/, location.hostname === 'localhost' ? '//127.0.0.1' : '//localhost')}/__stranger.png`;
    const tag = `<img src="${far}?html">`;
    server.requests = [
      wireRequest({
        attachments: [
          picture('a', { url: `${far}?url` }),
          picture('large', { thumbnailUrl: `${far}?thumb` }),
        ],
        author: { name: 'Ada', role: 'requester', avatarUrl: `${far}?avatar` },
      }),
    ];
    server.comments['CS-1'] = [
      wireComment('x', { format: 'html', body: `<b>Hello</b> ${tag}` }),
      wireComment('y', { format: 'markdown', body: `**Hi** ![alt](${far}?markdown)` }),
    ];
    const thread = await mountThread(api);
    await entries(thread, 3);
    await drawn(await findByRole(thread, 'button', { name: /^Open large.png/ }));
    await waitFor(() => queryAllByRole(thread, 'strong').length + queryAllByRole(thread, 'link').length > 0);
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    expect(loaded.filter(name => name.includes('__stranger'))).to.deep.equal([]);
    await findByRole(thread, 'link', { name: /^Download a.png/ });
  });

  it('are never those of the request that was shown before', async () => {
    server.requests = [
      wireRequest({ attachments: [picture('small')] }),
      wireRequest({ key: 'CS-2', summary: 'Another one', attachments: [picture('wide')] }),
    ];
    const thread = await mountThread(api);
    expect((await drawn(await findByRole(thread, 'button', { name: /^Open small/ }))).naturalWidth).to.equal(
      20,
    );
    thread.request = 'CS-2';
    const button = await findByRole(thread, 'button', { name: /^Open wide/ });
    await waitFor(() => button.querySelector('img')?.naturalWidth === 90, 'the picture of this request');
    // Its history is known already and there at once.
    thread.request = 'CS-1';
    const first = await findByRole(thread, 'button', { name: /^Open small/ });
    await waitFor(() => first.querySelector('img')?.naturalWidth === 20, 'the picture of the first request');
  });

  it('that claim to be a picture and are none stay unseen', async () => {
    server.requests = [wireRequest({ attachments: [picture('page'), picture('vector'), picture('small')] })];
    server.files.page = new Blob(['<script>parent.hacked = true</script>'], { type: 'text/html' });
    server.files.vector = new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' });
    const thread = await mountThread(api);
    await drawn(await findByRole(thread, 'button', { name: /^Open small/ }));
    await waitFor(() => api.callsTo('GET /attachments/').length === 3);
    for (const name of [/^Open page/, /^Open vector/]) {
      expect(getByRole(thread, 'button', { name }).querySelector('img')?.naturalWidth || 0).to.equal(0);
    }
    expect('hacked' in window).to.equal(false);
  });

  it('close with the thread that is taken off the page', async () => {
    server.requests = [wireRequest({ attachments: [picture('large')] })];
    const thread = await mountThread(api);
    await click(await findByRole(thread, 'button', { name: /^Open large.png/ }));
    await findByRole(thread, 'dialog');
    const parent = thread.parentElement!;
    thread.remove();
    parent.append(thread);
    const button = await findByRole(thread, 'button', { name: /^Open large.png/ });
    expect(queryAllByRole(thread, 'dialog')).to.have.length(0);
    // Its thumbnail comes back with it.
    await drawn(button);
    await waitFor(() => api.callsTo('GET /requests/CS-1/comments').length === 2);
  });
});
