/** Request Tracker 5. */
import type { Helpdesk } from '../../app/desk.ts';
import { isGiven, isTimeZone, urlLike } from '../../init-questions.ts';
import type { HelpdeskKind, HelpdeskNeeds } from '../shared/kind.ts';
import { pollChanges, pollTimes } from '../shared/poll.ts';
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

function open(settings: Settings, { customers, report }: HelpdeskNeeds): Helpdesk {
  const tracker = createTracker(settings);
  const messagesOf = createMessages(tracker);
  const histories = createHistories(tracker, messagesOf);
  const statuses = createStatuses(tracker);
  const people = createPeople(tracker, { customers });
  const sources = { tracker, messagesOf, histories, statuses, people, report };
  const { hookSecret } = settings;
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
        times: pollTimes(settings),
        look: createLook({ tracker, histories, customers }),
        report,
      }),
    ...(hookSecret !== undefined && { hook: createHook(hookSecret, { tracker, histories, customers }) }),
  };
}

export const requestTracker: HelpdeskKind = {
  type: 'request-tracker',
  label: 'Request Tracker',
  questions: [
    {
      name: 'url',
      text: 'The URL of Request Tracker',
      initial: 'https://rt.example.com',
      problem: urlLike('https://rt.example.com'),
    },
    { name: 'user', text: 'The name of the user that writes for customers', initial: 'support-panel' },
    {
      name: 'token',
      text: 'An authentication token of that user',
      initial: '',
      problem: isGiven,
      variable: 'REQUEST_TRACKER_TOKEN',
    },
    { name: 'queue', text: 'The queue for new requests', initial: 'General' },
    {
      name: 'timeZone',
      text: 'The time zone of that user in Request Tracker, such as Europe/Amsterdam',
      initial: 'UTC',
      problem: isTimeZone,
    },
  ],
  read: (reader, environment) => {
    const settings = readSettings(reader, environment);
    return { open: needs => open(settings, needs), check: () => check(createTracker(settings)) };
  },
};
