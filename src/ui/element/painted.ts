import { withDeadline } from '../../time/deadline.ts';

/** Milliseconds after which the wait ends in a page without animation frames, such as a hidden tab. */
const NO_FRAME_TIMEOUT = 200;

/** Resolves once the last rendering is painted, for work that must not delay it; after 200 ms in a page that is not painted. */
export const painted = (): Promise<void> =>
  withDeadline(NO_FRAME_TIMEOUT, undefined, secondFrame).catch(() => {});

/** The second frame begins when the first one is painted. */
const secondFrame = () =>
  new Promise<void>(resolve => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
