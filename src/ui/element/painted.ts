import { withDeadline } from '../../time/deadline.ts';

/** A page that is not painted, as in a hidden tab, has no animation frames: there the wait ends after this many milliseconds. */
const NO_FRAME_TIMEOUT = 200;

/**
 * Resolves once what was rendered last is on the screen, for work that must not delay it. In a page that is not painted it
 * resolves after 200 ms.
 */
export const painted = (): Promise<void> =>
  withDeadline(
    NO_FRAME_TIMEOUT,
    undefined,
    () =>
      new Promise<void>(resolve => {
        // The second frame begins when the first one is painted.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  ).catch(() => {});
