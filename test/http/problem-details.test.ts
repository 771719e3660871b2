import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { problemFrom, retryAfter } from '../../src/http/problem-details.ts';

describe('the kind of a failure', () => {
  for (const [kind, ...statuses] of [
    ['unauthorized', 401],
    ['forbidden', 403],
    ['not-found', 404, 410],
    ['timeout', 408],
    ['conflict', 409],
    ['too-large', 413],
    ['unsupported', 415],
    ['rate-limited', 429],
    ['invalid', 400, 402, 405, 412, 422, 428, 499],
    ['server', 425, 500, 501, 502, 503, 504, 599],
    ['malformed', 100, 300, 302],
  ] as const) {
    it(`is "${kind}" for ${statuses.join(', ')}`, () => {
      for (const status of statuses) expect(problemFrom(status, '')).to.deep.include({ kind, status });
    });
  }
});

describe('problem details', () => {
  it('give title, detail and the fields', () => {
    const errors = [{ field: 'summary', detail: 'Too long' }, { field: '/description' }];
    const body = JSON.stringify({ type: 'about:blank', title: 'Not valid', detail: 'Look again', errors });
    const problem = problemFrom(422, body);
    expect(problem).to.deep.include({ title: 'Not valid', detail: 'Look again' });
    expect(problem.fields).to.deep.equal([
      { field: 'summary', detail: 'Too long' },
      { field: '/description', detail: '' },
    ]);
  });

  it('go by the answer’s status, not by what the body says of it', () => {
    expect(problemFrom(500, '{"status": 404}')).to.deep.include({ kind: 'server', status: 500 });
  });

  it('say nothing where the body is none', () => {
    for (const body of [
      '',
      '<h1>Bad gateway</h1>',
      'null',
      '[]',
      '"text"',
      '3',
      '{"detail":',
      '[{"detail":"x"}]',
    ]) {
      const { title, detail, fields } = problemFrom(502, body);
      expect([title, detail, fields], body).to.deep.equal([undefined, undefined, undefined]);
    }
  });

  it('leave out what is of the wrong type, or blank', () => {
    const errors = [null, 'x', {}, { field: 3 }, { field: ' ', detail: 'x' }, [], { field: 'a', detail: {} }];
    const problem = problemFrom(422, JSON.stringify({ title: 5, detail: '  ', errors }));
    expect(problem.title).to.equal(undefined);
    expect(problem.detail).to.equal(undefined);
    expect(problem.fields).to.deep.equal([{ field: 'a', detail: '' }]);
    expect(problemFrom(422, '{"errors":{"field":"a"}}').fields).to.equal(undefined);
  });

  it('can be anything without harm', () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 100, max: 599 }), (body, status) => {
        const { title = '', detail = '', fields = [] } = problemFrom(status, body);
        expect([title, detail, ...fields.flatMap(field => [field.field, field.detail])]).to.satisfy(
          (all: unknown[]) => all.every(text => typeof text === 'string'),
        );
      }),
    );
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2026, 10, 22, 12, 0, 0);

  it('is seconds', () => {
    expect(retryAfter('24', now)).to.equal(24_000);
    expect(retryAfter(' 0 ', now)).to.equal(0);
  });

  it('is a date', () => {
    expect(retryAfter('Sun, 22 Nov 2026 12:00:30 GMT', now)).to.equal(30_000);
    expect(retryAfter('Sun, 22 Nov 2026 11:00:00 GMT', now)).to.equal(0);
  });

  it('is nothing where it can’t be read', () => {
    for (const header of [null, '', 'soon', '12 apples']) expect(retryAfter(header, now)).to.equal(undefined);
  });

  it('comes with the problem', () => {
    expect(problemFrom(429, '', '24').retryAfter).to.equal(24_000);
    expect(problemFrom(429, '').retryAfter).to.equal(undefined);
  });
});
