import { expect } from '@open-wc/testing';
import { withFakeClock, type FakeClock } from '../../support/fake-clock.ts';
import { setUp } from '../../support/composer-fixture.ts';
import type { NewRequest, Page, SupportRequest } from '../../../src/model.ts';
import { Desk } from '../../../src/state/desk.ts';
import { failure, ManualBackend, settled } from '../../support/fake-backend.ts';
import { deferred } from '../../support/mock-api.ts';
import { waitFor } from '../../support/wait.ts';

/** A composer with a draft whose call hangs; `find` answers as the test says. */
async function hanging(find: () => Promise<string | undefined>) {
  const all = await setUp({
    find,
    submit: (_, { signal }) =>
      new Promise((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal.reason as Error)),
      ),
  });
  all.composer.type('summary', 'Help');
  const sending = all.composer.send();
  await waitFor(() => all.composer.delivery.submission?.unsure === true, 'the call');
  return { ...all, sending };
}

/** Lets promises have their turn, under a clock that stands still. */
async function until(clock: FakeClock, condition: () => boolean): Promise<void> {
  while (!condition()) await clock.advance(0);
}

describe('A submission that is called off', () => {
  it('stays a draft that is not sent by itself', async () => {
    const { composer, sending } = await hanging(() => Promise.resolve(undefined));
    expect(await composer.callOff()).to.equal(undefined);
    expect(await sending).to.equal(undefined);
    expect(composer.snapshot.text.summary).to.equal('Help');
    expect(composer.snapshot.sendProblem).to.deep.equal({ is: 'stopped' });
    expect(composer.isAtRest).to.equal(true);
    expect(composer.delivery.submission?.pending).to.equal(false);
    await composer.idle();
  });

  it('while it is still asked whether it may be sent is at rest at once, whatever the answer is then', async () => {
    for (const mayBeSent of [true, false]) {
      const { composer, submitted } = await setUp();
      composer.type('summary', 'Help');
      const answer = deferred<boolean>();
      const signals: AbortSignal[] = [];
      const sending = composer.send((_, signal) => {
        signals.push(signal);
        return answer.promise;
      });
      await waitFor(() => signals.length === 1, 'the question');
      expect(await composer.callOff()).to.equal(undefined);
      expect(await sending).to.equal(undefined);
      expect(composer.snapshot.sendProblem).to.deep.equal({ is: 'stopped' });
      expect(signals[0]!.aborted).to.equal(true);
      answer.resolve(mayBeSent);
      await composer.idle();
      expect(submitted).to.have.length(0);
      expect(composer.snapshot.text.summary).to.equal('Help');
    }
  });

  it('is the answer where the server has it: the draft ends', async () => {
    const { composer, sending } = await hanging(() => Promise.resolve('has it'));
    expect(await composer.callOff()).to.equal('has it');
    expect(await sending).to.equal('has it');
    expect(composer.snapshot.hasDraft).to.equal(false);
  });

  it('is looked up again: it may reach the server late', async () => {
    let found: string | undefined;
    let looks = 0;
    const answers: (string | undefined)[] = [];
    const { composer } = await hanging(() => {
      looks++;
      return Promise.resolve(found);
    });
    composer.driver = () => void composer.send().then(answer => answers.push(answer));
    await withFakeClock(async clock => {
      const called = composer.callOff();
      await until(clock, () => looks > 0 && !composer.isSending);
      expect(await called).to.equal(undefined);
      await clock.advance(2000);
      expect(looks).to.equal(2);
      found = 'late';
      await clock.advance(5000);
      await until(clock, () => !composer.snapshot.hasDraft && !composer.isSending);
    });
    expect(looks).to.equal(3);
    expect(answers).to.deep.equal(['late']);
    await composer.idle();
  });

  it('is not looked up again once it is wiped', async () => {
    let looks = 0;
    const { composer } = await hanging(() => {
      looks++;
      return Promise.resolve(undefined);
    });
    await withFakeClock(async clock => {
      const called = composer.callOff();
      await until(clock, () => looks > 0 && !composer.isSending);
      await called;
      await composer.wipe();
      await clock.advance(60_000);
    });
    expect(looks).to.equal(1);
    await composer.idle();
  });

  it('says that nobody can know where the look fails', async () => {
    const { composer } = await hanging(() => Promise.reject(failure('offline')));
    await composer.callOff();
    expect(composer.snapshot.sendProblem).to.deep.equal({ is: 'unsure' });
    expect(composer.delivery.isUncertain).to.equal(true);
    await composer.idle();
  });

  it('is known not to be there once a later look says so', async () => {
    let isCut = true;
    let looks = 0;
    const { composer } = await hanging(() => {
      looks++;
      return isCut ? Promise.reject(failure('offline')) : Promise.resolve(undefined);
    });
    await withFakeClock(async clock => {
      const called = composer.callOff();
      await until(clock, () => looks > 0 && !composer.isSending);
      await called;
      isCut = false;
      await clock.advance(2000);
      await until(clock, () => composer.snapshot.sendProblem?.is === 'stopped');
    });
    await composer.idle();
  });

  it('is being stopped until it is known what became of it', async () => {
    const look = deferred<undefined>();
    const { composer } = await hanging(() => look.promise);
    expect(composer.isStopping).to.equal(false);
    const called = composer.callOff();
    expect(composer.isStopping).to.equal(true);
    look.resolve(undefined);
    await called;
    await waitFor(() => !composer.isSending);
    expect(composer.isStopping).to.equal(false);
    await composer.idle();
  });

  it('goes on as a comment with what was written since, where the server has it', async () => {
    const server: { has?: string } = {};
    const { composer } = await hanging(() => Promise.resolve(server.has));
    await composer.callOff();
    composer.type('body', 'And more');
    server.has = 'has it';
    expect(await composer.send()).to.equal('has it');
    expect(composer.snapshot.text.body).to.equal('And more');
    expect(composer.snapshot.sendProblem).to.deep.equal({ is: 'taken' });
    await composer.idle();
  });

  it('is called off after a reload, too: nothing is sent', async () => {
    const { composer, make } = await hanging(() => Promise.resolve(undefined));
    await composer.callOff();
    await composer.idle();
    const again = make();
    await again.restored;
    await settled();
    expect(again.isOnItsWay).to.equal(false);
    expect(again.delivery.isUncertain).to.equal(true);
    expect(again.snapshot.sendProblem, 'it is still said').to.deep.equal({ is: 'unsure' });
    expect(again.snapshot.text.summary).to.equal('Help');
    await again.idle();
  });
});

