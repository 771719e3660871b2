import { expect } from '@open-wc/testing';
import { problemOf, SupportError } from '../../src/model.ts';

describe('What failed', () => {
  const problem = { kind: 'rate-limited', retryAfter: 5 } as const;

  it('is told by an error of this class', () => {
    expect(problemOf(new SupportError(problem))).to.equal(problem);
  });

  it('is told by anything of its shape, as of a second copy or of a backend without the class', () => {
    const foreign = Object.assign(new Error('slow down'), { problem });
    expect(foreign instanceof SupportError).to.equal(true);
    expect(problemOf(foreign)).to.equal(problem);
    expect(problemOf({ problem })).to.equal(problem);
  });

  for (const [what, error] of Object.entries({
    'another error': new TypeError('x is undefined'),
    'a problem of no known kind': { problem: { kind: 'tired' } },
    'a kind of every object': { problem: { kind: 'toString' } },
    'a problem without a kind': { problem: {} },
    'a problem that is none': { problem: null },
    nothing: undefined,
    null: null,
    'a text': 'offline',
  })) {
    it(`is a defect where it is ${what}`, () => {
      expect(error instanceof SupportError).to.equal(false);
      expect(problemOf(error)).to.deep.equal({ kind: 'malformed' });
    });
  }
});
