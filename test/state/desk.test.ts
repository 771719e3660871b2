import { expect } from '@open-wc/testing';
import { Desk } from '../../src/state/desk.ts';
import { keysUnder, load } from '../../src/state/storage/storage.ts';
import { waitFor } from '../support/wait.ts';
import {
  attachmentOf,
  commentOf,
  failure,
  ManualBackend,
  never,
  requestOf,
  settled,
} from '../support/fake-backend.ts';
import { goOnline } from '../support/connection.ts';
import { fileOf } from '../support/input.ts';
import { deferred } from '../support/mock-api.ts';
import type { Config } from '../../src/model.ts';
import { channelName } from '../../src/state/live/tab-channel.ts';

function setUp(change: (config: Config) => Partial<Config> = () => ({})) {
  const backend = new ManualBackend();
  backend.config = backend.config.then(config => ({ ...config, ...change(config) }));
  const apiBase = `desk-${crypto.randomUUID()}`;
  const desk = new Desk({ backend, apiBase, user: 'ada' });
  const list = async (...items: Parameters<typeof requestOf>[]) => {
    desk.list.invalidate();
    const read = desk.list.load(never);
    backend.lists.at(-1)!.resolve({ items: items.map(([key, part]) => requestOf(key, part)) });
    await read;
  };
  return { backend, desk, apiBase, list };
}

