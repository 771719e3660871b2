/** Large files over slow connections. No mock API: its service worker holds bodies back. */
import { expect } from '@open-wc/testing';
import { HttpClient } from '../../../src/http/client.ts';
import { withFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { click } from '../../support/input.ts';
import { findByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { problemOf } from '../../support/rejection.ts';
import { scriptedApi, scriptedJson } from '../../support/scripted-api.ts';
import { mountThread } from '../../support/thread-page.ts';
import { wireComment, wireFile, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';
import { catchSaved, type Saved } from './saved.ts';

const MB = 1024 * 1024;
const SECOND = 1000;

/** A body whose chunks come when the test says so. */
function slowBody(type = 'application/octet-stream') {
  let controller!: ReadableStreamDefaultController<Uint8Array>;
  const stream = new ReadableStream<Uint8Array>({ start: made => void (controller = made) });
  return {
    response: new Response(stream, { headers: { 'Content-Type': type } }),
    send: (size: number) => controller.enqueue(new Uint8Array(size)),
    end: () => controller.close(),
  };
}

/** A client with the page's own `fetch` in the test's hands; `isOwn`: a stand-in that the page gave, whose progress can't be seen. */
function clientOf(answer: () => Response | Promise<Response>, isOwn = false) {
  const base = new URL('https://api.example/support/');
  const settings = { base, credentials: 'same-origin', csrf: {} } as const;
  const fetch = () => Promise.resolve(answer());
  if (isOwn) return new HttpClient({ ...settings, fetch });
  window.fetch = fetch;
  return new HttpClient(settings);
}

const bytes = { path: 'attachments/log', bytes: true } as const;

describe('a large file that comes slowly', () => {
  const api = scriptedApi();
  const realFetch = window.fetch.bind(window);
  let saved: Saved[];
  const isSaved = () => waitFor(() => saved.length === 1, 'the file to be saved');
  beforeEach(() => {
    saved = catchSaved();
  });
  afterEach(() => {
    window.fetch = realFetch;
  });

  /** A thread with one file of 30 MB. */
  async function openThread(chunks: { bytes: number; count: number; pause: number }, size = 30 * MB) {
    const file = wireFile('log', { name: 'answer.zip', size, type: 'application/zip' });
    await api.serve({
      'GET /requests/CS-1/comments': scriptedJson({
        items: [wireComment('a', { attachments: [file] })],
        nextCursor: null,
      }),
      'GET /requests/CS-1': scriptedJson(wireRequest()),
      'GET /attachments/log': {
        headers: { 'Content-Type': 'application/zip', 'Content-Length': String(chunks.bytes * chunks.count) },
        chunks,
      },
    });
    const thread = await mountThread({ base: api.base });
    return { thread, link: await findByRole(thread, 'link', { name: /answer\.zip/ }) };
  }

  it('of 30 MB goes on while bytes come, and says how far it is', async () => {
    const { thread, link } = await openThread({ bytes: MB, count: 30, pause: 100 });
    await withFakeClock(async clock => {
      await click(link);
      const seen = new Set<string>();
      await waitFor(async () => {
        const percent = /(\d+)% downloaded/.exec(textOf(thread))?.[1];
        // Each megabyte takes longer than any other call may take.
        if (percent && !seen.has(percent)) await clock.advance(16 * SECOND);
        if (percent) seen.add(percent);
        return saved.length === 1;
      }, 'the file to be saved');
      expect(seen.size, `steps: ${[...seen].join()}`).to.be.above(2);
    });
    expect((await saved[0]!.bytes).size).to.equal(30 * MB);
    expect(saved[0]!.name).to.equal('answer.zip');
    expect(await api.calls('GET /attachments/log')).to.have.length(1);
    expect(textOf(thread)).not.to.match(/downloaded/);
    expect(queryAllByRole(thread, 'alert').map(textOf).join()).not.to.contain('answer.zip');
  });

  it('of a size that nobody told shows how much is there', async () => {
    const { thread, link } = await openThread({ bytes: MB, count: 8, pause: 250 }, 0);
    await click(link);
    await waitFor(() => /[1-8] MB downloaded/.test(textOf(thread)), 'the size so far');
    await isSaved();
  });

  it('gives up after 60 s without a byte, and not before', () =>
    withFakeClock(async clock => {
      const body = slowBody();
      const problem = problemOf(clientOf(() => body.response).send(bytes));
      let isOver = false;
      void problem.then(() => (isOver = true));
      for (let count = 0; count < 5; count++) {
        body.send(1000);
        await clock.advance(59 * SECOND);
        expect(isOver, `after ${count + 1} chunks`).to.equal(false);
      }
      await clock.advance(SECOND);
      expect((await problem).kind).to.equal('timeout');
    }));

  it('may take 59 s to begin', () =>
    withFakeClock(async clock => {
      const body = slowBody('text/plain');
      let begin!: () => void;
      const head = new Promise<Response>(resolve => (begin = () => resolve(body.response)));
      const answer = clientOf(() => head).send(bytes);
      await clock.advance(59 * SECOND);
      begin();
      body.send(5);
      await clock.advance(59 * SECOND);
      body.end();
      const { blob } = await answer;
      expect([blob?.size, blob?.type]).to.deep.equal([5, 'text/plain']);
    }));

  it('has 5 minutes where the page’s own fetch hides its progress', () =>
    withFakeClock(async (clock: FakeClock) => {
      const problem = problemOf(clientOf(() => new Promise<Response>(() => {}), true).send(bytes));
      let isOver = false;
      void problem.then(() => (isOver = true));
      await clock.advance(299 * SECOND);
      expect(isOver).to.equal(false);
      await clock.advance(SECOND);
      expect((await problem).kind).to.equal('timeout');
    }));

  it('that breaks off is a failed download, never half a file', async () => {
    const { thread, link } = await openThread({ bytes: 1000, count: 2, pause: 5 });
    await api.serve({
      'GET /attachments/log': {
        headers: { 'Content-Length': '5000' },
        chunks: { bytes: 1000, count: 2, pause: 5 },
        drop: true,
      },
    });
    await click(link);
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.contain('answer.zip');
    expect(saved).to.have.length(0);
  });
});
