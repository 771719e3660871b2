import { expect } from '@open-wc/testing';
import { SupportError, type ErrorKind } from '../../../src/model.ts';
import { Delivery, type Outgoing } from '../../../src/state/outbox/delivery.ts';
import { goOffline, goOnline } from '../../support/connection.ts';
import { rejection } from '../../support/rejection.ts';
import { deferred } from '../../support/mock-api.ts';
import { failure, settled } from '../../support/fake-backend.ts';

const outgoing = (body: string, ...attachmentIds: string[]): Outgoing => ({
  text: { summary: 'Help', body },
  attachmentIds,
});

const status = (code: number, kind: ErrorKind = 'server') => new SupportError({ kind, status: code });

/** A delivery whose server answers in turn as the test says, else with the body that it got; `saved` is what storage was given. */
function setUp() {
  const calls: { body: string; key: string }[] = [];
  const answers: (() => Promise<string>)[] = [];
  const saved: (string | undefined)[] = [];
  const delivery = new Delivery<string>({
    submit: ({ text: { body } }, key) => {
      calls.push({ body, key });
      return (answers.shift() ?? (() => Promise.resolve(`took ${body}`)))();
    },
    save: async () => {
      await Promise.resolve();
      saved.push(JSON.stringify(delivery.submission));
    },
  });
  const fail = (error: Error) => answers.push(() => Promise.reject(error));
  const keys = () => calls.map(({ key }) => key);
  return { delivery, calls, answers, saved, fail, keys };
}

/** A delivery in the state in which this failure leaves it. */
async function failed(error: Error) {
  const all = setUp();
  all.fail(error);
  await rejection(all.delivery.deliver(outgoing('one')));
  return all;
}

const LOST: readonly (readonly [string, Error])[] = [
  ['the connection broke', failure('offline')],
  ['the time was up', failure('timeout')],
  ['the answer could not be read', status(201, 'malformed')],
  ['the first call still runs', status(409, 'conflict')],
  ['a gateway gave up', status(502)],
  ['a gateway waited in vain', status(504)],
  ['the backend threw something else', new TypeError('A defect')],
];

const REFUSED: readonly (readonly [string, SupportError])[] = [
  ['400', status(400, 'invalid')],
  ['403', status(403, 'forbidden')],
  ['404', status(404, 'not-found')],
  ['413', status(413, 'too-large')],
  ['415', status(415, 'unsupported')],
  ['422', status(422, 'invalid')],
];

const UNDONE: readonly (readonly [string, SupportError])[] = [
  ['401', status(401, 'unauthorized')],
  ['429', status(429, 'rate-limited')],
  ['500', status(500)],
  ['503', status(503)],
];

describe('a submission', () => {
  it('is saved before it is sent, as one that is being sent', async () => {
    const { delivery, answers, saved } = setUp();
    const answer = deferred<string>();
    answers.push(() => answer.promise);
    const sending = delivery.deliver(outgoing('one'));
    await settled();
    expect(saved).to.have.length(1);
    expect(JSON.parse(saved[0]!)).to.include({ pending: true, payload: JSON.stringify(outgoing('one')) });
    answer.resolve('done');
    expect(await sending).to.deep.equal({ answer: 'done' });
  });

  for (const [how, error] of [...LOST, ...REFUSED, ...UNDONE]) {
    it(`keeps its key when it is sent again as it is after: ${how}`, async () => {
      const { delivery, keys } = await failed(error);
      expect(await delivery.deliver(outgoing('one'))).to.deep.equal({ answer: 'took one' });
      expect(keys()).to.have.length(2);
      expect(new Set(keys()).size).to.equal(1);
    });
  }

  it('keeps its key over a reload, since it is saved with the draft', async () => {
    const { delivery, keys } = await failed(failure('offline'));
    const later = setUp();
    later.delivery.submission = JSON.parse(JSON.stringify(delivery.submission));
    expect(later.delivery.submission?.pending).to.equal(true);
    await later.delivery.deliver(outgoing('one'));
    expect(later.keys()).to.deep.equal(keys());
  });

  it('has another key once a word or a file has changed, where the server has nothing', async () => {
    const { delivery, keys } = await failed(status(503));
    await delivery.deliver(outgoing('two'));
    delivery.submission = undefined;
    await delivery.deliver(outgoing('two', 'file'));
    expect(new Set(keys()).size).to.equal(3);
  });

  it('waits to go on by itself only where the reason passes', async () => {
    const pending = async (error: Error) => (await failed(error)).delivery.submission?.pending;
    for (const error of [
      failure('offline'),
      status(429, 'rate-limited'),
      status(502),
      status(503),
      status(504),
    ])
      expect(await pending(error), error.message).to.equal(true);
    for (const error of [
      failure('timeout'),
      status(500),
      status(409, 'conflict'),
      ...REFUSED.map(([, e]) => e),
    ])
      expect(await pending(error), error.message).to.equal(false);
  });

  it('waits for the customer once they changed something', async () => {
    const { delivery } = await failed(failure('offline'));
    delivery.setPending();
    expect(delivery.submission?.pending).to.equal(false);
    expect(delivery.submission).to.include({ unsure: true });
  });
});

