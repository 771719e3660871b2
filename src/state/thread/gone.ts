import type { LoadPhase } from '../paging.ts';

/** Whether a request is not there, or not there any more, for this customer: the server does not find it or does not show it. */
export const isGone = (phase: LoadPhase): boolean =>
  phase.is === 'failed' && (phase.problem.kind === 'not-found' || phase.problem.kind === 'forbidden');
