/** Uploads that end without an answer although the connection works. No mock API: its service worker hides how they end. */
import { expect } from '@open-wc/testing';
import { Uploads } from '../../../src/state/outbox/uploads.ts';
import { choose, filesShown, fill, openForm, press, shows } from '../../support/form-fixture.ts';
import { attachmentOf, failure, ManualBackend } from '../../support/fake-backend.ts';
import { withFakeClock } from '../../support/fake-clock.ts';
import { fileOf } from '../../support/input.ts';
import { scriptedApi, scriptedJson, type ScriptedAnswer } from '../../support/scripted-api.ts';
import { waitFor } from '../../support/wait.ts';

const MB = 1024 * 1024;
const LIKELY = /may be too large/;

describe('an upload that something between cuts off', () => {
  const cases: readonly [string, ScriptedAnswer, number][] = [
    ['a proxy’s 413 without CORS headers', { status: 413, body: '<h1>Too large</h1>', cors: false }, 2 * MB],
    [
      'a proxy that closes the connection',
      { drop: true, headers: { 'Content-Length': '500' }, cors: false },
      MB,
    ],
    ['a body parser’s 500 without CORS headers', { status: 500, cors: false }, 200 * 1024],
  ];
  for (const [what, answer, size] of cases) {
    it(`as by ${what}, is tried twice at most, and its size named as a likely cause`, async () => {
      const api = scriptedApi();
      await api.serve({
        'GET /config': scriptedJson({}),
        'GET /requests': scriptedJson({ items: [], nextCursor: null }),
        'POST /attachments': answer,
      });
      const element = await openForm({ base: api.foreignBase });
      choose(element, fileOf('trace.log', size));
      await shows(element, LIKELY);
      const [row] = filesShown(element);
      expect(row)
        .to.contain('trace.log')
        .and.not.to.match(/[Cc]heck your connection|Next try|offline/);
      expect((await api.calls('POST /attachments')).length).to.be.within(1, 2);
      fill(element);
      press(element, 'Send');
      await shows(element, /Not sent yet: 1 file was not uploaded/);
      expect((await api.calls('POST /attachments')).length).to.be.within(1, 2);
    });
  }
});

describe('uploads without an answer', () => {
  function setUp(size: number) {
    const backend = new ManualBackend();
    const uploads = new Uploads(backend);
    uploads.add([fileOf('a.log', size)]);
    return { backend, state: () => uploads.items[0]!.state };
  }

  /** Fails one upload after the other, until there are no more. */
  const failAll = (backend: ManualBackend) =>
    withFakeClock(async clock => {
      for (let tries = 1; tries <= 10 && backend.uploads.length >= tries; tries++) {
        backend.uploads[tries - 1]!.reject(failure('offline'));
        await clock.advance(60_000);
      }
    });

  it('of a large file end after the second where other calls are answered', async () => {
    const { backend, state } = setUp(2 * MB);
    await failAll(backend);
    expect(backend.uploads).to.have.length(2);
    expect(state()).to.deep.equal({ is: 'failed', problem: { kind: 'cut-off' } });
  });

  it('of a large file go on where nothing is answered', async () => {
    const { backend, state } = setUp(2 * MB);
    backend.config = Promise.reject(failure('offline'));
    backend.config.catch(() => {});
    await failAll(backend);
    expect(backend.uploads).to.have.length(5);
    expect(state()).to.deep.equal({ is: 'failed', problem: { kind: 'offline' } });
  });

  it('of a small file go on: its size is no cause', async () => {
    const { backend } = setUp(2000);
    await failAll(backend);
    expect(backend.uploads).to.have.length(5);
  });

  it('that go well at the second try were a connection that failed', () =>
    withFakeClock(async clock => {
      const { backend, state } = setUp(2 * MB);
      backend.uploads[0]!.reject(failure('offline'));
      await clock.advance(60_000);
      backend.uploads[1]!.resolve(attachmentOf('a'));
      await clock.advance(0);
      expect(state()).to.deep.equal({ is: 'done', attachment: attachmentOf('a') });
    }));

  it('of a file that is removed meanwhile end with it', async () => {
    const backend = new ManualBackend();
    const uploads = new Uploads(backend);
    const [{ id } = { id: '' }] = uploads.add([fileOf('a.log', 2 * MB)]);
    await withFakeClock(async clock => {
      backend.uploads[0]!.reject(failure('offline'));
      await clock.advance(60_000);
      backend.config = new Promise(() => {});
      backend.uploads[1]!.reject(failure('offline'));
      await clock.advance(0);
      uploads.remove(id);
      await clock.advance(60_000);
    });
    await waitFor(() => uploads.items.length === 0);
    expect(backend.uploads).to.have.length(2);
  });
});
