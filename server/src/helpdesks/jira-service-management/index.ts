/** Jira Service Management, by its public REST API. */
import type { Helpdesk } from '../../app/desk.ts';
import type { HelpdeskKind, HelpdeskNeeds } from '../shared/kind.ts';
import { pollChanges } from '../shared/poll.ts';
import { createCatalogue } from './catalogue.ts';
import { createLook } from './changes.ts';
import { check } from './check.ts';
import { createJira } from './client.ts';
import { createDesk } from './desk.ts';
import { createHook } from './hook.ts';
import { createPeople } from './people.ts';
import { createRegister } from './register.ts';
import { readSettings, type Settings } from './settings.ts';
import { createTypes } from './types.ts';

/** While a webhook tells of changes, the poll is for what is lost. */
const slowPoll = { shortestMs: 30_000, longestMs: 120_000 };

function open(settings: Settings, { customers, report }: HelpdeskNeeds): Helpdesk {
  const jira = createJira(settings);
  const types = createTypes(jira);
  const register = createRegister(jira);
  const people = createPeople(jira, { customers, report });
  const sources = { jira, types, people, register, report };
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
      files: 'helpdesk',
      completesCalls: false,
      types: true,
      // Jira searches in summaries alone, and takes a rating from the reporter alone.
      features: { search: false, rating: settings.commentsAs === 'customer-token' },
    },
    catalogue: createCatalogue(jira, types),
    deskFor: customer => createDesk(customer, sources),
    changes: (since, signal) =>
      pollChanges(since, signal, {
        times: times || undefined,
        look: createLook({ jira, register, customers }),
        report,
      }),
    ...(hookSecret !== undefined && { hook: createHook(hookSecret, { jira, register, customers }) }),
  };
}

const isUrl = (text: string): string | undefined =>
  /^https?:\/\/[^/]/.test(text) && URL.canParse(text)
    ? undefined
    : 'A URL like https://example.atlassian.net, please.';

const isGiven = (text: string): string | undefined => (text ? undefined : 'This is needed.');

export const jiraServiceManagement: HelpdeskKind = {
  type: 'jira-service-management',
  label: 'Jira Service Management',
  questions: [
    { name: 'url', text: 'The URL of Jira', initial: 'https://example.atlassian.net', problem: isUrl },
    { name: 'user', text: 'The address of the service account', initial: '', problem: isGiven },
    { name: 'token', text: 'An API token of the service account', initial: '', problem: isGiven },
    {
      name: 'accountId',
      text: 'The id of the service account: the end of the address of its profile, /jira/people/…',
      initial: '',
      problem: isGiven,
    },
    { name: 'serviceDesk', text: 'The key of the project', initial: 'CS', problem: isGiven },
    {
      name: 'requestType',
      text: 'The id of the request type for new requests',
      initial: '',
      problem: isGiven,
    },
  ],
  read: (reader, environment) => {
    const settings = readSettings(reader, environment);
    return { open: needs => open(settings, needs), check: () => check(createJira(settings)) };
  },
};
