import { expect } from '@open-wc/testing';
import { withDeadline } from '../../src/time/deadline.ts';
import { deferred } from '../support/mock-api.ts';
import { withFakeClock } from '../support/fake-clock.ts';
import { problemOf, rejection } from '../support/rejection.ts';
import { Network } from './network.ts';

const silent = () => new Network(() => new Promise(() => {}));

/** Settles with "waiting" where the promise has not settled yet. */
const stateOf = (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => 'settled'), Promise.resolve('waiting')]);

describe('a server that does not answer', () => {
  for (const [what, call, milliseconds] of [
    ['a read', { path: 'x' }, 15_000],
    ['a write', { method: 'POST', path: 'x', json: {} }, 30_000],
    ['a write without a body', { method: 'DELETE', path: 'x' }, 30_000],
    ['an upload through the page’s own fetch', { method: 'POST', path: 'x', form: new FormData() }, 300_000],
  ] as const) {
    it(`is given up after ${milliseconds / 1000} s by ${what}, and told so`, () =>
      withFakeClock(async clock => {
        const network = silent();
        const problem = problemOf(network.client().send(call));
        await clock.advance(milliseconds - 1);
        expect(network.last.init.signal?.aborted).to.equal(false);
        expect(await stateOf(problem)).to.equal('waiting');
        await clock.advance(1);
        expect(await problem).to.deep.equal({ kind: 'timeout' });
        expect(network.last.init.signal?.aborted).to.equal(true);
      }));
  }

  it('is given up as well where it begins to answer and then stops', () =>
    withFakeClock(async clock => {
      const network = new Network(() => new Response(new ReadableStream()));
      const problem = problemOf(network.client().send({ path: 'x' }));
      await clock.advance(15_000);
      expect((await problem).kind).to.equal('timeout');
    }));
});

describe('a page that gives no token', () => {
  for (const [what, isAsked] of [
    ['at first', false],
    ['in place of the one that was refused', true],
  ] as const) {
    it(`is given up after 15 s, ${what}, and the token is there for the next call when it comes late`, () =>
      withFakeClock(async clock => {
        const late = deferred<string>();
        const network = new Network(({ headers }) =>
          headers.get('Authorization') === 'Bearer late'
            ? Response.json({})
            : new Response(null, { status: 401 }),
        );
        const asked = deferred<undefined>();
        const client = network.client({
          getToken: ({ refresh }) => {
            if (refresh !== isAsked) return 'old';
            asked.resolve(undefined);
            return late.promise;
          },
        });
        const problem = problemOf(client.send({ path: 'x' }));
        await asked.promise;
        await clock.advance(14_999);
        expect(await stateOf(problem)).to.equal('waiting');
        await clock.advance(1);
        expect(await problem).to.deep.equal({ kind: 'timeout' });
        late.resolve('late');
        expect((await client.send({ path: 'x' })).status).to.equal(200);
      }));
  }
});

describe('a deadline', () => {
  it('leaves no timer and no listener behind', () =>
    withFakeClock(async clock => {
      const { signal } = new AbortController();
      const listeners = new Set<unknown>();
      const add = signal.addEventListener.bind(signal);
      const remove = signal.removeEventListener.bind(signal);
      Object.assign(signal, {
        addEventListener(type: 'abort', listener: () => void) {
          listeners.add(listener);
          add(type, listener);
        },
        removeEventListener(type: 'abort', listener: () => void) {
          listeners.delete(listener);
          remove(type, listener);
        },
      });
      expect(await withDeadline(1000, signal, async () => 'done')).to.equal('done');
      await rejection(withDeadline(1000, signal, () => Promise.reject(new Error('no'))));
      expect(clock.waits).to.deep.equal([]);
      expect(listeners.size).to.equal(0);
    }));

  it('is pushed away by each sign of life', () =>
    withFakeClock(async clock => {
      let extend!: () => void;
      const end = deferred<string>();
      const result = withDeadline(1000, undefined, (_, more) => {
        extend = more;
        return end.promise;
      });
      for (let i = 0; i < 5; i++) {
        await clock.advance(900);
        extend();
      }
      expect(clock.waits).to.deep.equal([1000]);
      end.resolve('whole');
      expect(await result).to.equal('whole');
    }));

  it('passes the caller’s abort on to the work', async () => {
    const controller = new AbortController();
    let inner!: AbortSignal;
    const result = rejection(
      withDeadline(1000, controller.signal, signal => {
        inner = signal;
        return new Promise(() => {});
      }),
    );
    controller.abort('enough');
    expect(await result).to.equal('enough');
    expect(inner.reason).to.equal('enough');
  });
});