describe('A submission that another tab sends', () => {
  /** One tab of this customer. */
  function openTab(apiBase: string, find: () => Promise<Page<SupportRequest>>) {
    const backend = new ManualBackend();
    const signals: AbortSignal[] = [];
    const tab = new Desk({ backend, apiBase, user: 'ada' });
    Object.assign(backend, {
      listRequests: find,
      createRequest: (_: NewRequest, { signal }: { signal: AbortSignal }) => {
        signals.push(signal);
        return new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(signal.reason as Error)),
        );
      },
    });
    tab.wake();
    return { tab, signals, composer: tab.newRequest };
  }

  it('stops there, and is not sent by this one', async () => {
    const apiBase = `https://${crypto.randomUUID()}.example/`;
    const nothing = () => Promise.resolve({ items: [] });
    const first = openTab(apiBase, nothing);
    const second = openTab(apiBase, nothing);
    await Promise.all([first, second].map(({ composer }) => composer.restored));
    first.composer.type('summary', 'Delete it');
    first.composer.type('body', 'Now');
    const sending = first.composer.send();
    await waitFor(() => first.signals.length === 1, 'the call');
    await waitFor(() => second.composer.isOnItsWay, 'the other tab to know of it');
    await second.composer.callOff();
    await waitFor(() => first.signals[0]!.aborted, 'the call to be aborted');
    expect(await sending).to.equal(undefined);
    await waitFor(() => [first, second].every(({ composer }) => composer.isAtRest), 'both to rest');
    for (const { composer } of [first, second]) expect(composer.snapshot.text.summary).to.equal('Delete it');
    expect(first.composer.snapshot.sendProblem).to.deep.equal({ is: 'stopped' });
    expect(second.signals).to.have.length(0);
    await Promise.all([first, second].map(({ tab }) => tab.sleep()));
  });
});
