import type { SupportRequest } from '../../model.ts';
import { isGone } from './gone.ts';
import type { ThreadSnapshot } from './thread.ts';

/** The request of a thread as far as it is known; `undefined` for one that is gone, though the list may still have it. */
export const presentRequest = (snapshot: ThreadSnapshot | undefined): SupportRequest | undefined =>
  snapshot && !isGone(snapshot.requestPhase) ? snapshot.request : undefined;
