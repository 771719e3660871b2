import type { Customer } from '../app/customer.ts';

/** The members of a token or answer that say who the customer is. */
export interface ClaimNames {
  /** Default `sub` in tokens, else `key`. Stable and unique: the number of the account, never an address. */
  readonly key?: string;
  /** Default `name`. */
  readonly name?: string;
  /** Default `email`. */
  readonly email?: string;
}

const longest = 200;

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() && text.length <= longest ? text : undefined;
}

/** The customer that these members describe; `undefined` where there is no usable key. Without a name the key stands for it. */
export function customerOf(
  members: Readonly<Record<string, unknown>>,
  { key: keyName = 'key', name: nameName = 'name', email: emailName = 'email' }: ClaimNames,
): Customer | undefined {
  const own = (name: string): string | undefined =>
    Object.hasOwn(members, name) ? textOf(members[name]) : undefined;
  const key = own(keyName);
  // What cannot be printed, or be stored as it is (half of a pair of UTF-16), is nobody's key.
  if (key === undefined || /[\p{Cc}\p{Cs}]/u.test(key)) return undefined;
  const email = own(emailName);
  return { key, name: own(nameName) ?? key, ...(email === undefined ? {} : { email }) };
}
