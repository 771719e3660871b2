import type { SupportRequest } from '../../model.ts';
import type { LoadPhase } from '../paging.ts';
import type { ThreadSnapshot } from './thread.ts';

/** Whether a request is not there, or not there any more, for this customer: the server does not find it or does not show it. */
export const isGone = (phase: LoadPhase): boolean =>
  phase.is === 'failed' && (phase.problem.kind === 'not-found' || phase.problem.kind === 'forbidden');

/** The request of a thread as far as it is known; `undefined` for one that is gone, though the list may still have it. */
export const presentRequest = (snapshot: ThreadSnapshot | undefined): SupportRequest | undefined =>
  snapshot && !isGone(snapshot.requestPhase) ? snapshot.request : undefined;
