import type { HelpdeskKind } from '../shared/kind.ts';

export const requestTracker: HelpdeskKind = {
  type: 'request-tracker',
  label: 'Request Tracker',
  questions: [],
  read: () => {
    throw new Error('not yet');
  },
};
