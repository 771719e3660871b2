/** WHMCS 8, by its API. */
import type { Helpdesk } from '../../app/desk.ts';
import { isGiven, isTimeZone, oneOf, urlLike } from '../../init-questions.ts';
import type { HelpdeskKind, HelpdeskNeeds } from '../shared/kind.ts';
import { pollChanges, pollTimes } from '../shared/poll.ts';
import { createVersions } from '../shared/versions.ts';
import { createCatalogue } from './catalogue.ts';
import { createLook } from './changes.ts';
import { check } from './check.ts';
import { createWhmcs } from './client.ts';
import { createDesk } from './desk.ts';
import { createFiles } from './files.ts';
import { createHook } from './hook.ts';
import { createPeople } from './people.ts';
import { readSettings, type Settings } from './settings.ts';
import { createTickets } from './tickets.ts';
import { maxFileBytes } from './upload.ts';

function open(settings: Settings, { customers, report }: HelpdeskNeeds): Helpdesk {
  const whmcs = createWhmcs(settings);
  const tickets = createTickets(whmcs);
  const people = createPeople(whmcs, { customers, report });
  const sources = { whmcs, tickets, people, files: createFiles(whmcs, tickets), report };
  const changeSources = { tickets, people, versions: createVersions() };
  const { hookSecret } = settings;
  return {
    capabilities: {
      sorts: ['updated', 'created', 'key'],
      newestFirst: true,
      formats: ['text', 'markdown'],
      limits: { maxAttachmentBytes: maxFileBytes(settings) },
      files: 'helpdesk',
      completesCalls: false,
      team: true,
      // Whom a ticket is copied to does not find it in a list.
      people: false,
      // The API searches in subjects alone, and has no ratings.
      features: { search: false, rating: false },
    },
    catalogue: createCatalogue(whmcs, people),
    deskFor: customer => createDesk(customer, sources),
    changes: (since, signal) =>
      pollChanges(since, signal, { times: pollTimes(settings), look: createLook(changeSources), report }),
    ...(hookSecret !== undefined && { hook: createHook(hookSecret, changeSources) }),
  };
}

export const whmcs: HelpdeskKind = {
  type: 'whmcs',
  label: 'WHMCS',
  questions: [
    {
      name: 'url',
      text: 'The URL of WHMCS',
      initial: 'https://billing.example.com',
      problem: urlLike('https://billing.example.com'),
    },
    { name: 'identifier', text: 'The identifier of an API credential', initial: '', problem: isGiven },
    {
      name: 'secret',
      text: 'The secret of that API credential',
      initial: '',
      problem: isGiven,
      variable: 'WHMCS_SECRET',
    },
    { name: 'department', text: 'The id of the department for new requests', initial: '1', problem: isGiven },
    {
      name: 'customers',
      text: "Customers are found by email, or by key: the panel's key of the customer is the id of the client",
      initial: 'email',
      problem: oneOf(['email', 'key']),
    },
    {
      name: 'timeZone',
      text: "WHMCS's time zone, which its API does not tell: that of its PHP, such as Europe/Amsterdam",
      initial: 'UTC',
      problem: isTimeZone,
    },
  ],
  read: (reader, environment) => {
    const settings = readSettings(reader, environment);
    return { open: needs => open(settings, needs), check: () => check(createWhmcs(settings)) };
  },
};
