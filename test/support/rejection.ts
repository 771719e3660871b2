import { SupportError, type Problem } from '../../src/model.ts';

/** What a promise is rejected with; fails where it is fulfilled. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    value => ({ value }),
    (reason: unknown) => ({ reason }),
  );
  if ('reason' in outcome) return outcome.reason;
  throw new Error(`Fulfilled with ${JSON.stringify(outcome.value)}, not rejected`);
}

/** The problem that a call fails with; anything but a `SupportError` fails the test. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const reason = await rejection(promise);
  if (reason instanceof SupportError) return reason.problem;
  throw new Error(`Not a SupportError: ${String(reason)}`, { cause: reason });
}
