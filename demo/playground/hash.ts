/** The state in a link: `#accent=a8480b&radius=14&lang=de`. Readable, in one order, and only what was chosen. */
import { isKey, rules, withValue, type Key, type State } from './state.ts';

/** A picture that is longer than this, in characters, would make the link too long for a mail or a chat. */
const LONGEST = 4_000;

const isTooLong = (value: string): boolean => value.length > LONGEST;

/** Whether the link tells everything; a picture taken from a file may be too large for it. */
export const fitsLink = (state: State): boolean => !Object.values(state).some(isTooLong);

/** The hash without `#`; empty where nothing is chosen. */
export function toHash(state: State): string {
  const query = new URLSearchParams();
  for (const key of rules.keys()) {
    const value = state[key as Key];
    if (value === undefined || isTooLong(value)) continue;
    query.set(key, value.replace(/^#(?=[0-9a-f]{6}$)/, ''));
  }
  return query.toString();
}

/** What of a hash, with or without `#`, can be understood; everything else counts as absent. */
export function fromHash(hash: string): State {
  let state: State = {};
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (isKey(key)) state = withValue(state, key, value);
  }
  return state;
}
