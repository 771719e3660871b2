import { expect } from '@open-wc/testing';
import { exclusive } from '../../../src/state/storage/exclusive.ts';
import { deferred } from '../../support/mock-api.ts';
import { rejection } from '../../support/rejection.ts';
import { waitFor } from '../../support/wait.ts';
import { settled } from '../../support/fake-backend.ts';

/** Between two attempts to take a lease that another tab has; see src/state/storage/lease.lazy.ts. */
const PAUSE = 250;
/** How long storage is waited for; see there, too. */
const PATIENCE = 3000;

/** Work that logs when it begins and ends. */
function workshop() {
  const log: string[] = [];
  let inside = 0;
  let most = 0;
  const work =
    (name: string, until: Promise<unknown> = settled()) =>
    async () => {
      most = Math.max(most, ++inside);
      log.push(`${name} begins`);
      await until;
      log.push(`${name} ends`);
      inside--;
      return name;
    };
  return { log, work, most: () => most };
}

/** The same demands on both ways. */
function tests(): void {
  let name = '';
  beforeEach(() => {
    name = crypto.randomUUID();
  });

  it('goes on one at a time', async () => {
    const { work, most, log } = workshop();
    const all = ['a', 'b', 'c'].map(each => exclusive(name, work(each)));
    expect(await Promise.all(all)).to.deep.equal(['a', 'b', 'c']);
    expect(log).to.have.length(6);
    expect(most()).to.equal(1);
  });

  it('waits for no work of another name', async () => {
    const { work, log } = workshop();
    const end = deferred<undefined>();
    const first = exclusive(name, work('a', end.promise));
    await waitFor(() => log.includes('a begins'));
    expect(await exclusive(`${name} other`, work('b'))).to.equal('b');
    expect(log).to.not.include('a ends');
    end.resolve(undefined);
    await first;
  });

  it('makes room when it fails, and fails for who asked', async () => {
    const { work } = workshop();
    const error = new Error('Out of paper');
    expect(await rejection(exclusive(name, () => Promise.reject(error)))).to.equal(error);
    expect(await exclusive(name, work('b'))).to.equal('b');
  });
}

describe('What only one tab may do at a time, by Web Locks', tests);

describe('What only one tab may do at a time, without Web Locks, as on plain http', () => {
  const realTimeout = window.setTimeout.bind(window);
  const realInterval = window.setInterval.bind(window);
  const { now } = Date;
  /** Looks at a lease that somebody else has. */
  let attempts = 0;
  let renew: (() => void) | undefined;
  /** Storage never answers: nobody has to wait for that in earnest. */
  let isSilent = false;

  beforeEach('no locks', () => {
    Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
    // Time stands still: what waits for a lease to run out waits for ever.
    moveClock(0);
    attempts = 0;
    isSilent = false;
    window.setTimeout = ((run: () => void, delay?: number) => {
      if (delay === PAUSE) attempts++;
      return realTimeout(run, delay === PAUSE || (isSilent && delay === PATIENCE) ? 1 : delay);
    }) as typeof window.setTimeout;
    window.setInterval = ((run: () => void) => {
      renew = run;
      return 0;
    }) as typeof window.setInterval;
  });
  afterEach(() => {
    Object.assign(window, { setTimeout: realTimeout, setInterval: realInterval });
    Date.now = now;
    Reflect.deleteProperty(navigator, 'locks');
  });

  const start = now();
  const moveClock = (milliseconds: number) => {
    Date.now = () => start + milliseconds;
  };
  /** Whoever waits has tried again since. */
  const lookedAgain = async () => {
    const before = attempts;
    await waitFor(() => attempts > before + 1, 'another attempt to take the lease');
  };

  tests();

  it('is left to the tab that does it, as long as that tab lives', async () => {
    const { work, log } = workshop();
    const end = deferred<undefined>();
    const name = crypto.randomUUID();
    const first = exclusive(name, work('a', end.promise));
    await waitFor(() => log.includes('a begins'));
    const second = exclusive(name, work('b'));
    for (const time of [4000, 8000, 12_000]) {
      moveClock(time);
      renew!();
      await lookedAgain();
      moveClock(time + 3000);
      await lookedAgain();
      expect(log).to.deep.equal(['a begins']);
    }
    end.resolve(undefined);
    await Promise.all([first, second]);
    expect(log).to.deep.equal(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('is free again a few seconds after its tab was closed', async () => {
    const { work, log } = workshop();
    const name = crypto.randomUUID();
    // Never ends, and never renews: the tab is gone.
    void exclusive(name, work('a', new Promise(() => {})));
    await waitFor(() => log.includes('a begins'));
    const second = exclusive(name, work('b'));
    moveClock(4000);
    await lookedAgain();
    expect(log).to.deep.equal(['a begins']);
    moveClock(6000);
    expect(await second).to.equal('b');
  });

  for (const [how, open] of [
    [
      'there is no storage either',
      () => {
        throw new DOMException('Not in a private window', 'SecurityError');
      },
    ],
    // Takes the call, and no event ever follows.
    ['storage never answers', () => ({}) as IDBOpenDBRequest],
  ] as const satisfies readonly (readonly [string, () => IDBOpenDBRequest])[]) {
    it(`goes on all the same where ${how}`, async () => {
      isSilent = true;
      const real = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
      IDBFactory.prototype.open = open;
      try {
        const { work } = workshop();
        expect(await exclusive(crypto.randomUUID(), work('a'))).to.equal('a');
      } finally {
        Object.defineProperty(IDBFactory.prototype, 'open', real);
      }
    });
  }
});
