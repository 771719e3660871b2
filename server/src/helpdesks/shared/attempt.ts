/** What comes after a request was made, and is no part of it: where that fails, the operator is told, and the request is there. */
export async function attempt(
  what: string,
  job: Promise<unknown>,
  report: (error: unknown) => void,
): Promise<void> {
  try {
    await job;
  } catch (error) {
    report(new Error(`${what}: ${(error as Error).message}`));
  }
}
