/**
 * Every call of the widget meets every fault. Whatever happens: nothing is thrown where nobody catches it (each test
 * file has a guard for that), whoever waits is told and has a way on, nothing that was typed or chosen is gone, and in
 * the end the job is done, once.
 */
import { expect } from '@open-wc/testing';
import { queryAllByRole } from '../support/queries.ts';
import { FaultyDesk } from './desk.ts';
import { faults, harmless, hopeless, passing, type FaultName } from './faults.ts';
import type { Job } from './job.ts';
import { jobs } from './jobs.ts';

/** What the person has to do about it. */
type WayOn =
  | 'nothing, it is not even told'
  | 'nothing, it is seen that it was done'
  | 'wait, it is tried again'
  | 'press';

/** Answers that say 2xx, with something else in them. */
const wrongBodies: readonly FaultName[] = [
  'a page of HTML comes',
  'half the JSON comes',
  'JSON of another shape comes',
];

/** Faults of the answer only: what was asked for is done. */
const carriedOut: readonly FaultName[] = [
  'the connection breaks in the middle of the answer',
  'half the JSON comes',
  'it is done, and the answer is lost',
];
/** Nothing tells this from a good answer where only its being JSON is looked at. */
const believable: FaultName = 'JSON of another shape comes';

function wayOn(job: Job, fault: FaultName): WayOn {
  if (job.seen && carriedOut.includes(fault)) return 'nothing, it is seen that it was done';
  if (job.bodiless && fault !== 'it is done, and the answer is lost' && carriedOut.includes(fault))
    return 'nothing, it is not even told';
  if (job.trusting && fault === believable) return 'nothing, it is not even told';
  if (job.silent || harmless.includes(fault)) return 'nothing, it is not even told';
  // A page in place of a file is a log-in page.
  if (job.anyBody && wrongBodies.includes(fault) && fault !== 'a page of HTML comes')
    return 'nothing, it is not even told';
  return job.automatic && passing.includes(fault) ? 'wait, it is tried again' : 'press';
}

/** All that is left where nothing can be changed: to come again. */
const reload = ({ element }: FaultyDesk): void => element.refresh();

async function meet(job: Job, fault: FaultName, desk: FaultyDesk): Promise<void> {
  const before = await desk.counts();
  const way = wayOn(job, fault);
  await job.begin(desk);
  expect(desk.told, 'told before anything failed').to.deep.equal([]);
  desk.network.break(job.call, fault);
  await job.act(desk);

  if (way === 'nothing, it is not even told') {
    await desk.time.until(() => desk.network.struck > 0, 'the fault');
    expect(desk.told).to.deep.equal([]);
  } else if (way !== 'nothing, it is seen that it was done') {
    await desk.time.until(() => desk.told.length > 0, 'a word of it');
    expect(desk.told.join(), 'what to do').to.match(/ (again|try|Try|Sign in|Tell|Ask|Correct|Look|Remove) /);
    if (fault === '401') expect(desk.signedOut, 'told to the page').to.be.greaterThan(0);
    expect((await job.lost?.(desk)) ?? '', 'lost').to.equal('');
  }
  if (!harmless.includes(fault)) desk.network.mend();

  if (way === 'press' || (job.silent && job.again && !harmless.includes(fault))) {
    const again = () => queryAllByRole(desk.element, 'button', { name: /^Try again/ });
    if (hopeless.includes(fault) && !job.silent) {
      expect(again(), 'what could not help').to.have.length(0);
      await (job.anew ?? job.again ?? reload)(desk, fault);
    } else if (job.again) await job.again(desk);
    else queryAllByRole(desk.element, 'button', { name: 'Try again' })[0]!.click();
  }
  if (way !== 'press' || job.finish) await job.finish?.(desk);
  const isBelieved = job.trusting && way !== 'press' && wrongBodies.includes(fault);
  await desk.time.until(
    () => isBelieved || job.done(desk),
    () => `The job was not done. Told: ${desk.told.join(' | ')}`,
  );
  if (fault === '401 once') {
    // What was known before may be shown before the answer.
    await desk.time.until(() => desk.asked.length > 1, 'another token to be asked for');
    expect(desk.asked).to.deep.equal([false, true]);
  }

  const { requests, comments } = await desk.counts();
  expect({ requests, comments }).to.deep.equal({
    requests: before.requests + (job.more?.requests ?? 0),
    comments: before.comments + (job.more?.comments ?? 0),
  });
}

const names = Object.keys(faults) as FaultName[];

/** The size of the whole matrix, in words. */
export const size = `${jobs.length} calls x ${names.length} faults = ${jobs.length * names.length} cells`;

/**
 * Chromium meets every fault; the two other engines share them, so that each cell is met by two engines. A cell is always the same
 * engine's, whichever files run.
 */
function isMet(job: Job, fault: FaultName): boolean {
  const { userAgent } = navigator;
  if (userAgent.includes('Chrome/')) return true;
  const cell = jobs.indexOf(job) + names.indexOf(fault);
  return cell % 2 === (userAgent.includes('Firefox/') ? 0 : 1);
}

/** One test for each of these jobs with each fault. */
export function meetEveryFault(some: readonly Job[]): void {
  let desk: FaultyDesk;
  afterEach(() => desk.close());

  for (const job of some) {
    describe(job.note ? `${job.operation}, ${job.note}` : job.operation, () => {
      for (const fault of names) {
        if (!isMet(job, fault)) continue;
        it(`${fault}: ${wayOn(job, fault)}`, async () => {
          desk = await FaultyDesk.open(job.requests);
          await meet(job, fault, desk);
        });
      }
    });
  }
}

/** Whether a job's call only asks. */
export const isReading = ({ call }: Job): boolean => call.source.startsWith('^GET');
