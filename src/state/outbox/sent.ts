import type { SupportEventDetails } from '../../events.ts';

type SentName = 'support-request-created' | 'support-comment-added';

/** What the server has taken, as the public event that announces it. */
export type Sent<N extends SentName = SentName> = {
  [K in N]: {
    readonly name: K;
    readonly detail: SupportEventDetails[K];
    /** The customer had called it off; the server has it all the same. */
    readonly isCalledOff?: boolean;
  };
}[N];

export type SentRequest = Sent<'support-request-created'>;

/** A request that was sent a moment ago. */
export interface JustSent {
  readonly key: string;
  /** The customer had called it off; the server has it all the same. */
  readonly isCalledOff: boolean;
}
