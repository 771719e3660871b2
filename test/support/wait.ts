type Truthy<T> = Exclude<T, null | undefined | false | 0 | ''>;

/** How long a thing that is expected may take, on a slow machine too. Below mocha's own limit. */
const patience = 12_000;

/**
 * Waits until `condition` gives something truthy, and gives that. While it throws, or gives something falsy, it is asked
 * again in each frame; the last error becomes the cause.
 *
 *     await waitFor(() => api.calls.length === 1, 'one call');
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  what: string | (() => string) = 'the condition',
): Promise<Truthy<T>> {
  const deadline = performance.now() + patience;
  let cause: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value as Truthy<T>;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadline) {
      const reason = cause instanceof Error ? `: ${cause.message}` : '';
      throw new Error(typeof what === 'string' ? `Waited in vain for ${what}${reason}` : what(), { cause });
    }
    await nextTurn();
  }
}

/** The next frame, or a short while where no frames come (a hidden tab). */
function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      resolve();
    };
    const frame = requestAnimationFrame(done);
    const timer = setTimeout(done, 50);
  });
}
