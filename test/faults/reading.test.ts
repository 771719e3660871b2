import { isReading, meetEveryFault, size } from './matrix.ts';
import { jobs } from './jobs.ts';

describe('Every call that reads meets every fault', () => {
  before(() => {
    // Once, so that a run says what it covered.
    console.log(`Fault matrix: ${size}`);
  });
  meetEveryFault(jobs.filter(isReading));
});
