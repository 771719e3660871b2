/** Zammad 6 and later. */
import type { Helpdesk } from '../../app/desk.ts';
import { isGiven, oneOf, urlLike } from '../../init-questions.ts';
import type { HelpdeskKind, HelpdeskNeeds } from '../shared/kind.ts';
import { pollChanges, pollTimes } from '../shared/poll.ts';
import { createCatalogue } from './catalogue.ts';
import { createLook } from './changes.ts';
import { check } from './check.ts';
import { createZammad } from './client.ts';
import { createDesk } from './desk.ts';
import { createHook } from './hook.ts';
import { createPeople } from './people.ts';
import { createServiceOptions } from './services.ts';
import { customerChoices, readSettings, type Settings } from './settings.ts';
import { createStates } from './states.ts';
import { createSummaries } from './summaries.ts';

function open(settings: Settings, { customers, report }: HelpdeskNeeds): Helpdesk {
  const zammad = createZammad(settings);
  const states = createStates(zammad);
  const summaries = createSummaries(states, {
    showsPriority: settings.priorities.length > 0,
    serviceAttribute: settings.serviceAttribute,
  });
  const people = createPeople(zammad, { customers, report });
  const services = createServiceOptions(zammad);
  const sources = { zammad, people, states, summaries, services, report };
  const { hookSecret, priorities, serviceAttribute } = settings;
  return {
    capabilities: {
      // Numbers rise with time, however Zammad is set to make them.
      sorts: ['updated', 'created', 'key'],
      newestFirst: true,
      formats: ['text'],
      // A title has 250 characters, a body 1,500,000; Zammad's own nginx takes 50 MB, of which base64 is a third more than the files.
      limits: { maxSummaryLength: 250, maxAttachmentBytes: 35 * 1024 * 1024 },
      files: 'helpdesk',
      completesCalls: false,
      severities: priorities.length > 0,
      services: serviceAttribute !== undefined,
      // A search for words would also find those of internal articles.
      features: { search: false, rating: false },
    },
    deskFor: customer => createDesk(customer, sources),
    changes: (since, signal) =>
      pollChanges(since, signal, { times: pollTimes(settings), look: createLook(sources), report }),
    ...(hookSecret !== undefined && { hook: createHook(hookSecret, sources) }),
    catalogue: createCatalogue(zammad, services),
  };
}

export const zammad: HelpdeskKind = {
  type: 'zammad',
  label: 'Zammad',
  questions: [
    {
      name: 'url',
      text: 'The URL of Zammad',
      initial: 'https://zammad.example.com',
      problem: urlLike('https://zammad.example.com'),
    },
    {
      name: 'token',
      text: 'An access token with ticket.agent and admin.user (Profile > Token Access)',
      initial: '',
      problem: isGiven,
      variable: 'ZAMMAD_TOKEN',
    },
    { name: 'group', text: 'The group for new requests', initial: 'Users' },
    {
      name: 'customers',
      text: 'Customers are found by email, or by login',
      initial: 'email',
      problem: oneOf(customerChoices),
    },
    { name: 'role', text: 'The role of customers', initial: 'Customer' },
  ],
  read: (reader, environment) => {
    const settings = readSettings(reader, environment);
    return { open: needs => open(settings, needs), check: () => check(createZammad(settings)) };
  },
};