describe('a desk', () => {
  it('goes from view to view, and calls its listeners once for each', () => {
    const { desk } = setUp();
    let changes = 0;
    desk.subscribe(() => changes++);
    desk.show({ name: 'thread', key: 'CS-1' });
    desk.show({ name: 'thread', key: 'CS-1' });
    expect(changes).to.equal(1);
    desk.show({ name: 'thread', key: 'CS-2' });
    expect(changes).to.equal(2);
    expect(desk.view).to.deep.equal({ name: 'thread', key: 'CS-2' });
  });

  it('keeps to the smaller of the page’s and the server’s limit of a file', async () => {
    const { desk, backend } = setUp(() => ({ maxAttachmentBytes: 1000, maxAttachments: 3 }));
    expect(desk.limits.maxBytes).to.equal(3 * 1024 * 1024);
    await backend.config;
    await settled();
    expect(desk.limits).to.deep.include({ maxBytes: 1000, maxCount: 3 });
    desk.maxAttachmentBytes = 10;
    expect(desk.limits.maxBytes).to.equal(10);
  });

  it('does with the defaults where the server does not say what it offers', async () => {
    const backend = new ManualBackend();
    backend.config = Promise.reject(failure('server'));
    const desk = new Desk({ backend, apiBase: 'p' });
    await settled();
    expect(desk.config.maxSummaryLength).to.equal(255);
  });

  it('loads again when the connection is back, as long as it is shown and visible', async () => {
    const { desk } = setUp();
    const back = () => {
      const before = desk.list.version;
      window.dispatchEvent(new Event('online'));
      return desk.list.version - before;
    };
    expect(back(), 'not shown yet').to.equal(0);
    desk.wake();
    expect(back()).to.equal(1);
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    expect(back(), 'hidden').to.equal(0);
    Reflect.deleteProperty(document, 'hidden');
    expect(back()).to.equal(1);
    await desk.sleep();
    expect(back(), 'not shown any more').to.equal(0);
  });

  it('counts the open requests that are unread', async () => {
    const { desk, list } = setUp();
    await list(
      ['a', { unread: true }],
      ['b', { unread: false }],
      ['c', { unread: true, closed: true }],
      ['d'],
    );
    expect(desk.unreadCount).to.equal(1);
  });

  it('keeps the last five threads', () => {
    const { desk } = setUp();
    const first = desk.thread('CS-0');
    for (let i = 1; i < 5; i++) desk.thread(`CS-${i}`);
    expect(desk.thread('CS-0')).to.equal(first);
    desk.thread('CS-5');
    expect(desk.thread('CS-0')).not.to.equal(first);
  });

  for (const [what, text, ok] of [
    ['nothing but spaces', ' \n\t ', false],
    ['nothing but what can’t be seen', '\u200b\u200e\u2060\ufeff', false],
    ['an emoji', '🙂', true],
  ] as const) {
    it(`${ok ? 'takes' : 'does not take'} ${what} for a text`, async () => {
      const { desk } = setUp();
      desk.newRequest.type('summary', text);
      desk.newRequest.type('body', text);
      const sent = await desk.newRequest.send();
      expect(sent?.detail.request.key).to.equal(ok ? 'CS-1' : undefined);
    });
  }

  it('counts a summary’s characters, not their halves', async () => {
    const { desk } = setUp();
    desk.newRequest.type('body', 'x');
    desk.newRequest.type('summary', '🙂'.repeat(256));
    expect(await desk.newRequest.send()).to.equal(undefined);
    expect(desk.newRequest.snapshot.fieldProblems.summary).to.equal('too-long');
    desk.newRequest.type('summary', '🙂'.repeat(255));
    expect((await desk.newRequest.send())?.detail.request.key).to.equal('CS-1');
  });

  it('takes a file for a comment without words', async () => {
    const { desk, backend } = setUp();
    const composer = desk.commentOn('CS-1');
    expect(await composer.send()).to.equal(undefined);
    expect(composer.snapshot.fieldProblems.body).to.equal('required');
    composer.addFiles([fileOf('a')]);
    await waitFor(() => backend.uploads.length === 1, 'the upload');
    backend.uploads[0]!.resolve(attachmentOf('a'));
    expect(await composer.send()).to.have.nested.property('detail.comment.id', 'c');
    expect(desk.thread('CS-1').snapshot.comments.map(({ id }) => id)).to.deep.equal(['c']);
  });

  it('fills in what the page suggests, and never over what the customer wrote', async () => {
    const { desk } = setUp();
    desk.newRequest.type('summary', 'Mine');
    await desk.prefill({ summary: 'Theirs', description: 'Theirs, too' });
    expect(desk.newRequest.snapshot.text).to.deep.equal({ summary: 'Mine', body: 'Theirs, too' });
  });

  it('reports to the server what was read, where it keeps read marks, up to the last comment', async () => {
    const { desk, apiBase, backend, list } = setUp(({ features }) => ({
      features: { ...features, read: true },
    }));
    const reported: string[][] = [];
    Object.assign(backend, { markRead: async (...args: string[]) => void reported.push(args) });
    desk.wake();
    await list(['CS-0', {}]);
    await waitFor(() => load([apiBase, 'ada', 'read']), 'the read tracker');
    await list(['CS-1', { unread: true }]);
    const read = desk.thread('CS-1').load(never);
    desk.markRead('CS-1');
    backend.requests[0]!.resolve(requestOf('CS-1', { unread: true }));
    backend.comments[0]!.resolve({ items: [commentOf('a'), commentOf('b')] });
    await read;
    expect(reported).to.deep.equal([]);
    const { version } = desk.list;
    desk.markRead('CS-1');
    await settled();
    expect(desk.list.version, 'asks for the rows anew').to.be.above(version);
    desk.markRead('CS-1');
    expect(reported).to.deep.equal([['CS-1', 'b']]);
    await desk.sleep();
  });
});

describe('settings that can’t be read', () => {
  it('are asked for again by themselves, and till then everything has its defaults', async () => {
    const backend = new ManualBackend();
    const config = await backend.config;
    let calls = 0;
    backend.getConfig = () => (++calls === 1 ? Promise.reject(failure('offline')) : Promise.resolve(config));
    const desk = new Desk({ backend, apiBase: `desk-${crypto.randomUUID()}`, user: 'ada' });
    await waitFor(() => calls === 1, 'the first try');
    await settled();
    expect(desk.config.maxSummaryLength).to.equal(255);
    goOnline();
    await waitFor(() => calls === 2, 'another try');
    await settled();
    expect(desk.config).to.equal(config);
  });

  it('are not asked for again where the server says no', async () => {
    const backend = new ManualBackend();
    let calls = 0;
    backend.getConfig = () => {
      calls++;
      return Promise.reject(failure('forbidden'));
    };
    new Desk({ backend, apiBase: `desk-${crypto.randomUUID()}`, user: 'ada' });
    await waitFor(() => calls === 1, 'the first try');
    await settled();
    goOnline();
    await settled();
    expect(calls).to.equal(1);
  });
});

