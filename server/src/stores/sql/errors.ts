import { StoreUnavailable } from '../../app/store.ts';

/**
 * SQLSTATE classes and codes (PostgreSQL manual, appendix A) after which the same call may go well a little later: connection lost, too
 * few resources (disk, memory, connections), deadlock, lock timeout, statement timeout, shutdown, a standby that takes no writes.
 */
const passing = /^(08|53|40001|40P01|55P03|57014|57P0|25006|58030)/;
const passingOfSystem = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
];
/** Errors of the `pg` package have no code. */
const passingText =
  /connection terminated|connection error|timeout exceeded|query read timeout|connection ended/i;

/**
 * An error of a driver as the app may see it. Drivers add the statement's parameters and rows to their errors, which would write what
 * customers wrote into the log: only message and code are left.
 */
export function databaseError(error: unknown): Error {
  const { message = '', code = '' } = error as { message?: string; code?: string };
  const text = code ? `${message} (${code})` : message;
  const passes = passing.test(code) || passingOfSystem.includes(code) || passingText.test(message);
  return passes ? new StoreUnavailable(text) : new Error(`Database: ${text}`);
}
