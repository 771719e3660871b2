/** What a secret is: a private key, an access token, a password or another code that signs somebody in. */
export type SecretKind = 'private-key' | 'token' | 'password' | 'code';

/** Where a text contains a secret: the characters from `start` to before `end`. */
export interface Secret {
  readonly kind: SecretKind;
  readonly start: number;
  readonly end: number;
}

/** The group `value` of a match of a `d` expression, as a secret. */
export function valueIn(kind: SecretKind, match: RegExpMatchArray): Secret | undefined {
  const [start, end] = match.indices?.groups?.['value'] ?? [];
  return start === undefined || end === undefined ? undefined : { kind, start, end };
}
