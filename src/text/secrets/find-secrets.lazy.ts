import { labelledSecrets } from './labelled.ts';
import { commandSecrets } from './commands.ts';
import { keysAndTokens } from './tokens.ts';
import type { Secret } from './secret.ts';

/** Characters that are searched: of a log of megabytes, the first and the last ones. */
const LIMIT = 400_000;

/**
 * Finds passwords, private keys and access tokens in a text that somebody is about to send. The rules prefer to miss one over a false alarm:
 * logs, hashes, fingerprints, public keys and what stands in place of a password are no secrets. The ranges do not overlap and are in order.
 */
export function findSecrets(text: string): readonly Secret[] {
  const tail = Math.max(LIMIT, text.length - LIMIT);
  const found = [
    ...searchIn(text.slice(0, LIMIT), 0),
    ...(text.length > LIMIT ? searchIn(text.slice(tail), tail) : []),
  ].sort((one, other) => one.start - other.start || other.end - one.end);
  const merged: Secret[] = [];
  for (const secret of found) {
    const last = merged.at(-1);
    if (!last || secret.start >= last.end) merged.push(secret);
    else merged[merged.length - 1] = { ...last, end: Math.max(last.end, secret.end) };
  }
  return merged;
}

const searchIn = (text: string, offset: number): Secret[] =>
  [...keysAndTokens(text), ...commandSecrets(text), ...labelledSecrets(text)].map(({ kind, start, end }) => ({
    kind,
    start: start + offset,
    end: end + offset,
  }));
