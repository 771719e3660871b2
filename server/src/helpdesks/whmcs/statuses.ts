/** Which of WHMCS's statuses are closed: WHMCS does not say it, the configuration does. An unknown one is open. */
import type { Settings } from './settings.ts';

type Named = Pick<Settings, 'closedStatuses' | 'waitingStatuses'>;

const has = (names: readonly string[], status: string): boolean =>
  names.some(name => name.toLowerCase() === status.toLowerCase());

export const isClosed = (status: string, { closedStatuses }: Named): boolean => has(closedStatuses, status);
export const isWaiting = (status: string, { waitingStatuses }: Named): boolean =>
  has(waitingStatuses, status);