describe('rows that are there before it is known who the customer is', () => {
  it('count as seen from then on, so that what comes later is unread', async () => {
    const backend = new ManualBackend();
    const { promise, resolve } = deferred<Config>();
    const config = await backend.config;
    backend.config = promise;
    const apiBase = `desk-${crypto.randomUUID()}`;
    const desk = new Desk({ backend, apiBase });
    const answer = async (updatedAt: number) => {
      desk.list.invalidate();
      const read = desk.list.load(never);
      backend.lists.at(-1)!.resolve({ items: [requestOf('CS-1', { updatedAt })] });
      await read;
    };
    await answer(5);
    desk.wake();
    resolve(config);
    await waitFor(() => load([apiBase, '', 'read']), 'the mark on disk');
    await answer(6);
    expect(desk.unreadCount).to.equal(1);
    await desk.sleep();
  });

  it('count as they were first loaded without a mark of the server', async () => {
    const { desk, apiBase, list } = setUp();
    await list(['CS-1', { updatedAt: 4, unread: false }]);
    await list(['CS-1', { updatedAt: 5 }]);
    desk.wake();
    await waitFor(() => load([apiBase, 'ada', 'read']), 'the mark on disk');
    await list(['CS-1', { updatedAt: 6 }]);
    expect(desk.unreadCount).to.equal(1);
    await desk.sleep();
  });

  it('count in the state in which they were loaded first', async () => {
    const { desk, apiBase, list } = setUp();
    await list(['CS-1', { updatedAt: 5 }]);
    await list(['CS-1', { updatedAt: 6 }]);
    desk.wake();
    await waitFor(() => load([apiBase, 'ada', 'read']), 'the mark on disk');
    expect(desk.unreadCount).to.equal(1);
    await desk.sleep();
  });
});

describe('a draft that is too old', () => {
  const now = Date.now;
  afterEach(() => {
    Date.now = now;
  });

  it('leaves the browser when the widget is next opened, whether or not its form is opened', async () => {
    const { desk, backend, apiBase } = setUp();
    desk.commentOn('CS-1').type('body', 'Old');
    await desk.save();
    desk.commentOn('CS-2').type('body', 'Not so old');
    Date.now = () => now() + 20 * 24 * 3_600_000;
    await desk.save();
    Date.now = () => now() + 31 * 24 * 3_600_000;
    const later = new Desk({ backend, apiBase, user: 'ada' });
    later.wake();
    await waitFor(async () => (await keysUnder([apiBase, 'ada', 'draft', 'comment', 'CS-1'])).length === 0);
    expect(await keysUnder([apiBase, 'ada', 'draft', 'comment', 'CS-2'])).to.have.length(1);
    await later.sleep();
  });
});

