/** A file that has not come after so long, in milliseconds, is not waited for. */
const PATIENCE = 8000;

/**
 * Loads a brand's JSON file.
 *
 * @throws where it can't be had or is no JSON
 */
export async function loadBrandFile(url: string): Promise<unknown> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`HTTP status ${answer.status}`);
  return answer.json();
}
