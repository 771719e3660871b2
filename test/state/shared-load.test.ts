import { expect } from '@open-wc/testing';
import { Observable } from '../../src/state/observable.ts';
import { SharedLoad } from '../../src/state/shared-load.ts';
import { uuid } from '../../src/state/outbox/uuid.ts';
import { deferred } from '../support/mock-api.ts';
import { rejection } from '../support/rejection.ts';
import { never } from '../support/fake-backend.ts';

class Source extends Observable {
  change = () => this.changed();
}

describe('something that is watched', () => {
  it('tells each listener of every change until it has had enough', () => {
    const source = new Source();
    const calls: string[] = [];
    const stop = source.subscribe(() => calls.push('a'));
    source.subscribe(() => calls.push('b'));
    source.change();
    stop();
    source.change();
    expect(calls).to.deep.equal(['a', 'b', 'b']);
  });

  it('bears listeners that come and go while it tells', () => {
    const source = new Source();
    const calls: string[] = [];
    const stop = source.subscribe(() => {
      calls.push('once');
      stop();
      source.subscribe(() => calls.push('late'));
    });
    source.change();
    expect(calls).to.deep.equal(['once']);
    source.change();
    expect(calls).to.deep.equal(['once', 'late']);
  });
});

describe('a read for several', () => {
  function setUp() {
    const read = new SharedLoad<string>();
    const runs: { signal: AbortSignal; end: ReturnType<typeof deferred<string>> }[] = [];
    const run = (id: string, signal: AbortSignal) =>
      read.run(id, signal, inner => {
        const end = deferred<string>();
        runs.push({ signal: inner, end });
        return end.promise;
      });
    return { run, runs, idle: () => read.idle() };
  }

  it('is done once, and all have its answer', async () => {
    const { run, runs } = setUp();
    const both = Promise.all([run('x', never), run('x', never)]);
    runs[0]!.end.resolve('answer');
    expect(await both).to.deep.equal(['answer', 'answer']);
    expect(runs).to.have.length(1);
  });

  it('is done anew once it is over, however it ended, and for another thing', async () => {
    const { run, runs } = setUp();
    const first = run('x', never);
    const other = run('y', never);
    runs[0]!.end.resolve('one');
    runs[1]!.end.reject(new Error('no'));
    expect(await first).to.equal('one');
    await rejection(other);
    void run('y', never);
    expect(runs).to.have.length(3);
  });

  it('goes on while somebody waits for it, and ends with the last one', async () => {
    const { run, runs } = setUp();
    const [one, two] = [new AbortController(), new AbortController()];
    const waits = [rejection(run('x', one.signal)), rejection(run('x', two.signal))];
    one.abort('one left');
    expect(await waits[0]).to.equal('one left');
    expect(runs[0]!.signal.aborted).to.equal(false);
    two.abort('two left');
    expect(await waits[1]).to.equal('two left');
    expect(runs[0]!.signal.aborted).to.equal(true);
  });

  it('that was ended is not joined by the next one', async () => {
    const { run, runs } = setUp();
    const controller = new AbortController();
    const left = rejection(run('x', controller.signal));
    controller.abort();
    await left;
    const next = run('x', never);
    expect(runs).to.have.length(2);
    runs[1]!.end.resolve('fresh');
    expect(await next).to.equal('fresh');
  });

  it('is idle once it has ended, and says whether there was an answer', async () => {
    const { run, runs, idle } = setUp();
    expect(await idle(), 'before').to.equal(true);
    const first = run('x', never);
    const answered = idle();
    runs[0]!.end.resolve('answer');
    expect(await answered).to.equal(true);
    await first;
    const second = rejection(run('y', never));
    const failed = idle();
    runs[1]!.end.reject(new Error('no'));
    expect(await failed, 'an error is an answer').to.equal(true);
    await second;
    const controller = new AbortController();
    const third = rejection(run('z', controller.signal));
    const aborted = idle();
    controller.abort();
    expect(await aborted).to.equal(false);
    await third;
  });

  it('ends at once for one that has left before', async () => {
    const { run, runs } = setUp();
    expect(await rejection(run('x', AbortSignal.abort('gone')))).to.equal('gone');
    expect(runs[0]!.signal.aborted).to.equal(true);
  });
});

describe('a random UUID', () => {
  const VERSION_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  for (const how of ['with', 'without'] as const) {
    it(`is one of version 4, and another each time, ${how} crypto.randomUUID`, () => {
      if (how === 'without')
        Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true });
      try {
        const made = Array.from({ length: 500 }, () => uuid());
        for (const id of made) expect(id).to.match(VERSION_4);
        expect(new Set(made).size).to.equal(500);
      } finally {
        if (how === 'without') delete (crypto as { randomUUID?: unknown }).randomUUID;
      }
    });
  }
});
