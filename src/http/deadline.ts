import { SupportError } from '../model.ts';

/** A read gives up after this many milliseconds. */
export const READ_TIMEOUT = 15_000;
/** A write gives up after this many milliseconds. */
export const WRITE_TIMEOUT = 30_000;
/** An upload gives up after this many milliseconds without progress. */
export const UPLOAD_STALL_TIMEOUT = 60_000;
/** An upload whose progress can't be seen gives up after this many milliseconds. */
export const BLIND_UPLOAD_TIMEOUT = 300_000;

/**
 * Runs `work` with a signal that fires when the caller's does or when the time is up, and settles then even where `work`
 * does not listen to the signal (a page's own `fetch` may not). Built on `setTimeout` rather than
 * `AbortSignal.timeout`, so that a test's clock reaches it and `extend` can push the end away.
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
  const ended = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
  });
  signal?.addEventListener('abort', forward);
  extend();
  try {
    return await Promise.race([work(controller.signal, extend), ended]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', forward);
  }
}
