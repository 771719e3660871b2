import { expect } from '@open-wc/testing';
import { TypedSearch } from '../../src/state/typed-search.ts';
import { waitFor } from '../support/wait.ts';

/** A search whose answers are given one by one. */
function setUp() {
  const calls: {
    query: string;
    signal: AbortSignal;
    answer: (found: string) => void;
    fail: (error: Error) => void;
  }[] = [];
  const ended: string[] = [];
  const search = new TypedSearch<string, string>(
    (query, signal) => new Promise((answer, fail) => calls.push({ query, signal, answer, fail })),
    ({ query, found, error }) => ended.push(`${query}: ${found ?? String(error)}`),
  );
  const called = (count: number) => waitFor(() => calls.length === count, `${count} calls`);
  return { calls, ended, search, called };
}

describe('a search while somebody types', () => {
  it('asks once for what is typed without a pause', async () => {
    const { calls, search, called } = setUp();
    for (const query of ['w', 'we', 'web']) search.start(query, 20);
    expect(search.isRunning).to.equal(true);
    await called(1);
    expect(calls.map(({ query }) => query)).to.deep.equal(['web']);
  });

  it('ends with the newer answer, whichever comes first', async () => {
    const { calls, ended, search, called } = setUp();
    search.start('old', 0);
    await called(1);
    search.start('new', 0);
    await called(2);
    expect(calls[0]!.signal.aborted).to.equal(true);
    calls[1]!.answer('1');
    calls[0]!.answer('2');
    await waitFor(() => ended.length > 0, 'an end');
    expect(ended).to.deep.equal(['new: 1']);
    expect(search.isRunning).to.equal(false);
  });

  it('ends with what failed, and in silence where it was stopped', async () => {
    const { calls, ended, search, called } = setUp();
    search.start('a', 0);
    await called(1);
    search.stop();
    calls[0]!.fail(new Error('late'));
    search.start('b', 0);
    await called(2);
    calls[1]!.fail(new Error('no'));
    await waitFor(() => ended.length > 0, 'an end');
    expect(ended).to.deep.equal(['b: Error: no']);
  });
});
