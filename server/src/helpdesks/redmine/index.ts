/** Redmine 5. It tells nothing by itself: changes come by polling. */
import type { Helpdesk } from '../../app/desk.ts';
import { isGiven, oneOf, urlLike } from '../../init-questions.ts';
import type { HelpdeskKind, HelpdeskNeeds } from '../shared/kind.ts';
import { pollChanges, pollTimes } from '../shared/poll.ts';
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
      pollChanges(since, signal, { times: pollTimes(settings), look: createLook(sources), report }),
  };
}

export const redmine: HelpdeskKind = {
  type: 'redmine',
  label: 'Redmine',
  hasWebhook: false,
  questions: [
    {
      name: 'url',
      text: 'The URL of Redmine',
      initial: 'https://redmine.example.com',
      problem: urlLike('https://redmine.example.com'),
    },
    {
      name: 'key',
      text: 'An API access key (My account > API access key)',
      initial: '',
      problem: isGiven,
      variable: 'REDMINE_KEY',
    },
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
