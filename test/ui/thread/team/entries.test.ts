/** Entries of a backend of contract 1.1: pictures of authors, how they came, "Take back", files that can't be downloaded. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../../support/axe.ts';
import { click, focused, press, typeInto } from '../../../support/input.ts';
import { json, problem } from '../../../support/mock-api.ts';
import { findByRole, findByText, queryByRole, queryByText, textOf } from '../../../support/queries.ts';
import { commentField, entries, heard, mountThread } from '../../../support/thread-page.ts';
import {
  ada,
  marta,
  png,
  threadApi,
  ThreadServer,
  wireComment,
  wireFile,
  wireRequest,
  type Wire,
} from '../../../support/thread-server.ts';
import { waitFor } from '../../../support/wait.ts';

const api = threadApi();

describe('an entry', () => {
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });
  const show = async (...comments: Wire[]) => {
    server.comments = { 'CS-1': comments };
    const thread = await mountThread(api, { token: 'secret' });
    return { thread, items: await entries(thread, 1 + comments.length) };
  };
  const avatar = (item: Element) => item.querySelector<HTMLImageElement>('[part="avatar"] img');

  it('has the picture of its author, fetched once with the sign-in', async () => {
    server.files = { marta: await png(20, 20) };
    const author = { ...marta, avatarUrl: 'attachments/marta' };
    const { items } = await show(wireComment('a', { author }), wireComment('b', { author }));
    await waitFor(() => (avatar(items[2]!)?.naturalWidth ?? 0) > 0, 'the picture');
    const calls = api.callsTo('GET /attachments/marta');
    expect(calls.map(({ headers }) => headers.get('authorization'))).to.deep.equal(['Bearer secret']);
  });

  it('keeps the initials where the picture can’t be loaded, in the same place', async () => {
    const author = { ...ada, avatarUrl: 'attachments/none' };
    const { items } = await show(wireComment('a', { author }));
    const before = items[1]!.getBoundingClientRect().height;
    await waitFor(() => avatar(items[1]!)?.classList.contains('broken'), 'the failure');
    expect(getComputedStyle(avatar(items[1]!)!).visibility).to.equal('hidden');
    expect(items[1]!.querySelector('[part="avatar"]')!.textContent.trim()).to.equal('AB');
    expect(items[1]!.getBoundingClientRect().height).to.equal(before);
  });

  for (const [channel, text] of [
    ['email', 'by e-mail'],
    ['phone', 'by phone'],
    ['fax', 'fax'],
  ] as const) {
    it(`says that it came by ${channel}`, async () => {
      const { thread } = await show(wireComment('a', { channel }));
      await findByText(thread, text);
    });
  }

  it('says nothing of the web, and when it was edited', async () => {
    const { thread } = await show(wireComment('a', { channel: 'web', editedAt: new Date().toISOString() }));
    await findByText(thread, /^edited today, /);
    expect(queryByText(thread, 'web') === null).to.equal(true);
    await expectAccessible(thread);
  });

  describe('that can be taken back', () => {
    const own = (more: Wire = {}) =>
      wireComment('mine', { author: ada, body: 'The wrong log.', retractable: true, ...more });
    const takeBack = (thread: Element) => findByRole(thread, 'button', { name: 'Take back' });
    const removes = () =>
      server.on('DELETE /requests/CS-1/comments/mine', () => {
        server.comments = { 'CS-1': [] };
        return new Response(null, { status: 204 });
      });
    const confirm = async (thread: Element) => {
      await click(await takeBack(thread));
      const group = await findByRole(thread, 'group', { name: /Take this comment back/ });
      await click(await findByRole(group, 'button', { name: 'Take back' }));
    };

    it('is removed after a question, and its text is in the composer', async () => {
      removes();
      const { thread } = await show(own());
      await confirm(thread);
      await heard(thread, /^Comment taken back/);
      await entries(thread, 1);
      const field = await commentField(thread);
      await waitFor(() => field.value === 'The wrong log.', 'the text');
      await waitFor(() => focused() === field, 'the focus');
    });

    it('adds its text to what is written already', async () => {
      removes();
      const { thread } = await show(own());
      await typeInto(await commentField(thread), 'Half a sentence');
      await confirm(thread);
      await entries(thread, 1);
      const field = await commentField(thread);
      await waitFor(() => field.value.includes('The wrong log.'), 'the text');
      expect(field.value).to.contain('Half a sentence');
    });

    it('stays with "Keep it", which has the focus first, and with Escape', async () => {
      const { thread } = await show(own());
      await click(await takeBack(thread));
      const keep = await findByRole(thread, 'button', { name: 'Keep it' });
      await waitFor(() => focused() === keep, 'the focus');
      await expectAccessible(thread);
      await press('Escape');
      await waitFor(() => queryByRole(thread, 'button', { name: 'Keep it' }) === null, 'the question to go');
      const button = await takeBack(thread);
      await waitFor(() => focused() === button, 'the focus');
      expect(api.callsTo('DELETE')).to.have.length(0);
    });

    it('stays where it is too late', async () => {
      server.on('DELETE /requests/CS-1/comments/mine', () => problem(409));
      const { thread } = await show(own());
      await confirm(thread);
      await findByText(thread, 'It is too late to take it back.');
      await findByText(thread, 'The wrong log.');
      expect((await commentField(thread)).value).to.equal('');
    });

    it('is gone where the server does not know it any more', async () => {
      server.on('DELETE /requests/CS-1/comments/mine', () => {
        server.comments = { 'CS-1': [] };
        return problem(404);
      });
      const { thread } = await show(own());
      await confirm(thread);
      await entries(thread, 1);
      const field = await commentField(thread);
      await waitFor(() => field.value === 'The wrong log.', 'the text');
    });

    it('says why it failed, and tries again', async () => {
      server.on('DELETE /requests/CS-1/comments/mine', () => problem(500));
      const { thread } = await show(own());
      await confirm(thread);
      await findByText(thread, 'The comment was not taken back.');
      server.off('DELETE /requests/CS-1/comments/mine');
      removes();
      await click(await findByRole(thread, 'button', { name: 'Try again' }));
      await entries(thread, 1);
    });

    it('says that its files are deleted', async () => {
      const { thread } = await show(own({ attachments: [wireFile('f')] }));
      await click(await takeBack(thread));
      await findByText(thread, /Its files are deleted\.$/);
    });

    it('is only the customer’s own', async () => {
      const { thread } = await show(
        own({ author: { name: 'Grace Hopper', role: 'requester' }, channel: 'email' }),
        wireComment('b', { retractable: true }),
      );
      await findByText(thread, 'by e-mail');
      expect(queryByRole(thread, 'button', { name: 'Take back' }) === null).to.equal(true);
    });
  });

  describe('with files that can’t be downloaded', () => {
    const held = (state: string, stateDetail?: string): Wire =>
      wireFile('shot', {
        name: 'shot.png',
        type: 'image/png',
        thumbnailUrl: 'attachments/small',
        state,
        stateDetail,
      });
    for (const [state, detail, text] of [
      ['checking', undefined, 'is being checked'],
      ['blocked', 'It has a virus.', 'blocked: It has a virus.'],
      ['expired', undefined, 'no longer available'],
      ['frozen', undefined, 'frozen'],
    ] as const) {
      it(`says of one that is ${state} why, and fetches nothing`, async () => {
        const { thread } = await show(wireComment('a', { attachments: [held(state, detail)] }));
        await findByText(thread, text);
        expect(textOf(thread)).to.contain('shot.png');
        expect(queryByRole(thread, 'button', { name: /shot/ }) === null).to.equal(true);
        expect(queryByRole(thread, 'link', { name: /shot/ }) === null).to.equal(true);
        expect(api.callsTo('GET /attachments')).to.have.length(0);
        await expectAccessible(thread);
      });
    }

    it('has the file once the thread is loaded anew', async () => {
      server.files = { small: await png(20, 20) };
      const { thread } = await show(wireComment('a', { attachments: [held('checking')] }));
      await findByText(thread, 'is being checked');
      server.comments = { 'CS-1': [wireComment('a', { attachments: [held('ready')] })] };
      thread.refresh();
      await findByRole(thread, 'button', { name: /^Open shot.png/ });
    });
  });

  it('is without all that where the backend is of contract 1.0', async () => {
    server.requests = [wireRequest()];
    server.on('GET /config', () => json({}));
    const { thread } = await show(wireComment('a'));
    await findByRole(thread, 'button', { name: 'Actions' });
    expect(thread.shadowRoot!.querySelector('.team, .about, [part="contact"]') === null).to.equal(true);
  });
});
