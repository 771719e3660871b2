/** Where nothing is painted, as in a hidden tab, no frame comes: then it is over after so many milliseconds. */
const PATIENCE = 200;

/** Resolves once what was drawn last is on the screen, for work that must not come before it. */
export const painted = (): Promise<void> =>
  new Promise(done => {
    const timer = setTimeout(done, PATIENCE);
    // The second frame begins when the first one is done.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(timer);
        done();
      }),
    );
  });
