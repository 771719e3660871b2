import { withDeadline } from '../time/deadline.ts';

/** Loading a brand's file gives up after this many milliseconds. */
const BRAND_TIMEOUT = 8000;

/** Loads a brand's JSON file. @throws where the file is missing, does not come in time or is no JSON */
export const loadBrandFile = (url: string): Promise<unknown> =>
  withDeadline(BRAND_TIMEOUT, undefined, async signal => {
    const response = await fetch(url, { signal });
    if (!response.ok) throw new Error(`HTTP status ${response.status}`);
    return response.json() as Promise<unknown>;
  });
