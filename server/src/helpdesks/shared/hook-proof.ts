/** Whether a call of a webhook comes from the helpdesk. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { HelpdeskHook } from '../../app/desk.ts';
import { signatureOf } from '../../operation/webhooks.ts';

/** Seconds by which the helpdesk's clock may differ, with the time on the way. */
export const toleranceSeconds = 300;

/** In a time that does not depend on what is equal: also not on the lengths. */
export function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

export interface Proof {
  readonly ok: boolean;
  /** The same for a repeated call; absent where a repeated call cannot be told from a new one. */
  readonly id?: string;
  /** Of a call that is refused. */
  readonly why?: string;
}

function inTime(at: number, id: string | undefined, now: number): Proof {
  return Math.abs(now - at) <= toleranceSeconds * 1000
    ? { ok: true, ...(id && { id }) }
    : { ok: false, why: 'it is old: it is repeated, or a clock is wrong' };
}

/** @param now milliseconds since the epoch */
export function proofOf({ secret, proof }: HelpdeskHook, headers: Headers, body: string, now: number): Proof {
  if (proof === 'secret') {
    const given = /^Bearer (.+)$/.exec(headers.get('Authorization') ?? '')?.[1] ?? '';
    return isSame(given, secret) ? { ok: true } : { ok: false, why: 'it does not have the secret' };
  }
  if (typeof proof === 'function') {
    const signed = proof(headers, body);
    if (!signed) return { ok: false, why: 'its signature is wrong' };
    const { at, id } = signed;
    return at === undefined ? { ok: true, ...(id && { id }) } : inTime(at, id, now);
  }
  const given = headers.get('Support-Signature') ?? '';
  const seconds = Number(/^t=(\d{1,12}),v1=[0-9a-f]{64}$/.exec(given)?.[1] ?? NaN);
  if (!isSame(given, signatureOf(secret, body, seconds))) return { ok: false, why: 'its signature is wrong' };
  return inTime(seconds * 1000, given, now);
}
