/** A file of its own, so that neither half takes a slow machine too long. */
import { isReading, meetEveryFault } from './matrix.ts';
import { jobs } from './jobs.ts';

describe('Every call that writes meets every fault', () => {
  meetEveryFault(jobs.filter(job => !isReading(job)));
});
