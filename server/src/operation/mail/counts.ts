/** What has become of mails since this server started, for the metrics. */

/**
 * `sent`: an SMTP server has taken it; `deferred`: an attempt has failed, it is tried again; `failed`: it was given up; `dropped`: there was
 * nothing to send any more, or no address.
 */
export type MailOutcome = 'sent' | 'deferred' | 'failed' | 'dropped';

export interface MailCounts {
  readonly count: (outcome: MailOutcome) => void;
  totals(): ReadonlyMap<MailOutcome, number>;
}

export function countMails(): MailCounts {
  const outcomes: readonly MailOutcome[] = ['sent', 'deferred', 'failed', 'dropped'];
  // From 0, so that the first one is a rise.
  const totals = new Map(outcomes.map(outcome => [outcome, 0]));
  return {
    count: outcome => void totals.set(outcome, (totals.get(outcome) ?? 0) + 1),
    totals: () => totals,
  };
}
