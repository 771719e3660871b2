/** Request Tracker 5. */
import type { Helpdesk } from '../../app/desk.ts';
import type { HelpdeskKind, HelpdeskNeeds } from '../shared/kind.ts';
import { pollChanges } from '../shared/poll.ts';
import { createLook } from './changes.ts';
import { check } from './check.ts';
import { createTracker } from './client.ts';
import { createDesk } from './desk.ts';
import { createHook } from './hook.ts';
import { createMessages } from './messages.ts';
import { createPeople } from './people.ts';
import { readSettings, type Settings } from './settings.ts';
import { createStatuses } from './statuses.ts';
import { createHistories } from './transactions.ts';

/** While a webhook tells of changes, the poll is for what is lost, and for merges. */
const slowPoll = { shortestMs: 30_000, longestMs: 120_000 };

function open(settings: Settings, { customers, report }: HelpdeskNeeds): Helpdesk {
  const tracker = createTracker(settings);
  const messagesOf = createMessages(tracker);
  const histories = createHistories(tracker, messagesOf);
  const statuses = createStatuses(tracker);
  const people = createPeople(tracker, { customers });
  const sources = { tracker, messagesOf, histories, statuses, people, report };
  const { hookSecret, pollSeconds } = settings;
  const times =
    pollSeconds === undefined
      ? hookSecret && slowPoll
      : { shortestMs: pollSeconds * 1000, longestMs: 4 * pollSeconds * 1000 };
  return {
    capabilities: {
      sorts: ['updated', 'created', 'key'],
      newestFirst: true,
      formats: ['text'],
      // RT cuts a longer one.
      limits: { maxSummaryLength: 200 },
      files: 'helpdesk',
      completesCalls: false,
      // A search for words would also find those of internal comments, and needs an index that RT does not have by default.
      features: { search: false, rating: false },
    },
    deskFor: customer => createDesk(customer, sources),
    changes: (since, signal) =>
      pollChanges(since, signal, {
        times: times || undefined,
        look: createLook({ tracker, histories, customers }),
        report,
      }),
    ...(hookSecret !== undefined && { hook: createHook(hookSecret, { tracker, histories, customers }) }),
  };
}

const isUrl = (text: string): string | undefined =>
  /^https?:\/\/[^/]/.test(text) && URL.canParse(text)
    ? undefined
    : 'A URL like https://rt.example.com, please.';

const isGiven = (text: string): string | undefined => (text ? undefined : 'This is needed.');

export const requestTracker: HelpdeskKind = {
  type: 'request-tracker',
  label: 'Request Tracker',
  questions: [
    { name: 'url', text: 'The URL of Request Tracker', initial: 'https://rt.example.com', problem: isUrl },
    { name: 'user', text: 'The name of the user that writes for customers', initial: 'support-panel' },
    { name: 'token', text: 'An authentication token of that user', initial: '', problem: isGiven },
    { name: 'queue', text: 'The queue for new requests', initial: 'General' },
    { name: 'timeZone', text: "Request Tracker's time zone", initial: 'UTC' },
  ],
  read: (reader, environment) => {
    const settings = readSettings(reader, environment);
    return { open: needs => open(settings, needs), check: () => check(createTracker(settings)) };
  },
};
