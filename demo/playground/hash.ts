/** The state in a link: `#accent=a8480b&radius=14&lang=de`. Readable, in a fixed order, without default values. */
import { isKey, rules, withValue, type Key, type State } from './state.ts';

/** The longest value in a link, in characters: a picture that is longer would make the link too long for mail or chat. */
const maxLength = 4_000;

const isTooLong = (value: string): boolean => value.length > maxLength;

/** Whether a link contains the whole state: a picture from a file may be too long for it. */
export const fitsLink = (state: State): boolean => !Object.values(state).some(isTooLong);

/** The hash without `#`; an empty string for an unchanged state. */
export function toHash(state: State): string {
  const query = new URLSearchParams();
  for (const key of rules.keys()) {
    const value = state[key as Key];
    if (value === undefined || isTooLong(value)) continue;
    query.set(key, value.replace(/^#(?=[0-9a-f]{6}$)/, ''));
  }
  return query.toString();
}

/** The state of a hash, with or without `#`; unknown keys and values that are not valid are ignored. */
export function fromHash(hash: string): State {
  let state: State = {};
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    if (isKey(key)) state = withValue(state, key, value);
  }
  return state;
}
