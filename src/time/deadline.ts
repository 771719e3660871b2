import { SupportError } from '../model.ts';

/**
 * Runs `work` with a signal that is aborted when the caller's is or when the time is up, and rejects then even where `work`
 * does not listen to the signal: its result is ignored from then on. Built on `setTimeout` rather than `AbortSignal.timeout`,
 * so that a test's clock reaches it and the time can be extended.
 *
 * @param work gets the signal, and a function that starts the time anew, as after progress
 * @throws what `work` rejects with, the reason of the caller's signal, or a `SupportError` of the kind `timeout`
 */
export async function withDeadline<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal, extend: () => void) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const extend = () => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(new SupportError({ kind: 'timeout' })), milliseconds);
  };
  const forward = () => controller.abort(signal?.reason);
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
  });
  signal?.addEventListener('abort', forward);
  extend();
  try {
    return await Promise.race([work(controller.signal, extend), aborted]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', forward);
  }
}