describe('a version that was changed after a lost answer', () => {
  for (const [how, error] of LOST) {
    it(`goes after the one that the server may have: ${how}`, async () => {
      const { delivery, calls, keys } = await failed(error);
      const result = await delivery.deliver(outgoing('two'));
      expect(result).to.deep.equal({ answer: 'took one', earlier: outgoing('one') });
      expect(calls.map(({ body }) => body)).to.deep.equal(['one', 'one']);
      expect(new Set(keys()).size).to.equal(1);
    });
  }

  for (const [how, error] of REFUSED) {
    it(`goes under a key of its own where the server says no to the earlier one: ${how}`, async () => {
      const { delivery, calls, fail } = await failed(failure('timeout'));
      fail(error);
      expect(await delivery.deliver(outgoing('two'))).to.deep.equal({ answer: 'took two' });
      expect(calls.map(({ body }) => body)).to.deep.equal(['one', 'one', 'two']);
      expect(calls[1]!.key).to.equal(calls[0]!.key);
      expect(calls[2]!.key).to.not.equal(calls[0]!.key);
    });
  }

  for (const [how, error] of [...LOST, ...UNDONE]) {
    it(`waits while nobody can say whether the server has the earlier one: ${how}`, async () => {
      const { delivery, calls, fail } = await failed(failure('timeout'));
      fail(error);
      await rejection(delivery.deliver(outgoing('two')));
      expect(calls.map(({ body }) => body)).to.deep.equal(['one', 'one']);
      expect(delivery.submission).to.include({ unsure: true, payload: JSON.stringify(outgoing('one')) });
      expect((await delivery.deliver(outgoing('two'))).earlier).to.deep.equal(outgoing('one'));
    });
  }

  it('goes alone where there was no connection at the first try, so that nothing left the page', async () => {
    goOffline();
    const { delivery, calls, keys } = await failed(failure('offline'));
    goOnline();
    expect(delivery.submission?.pending).to.equal(true);
    expect(await delivery.deliver(outgoing('two'))).to.deep.equal({ answer: 'took two' });
    expect(calls.map(({ body }) => body)).to.deep.equal(['one', 'two']);
    expect(new Set(keys()).size).to.equal(2);
  });

  it('goes after the one that was tried with a connection before it was tried without one', async () => {
    const { delivery, fail } = await failed(failure('timeout'));
    goOffline();
    fail(failure('offline'));
    await rejection(delivery.deliver(outgoing('one')));
    goOnline();
    expect((await delivery.deliver(outgoing('two'))).earlier).to.deep.equal(outgoing('one'));
  });

  it('goes alone where it is the one before it again', async () => {
    const { delivery, calls } = await failed(failure('timeout'));
    expect(await delivery.deliver(outgoing('one'))).to.deep.equal({ answer: 'took one' });
    expect(calls).to.have.length(2);
  });
});
