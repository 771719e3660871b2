/** Jira Service Management, by its public REST API. */
import type { Helpdesk } from '../../app/desk.ts';
import { isGiven, urlLike } from '../../init-questions.ts';
import type { HelpdeskKind, HelpdeskNeeds } from '../shared/kind.ts';
import { pollChanges, pollTimes } from '../shared/poll.ts';
import { createVersions } from '../shared/versions.ts';
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

function open(settings: Settings, { customers, report }: HelpdeskNeeds): Helpdesk {
  const jira = createJira(settings);
  const types = createTypes(jira);
  const register = createRegister(jira);
  const people = createPeople(jira, { customers, report });
  const sources = { jira, types, people, register, report };
  const changeSources = { jira, register, customers, versions: createVersions() };
  const { hookSecret } = settings;
  return {
    capabilities: {
      sorts: ['updated', 'created', 'key'],
      newestFirst: true,
      formats: ['text'],
      files: 'helpdesk',
      completesCalls: false,
      types: true,
      services: settings.serviceField !== undefined,
      // Jira searches in summaries alone, and takes a rating from the reporter alone.
      features: { search: false, rating: settings.commentsAs === 'customer-token' },
    },
    catalogue: createCatalogue(jira, types),
    deskFor: customer => createDesk(customer, sources),
    changes: (since, signal) =>
      pollChanges(since, signal, {
        times: pollTimes(settings),
        look: createLook(changeSources),
        report,
      }),
    ...(hookSecret !== undefined && { hook: createHook(hookSecret, changeSources) }),
  };
}

export const jiraServiceManagement: HelpdeskKind = {
  type: 'jira-service-management',
  label: 'Jira Service Management',
  questions: [
    {
      name: 'url',
      text: 'The URL of Jira',
      initial: 'https://example.atlassian.net',
      problem: urlLike('https://example.atlassian.net'),
    },
    { name: 'user', text: 'The address of the service account', initial: '', problem: isGiven },
    {
      name: 'token',
      text: 'An API token of the service account',
      initial: '',
      problem: isGiven,
      variable: 'JIRA_TOKEN',
    },
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
