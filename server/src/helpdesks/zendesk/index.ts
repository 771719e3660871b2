/** Zendesk, by its Ticketing API. */
import type { Helpdesk } from '../../app/desk.ts';
import type { HelpdeskKind, HelpdeskNeeds } from '../shared/kind.ts';
import { pollChanges } from '../shared/poll.ts';
import { createVersions } from '../shared/versions.ts';
import { createCatalogue } from './catalogue.ts';
import { createLook } from './changes.ts';
import { check } from './check.ts';
import { createZendesk } from './client.ts';
import { createDesk } from './desk.ts';
import { createForms } from './forms.ts';
import { createHook } from './hook.ts';
import { createPeople } from './people.ts';
import { readSettings, type Settings } from './settings.ts';
import { createStatuses } from './statuses.ts';
import { createTickets } from './tickets.ts';

/** While a webhook tells of changes, the poll is for what is lost. */
const slowPoll = { shortestMs: 30_000, longestMs: 120_000 };

function open(settings: Settings, { customers, report }: HelpdeskNeeds): Helpdesk {
  const zendesk = createZendesk(settings);
  const tickets = createTickets(zendesk);
  const people = createPeople(zendesk, { customers, report });
  const forms = createForms(zendesk);
  const sources = { zendesk, tickets, people, statuses: createStatuses(zendesk), forms, report };
  const changeSources = { tickets, customers, versions: createVersions() };
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
      limits: { maxAttachmentBytes: 50_000_000, maxCommentLength: 60_000, maxDescriptionLength: 60_000 },
      files: 'helpdesk',
      completesCalls: false,
      team: true,
      people: false,
      // Zendesk's search lags, and looks into internal notes; it takes a rating from the end user alone.
      features: { search: false, rating: false },
    },
    catalogue: createCatalogue(zendesk, forms),
    deskFor: customer => createDesk(customer, sources),
    changes: (since, signal) =>
      pollChanges(since, signal, { times: times || undefined, look: createLook(changeSources), report }),
    ...(hookSecret !== undefined && { hook: createHook(hookSecret, changeSources) }),
  };
}

const isUrl = (text: string): string | undefined =>
  /^https?:\/\/[^/]/.test(text) && URL.canParse(text)
    ? undefined
    : 'A URL like https://example.zendesk.com, please.';

const isGiven = (text: string): string | undefined => (text ? undefined : 'This is needed.');

export const zendesk: HelpdeskKind = {
  type: 'zendesk',
  label: 'Zendesk',
  questions: [
    { name: 'url', text: 'The URL of Zendesk', initial: 'https://example.zendesk.com', problem: isUrl },
    {
      name: 'user',
      text: 'The address of the agent that writes for customers',
      initial: '',
      problem: isGiven,
    },
    { name: 'token', text: 'An API token', initial: '', problem: isGiven },
    {
      name: 'customers',
      text: 'Customers are found by email or external_id: the key of the panel',
      initial: 'email',
    },
  ],
  read: (reader, environment) => {
    const settings = readSettings(reader, environment);
    return { open: needs => open(settings, needs), check: () => check(createZendesk(settings)) };
  },
};
