/** Redmine 5. It tells nothing by itself: changes come by polling. */
import type { Helpdesk } from '../../app/desk.ts';
import type { HelpdeskKind, HelpdeskNeeds } from '../shared/kind.ts';
import { pollChanges } from '../shared/poll.ts';
import { isMarkdown } from './bodies.ts';
import { createLook } from './changes.ts';
import { check } from './check.ts';
import { createRedmine } from './client.ts';
import { createDesk } from './desk.ts';
import { createPeople } from './people.ts';
import { customerChoices, formattings, readSettings, type Settings } from './settings.ts';
import { createStatuses } from './statuses.ts';
import { createSummaries } from './summaries.ts';

function open(settings: Settings, { customers, report }: HelpdeskNeeds): Helpdesk {
  const redmine = createRedmine(settings);
  const summaries = createSummaries(redmine);
  const people = createPeople(redmine, { customers });
  const sources = { redmine, people, summaries, statuses: createStatuses(redmine), report };
  const { pollSeconds } = settings;
  const times = pollSeconds && { shortestMs: pollSeconds * 1000, longestMs: 4 * pollSeconds * 1000 };
  return {
    capabilities: {
      sorts: ['updated', 'created', 'key'],
      newestFirst: true,
      formats: isMarkdown(settings) ? ['text', 'markdown'] : ['text'],
      files: 'helpdesk',
      completesCalls: false,
      // Words are looked for with the customer's own eyes: one user for all could see private notes.
      features: { search: settings.customers !== 'field', rating: false },
    },
    deskFor: customer => createDesk(customer, sources),
    changes: (since, signal) =>
      pollChanges(since, signal, { times: times || undefined, look: createLook(sources), report }),
  };
}

const isUrl = (text: string): string | undefined =>
  /^https?:\/\/[^/]/.test(text) && URL.canParse(text)
    ? undefined
    : 'A URL like https://redmine.example.com, please.';

const isGiven = (text: string): string | undefined => (text ? undefined : 'This is needed.');

const oneOf =
  (choices: readonly string[]) =>
  (text: string): string | undefined =>
    choices.includes(text) ? undefined : `One of ${choices.join(', ')}, please.`;

export const redmine: HelpdeskKind = {
  type: 'redmine',
  label: 'Redmine',
  hasWebhook: false,
  questions: [
    { name: 'url', text: 'The URL of Redmine', initial: 'https://redmine.example.com', problem: isUrl },
    { name: 'key', text: 'An API access key (My account > API access key)', initial: '', problem: isGiven },
    { name: 'project', text: 'The identifier of the project for requests', initial: 'support' },
    {
      name: 'customers',
      text: 'Customers are found by email or login, and write under their own names (the key of an administrator); or field: one user writes for all',
      initial: 'email',
      problem: oneOf(customerChoices),
    },
    {
      name: 'customerField',
      text: 'Only with field: the custom field with the key of the customer',
      initial: '',
    },
    { name: 'role', text: 'The role of customers in the project', initial: 'Customer' },
    {
      name: 'formatting',
      text: 'Text formatting, as in Administration > Settings > General',
      initial: 'textile',
      problem: oneOf(formattings),
    },
  ],
  read: (reader, environment) => {
    const settings = readSettings(reader, environment);
    return { open: needs => open(settings, needs), check: () => check(createRedmine(settings)) };
  },
};
