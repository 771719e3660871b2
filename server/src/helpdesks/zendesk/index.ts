/** Zendesk, by its Ticketing API. */
import type { Helpdesk } from '../../app/desk.ts';
import { isGiven, oneOf, urlLike } from '../../init-questions.ts';
import type { HelpdeskKind, HelpdeskNeeds } from '../shared/kind.ts';
import { createServices } from '../shared/services.ts';
import { pollChanges, pollTimes } from '../shared/poll.ts';
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
import { createServiceOptions } from './services.ts';
import { createDirectory, createOrganisations } from './sharing.ts';
import { createStatuses } from './statuses.ts';
import { createTickets } from './tickets.ts';

function open(settings: Settings, { customers, report }: HelpdeskNeeds): Helpdesk {
  const zendesk = createZendesk(settings);
  const tickets = createTickets(zendesk);
  const people = createPeople(zendesk, { customers, report });
  const forms = createForms(zendesk);
  const organisations = settings.people ? createOrganisations(zendesk) : undefined;
  const statuses = createStatuses(zendesk);
  const services = createServiceOptions(zendesk);
  const sources = { zendesk, tickets, people, organisations, statuses, forms, services, report };
  const changeSources = { tickets, customers, organisations, versions: createVersions() };
  const { hookSecret } = settings;
  return {
    capabilities: {
      sorts: ['updated', 'created', 'key'],
      newestFirst: true,
      formats: ['text'],
      limits: { maxAttachmentBytes: 50_000_000, maxCommentLength: 60_000, maxDescriptionLength: 60_000 },
      files: 'helpdesk',
      completesCalls: false,
      team: true,
      services: settings.serviceField !== undefined,
      people: settings.people,
      // Zendesk's search lags, and looks into internal notes; it takes a rating from the end user alone.
      features: { search: false, rating: false },
    },
    catalogue: {
      ...createCatalogue(zendesk, forms),
      ...(settings.serviceField !== undefined && { services: createServices(services) }),
      ...(organisations && { people: createDirectory(people, organisations) }),
    },
    deskFor: customer => createDesk(customer, sources),
    changes: (since, signal) =>
      pollChanges(since, signal, { times: pollTimes(settings), look: createLook(changeSources), report }),
    ...(hookSecret !== undefined && { hook: createHook(hookSecret, changeSources) }),
  };
}

export const zendesk: HelpdeskKind = {
  type: 'zendesk',
  label: 'Zendesk',
  questions: [
    {
      name: 'url',
      text: 'The URL of Zendesk',
      initial: 'https://example.zendesk.com',
      problem: urlLike('https://example.zendesk.com'),
    },
    {
      name: 'user',
      text: 'The address of the agent that writes for customers',
      initial: '',
      problem: isGiven,
    },
    { name: 'token', text: 'An API token', initial: '', problem: isGiven, variable: 'ZENDESK_TOKEN' },
    {
      name: 'customers',
      text: "Customers are found by email, or by external_id: the panel's key of the customer",
      initial: 'email',
      problem: oneOf(['email', 'external_id']),
    },
  ],
  read: (reader, environment) => {
    const settings = readSettings(reader, environment);
    return { open: needs => open(settings, needs), check: () => check(createZendesk(settings)) };
  },
};