describe('signing out', () => {
  it('wipes drafts, rows and the read marks, and none of them come back', async () => {
    const { desk, apiBase, list } = setUp();
    desk.wake();
    await list(['CS-1', { updatedAt: 5 }]);
    const marks = [apiBase, 'ada', 'read'];
    await waitFor(() => load(marks), 'the mark on disk');
    desk.newRequest.type('summary', 'Secret');
    await desk.save();
    desk.show({ name: 'thread', key: 'CS-1' });
    await desk.signOut();
    expect(await load([apiBase, 'ada', 'draft', 'new'])).to.equal(undefined);
    expect(await load(marks)).to.equal(undefined);
    expect(desk.list.snapshot.rows).to.equal(undefined);
    expect(desk.view.name).to.equal('list');
    expect(desk.newRequest.snapshot.hasDraft).to.equal(false);
    await list(['CS-2', { updatedAt: 5 }]);
    const stored = await waitFor(() => load<[string, number][]>(marks), 'the new mark on disk');
    expect(stored.map(([key]) => key)).to.deep.equal(['CS-2']);
    await desk.sleep();
  });

  it('sends nothing that was waiting for its files', async () => {
    const { desk, backend } = setUp();
    let sent = 0;
    backend.createRequest = () => {
      sent++;
      return Promise.resolve(requestOf('CS-1'));
    };
    desk.newRequest.type('summary', 'Help');
    desk.newRequest.type('body', 'me');
    desk.newRequest.addFiles([fileOf('a')]);
    const sending = desk.newRequest.send();
    await desk.signOut();
    expect(await sending).to.equal(undefined);
    expect(sent).to.equal(0);
  });

  it('leaves nothing of what is being sent, and nothing comes of it later', async () => {
    const { desk, backend, apiBase } = setUp();
    const answer = deferred<ReturnType<typeof requestOf>>();
    let asked = false;
    backend.createRequest = () => {
      asked = true;
      return answer.promise;
    };
    desk.newRequest.type('summary', 'Secret');
    desk.newRequest.type('body', 'me');
    const sending = desk.newRequest.send();
    await waitFor(() => asked, 'it to be on its way');
    await desk.signOut();
    answer.resolve(requestOf('CS-1'));
    await sending;
    await desk.save();
    expect(await keysUnder([apiBase])).to.deep.equal([]);
    expect(desk.commentOn('CS-1').snapshot.hasDraft).to.equal(false);
  });

  it('empties the other tabs, too, also where this one shows no draft', async () => {
    const { desk, apiBase, backend } = setUp();
    const other = new Desk({ backend, apiBase, user: 'ada' });
    const channel = new BroadcastChannel(channelName(apiBase));
    let listening = 0;
    // Each says so as it begins to listen.
    channel.onmessage = () => listening++;
    for (const one of [desk, other]) one.wake();
    await waitFor(() => listening >= 2, 'both to listen');
    channel.close();
    other.newRequest.type('summary', 'Secret');
    await other.save();
    await desk.signOut();
    await waitFor(() => !other.newRequest.snapshot.hasDraft, 'an empty draft');
    await Promise.all([desk.sleep(), other.sleep()]);
  });

  it('removes what was stored while it was not known who the customer is', async () => {
    const apiBase = `desk-${crypto.randomUUID()}`;
    const open = (config: Promise<Config>) => {
      const backend = new ManualBackend();
      backend.config = config;
      return new Desk({ backend, apiBase });
    };
    const settings = await new ManualBackend().config;
    const of = (key: string) => open(Promise.resolve({ ...settings, user: { key } }));
    const during = open(Promise.reject(failure('server')));
    during.commentOn('CS-1').type('body', 'Secret');
    await during.sleep();
    await of('ada').signOut();
    const { restored, snapshot } = of('bob').commentOn('CS-1');
    await restored;
    await settled();
    expect(snapshot.hasDraft).to.equal(false);
    expect(await keysUnder([apiBase])).to.deep.equal([]);
  });
});

describe('a desk that nobody shows any more', () => {
  it('rests when what is being sent has ended', async () => {
    const { desk, backend } = setUp();
    const answer = deferred<ReturnType<typeof requestOf>>();
    backend.createRequest = () => answer.promise;
    desk.newRequest.type('summary', 'Help');
    desk.newRequest.type('body', 'me');
    const sending = desk.newRequest.send();
    let asleep = false;
    const rest = desk.sleep().then(() => (asleep = true));
    await settled();
    expect(asleep).to.equal(false);
    answer.resolve(requestOf('CS-1'));
    await sending;
    await rest;
  });
});
