/** What the demo's hosting company has beside requests. */
import type { CatalogueData } from '../app/memory-catalogue.ts';
import { articles } from './company-articles.ts';
import { services } from './company-services.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

const yesNo = (id: string, label: string) => ({ id, label, type: 'checkbox' });

const types: CatalogueData['types'] = [
  {
    id: 'down',
    label: 'Something is down',
    help: 'A server, a site or mail does not work, or not as it should.',
    service: 'required',
    descriptionTemplate: 'What does not work?\n\nSince when?\n\nWhat have you tried?\n',
    fields: [
      {
        id: 'since',
        label: 'Since when',
        type: 'select',
        required: true,
        options: [
          { value: 'now', label: 'Just now' },
          { value: 'today', label: 'Some hours' },
          { value: 'earlier', label: 'Longer' },
        ],
      },
      { id: 'sinceDay', label: 'Since which day', type: 'date', showWhen: { field: 'since', is: 'earlier' } },
      {
        id: 'affected',
        label: 'What is affected',
        type: 'multiselect',
        options: ['Web', 'Mail', 'Database', 'SSH', 'Backups'].map(name => ({
          value: name.toLowerCase(),
          label: name,
        })),
      },
      yesNo('mayRestart', 'Support may restart it'),
      {
        id: 'restartFrom',
        label: 'Restart it only after',
        type: 'text',
        maxLength: 40,
        help: 'Such as 22:00.',
        showWhen: { field: 'mayRestart', is: 'true' },
      },
    ],
  },
  {
    id: 'question',
    label: 'Question',
    help: 'How something is done, or why it is so.',
    service: 'optional',
    severities: ['low', 'normal'],
    fields: [{ id: 'page', label: 'Address of the page', type: 'url' }],
  },
  {
    id: 'change',
    label: 'Change',
    help: 'Another plan, another address, more of something.',
    service: 'required',
    severities: ['low', 'normal'],
    fields: [
      {
        id: 'what',
        label: 'What to change',
        type: 'select',
        required: true,
        options: [
          { value: 'addresses', label: 'IP addresses' },
          { value: 'storage', label: 'Storage' },
          { value: 'other', label: 'Something else' },
        ],
      },
      {
        id: 'count',
        label: 'How many addresses',
        type: 'number',
        min: 1,
        max: 16,
        required: true,
        showWhen: { field: 'what', is: 'addresses' },
      },
      { id: 'day', label: 'On which day', type: 'date' },
    ],
  },
  {
    id: 'invoice',
    label: 'Invoice',
    help: 'Amounts, addresses, payments.',
    service: 'none',
    severities: ['low', 'normal'],
    fields: [
      { id: 'number', label: 'Number of the invoice', type: 'text', maxLength: 20 },
      { id: 'copyTo', label: 'Send a copy to', type: 'email' },
    ],
  },
];

const severities: CatalogueData['severities'] = [
  { value: 'low', label: 'Low', help: 'It can wait.', replyWithinMinutes: 2 * 24 * 60 },
  {
    value: 'normal',
    label: 'Normal',
    help: 'It disturbs, and there is a way around.',
    replyWithinMinutes: 8 * 60,
  },
  { value: 'high', label: 'High', help: 'Customers of yours notice it.', replyWithinMinutes: 120 },
  { value: 'critical', label: 'Critical', help: 'Production is down.', replyWithinMinutes: 30 },
];

/** The start of an hour. */
const hourOf = (at: number): number => Math.floor(at / (60 * minute)) * 60 * minute;
const time = (at: number): string => new Date(at).toISOString();

/** @param now milliseconds since the epoch: the incidents are about then */
export function demoCompany(now: number): CatalogueData {
  const began = hourOf(now) - 80 * minute;
  const maintenance = hourOf(now) + 2 * day;
  return {
    types,
    severities,
    hours: {
      text: 'Monday to Friday, 8:00 to 20:00; for what is critical, always',
      timeZone: 'Europe/Amsterdam',
      week: Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri'].map(name => [name, ['08:00', '20:00'] as const]),
      ),
    },
    phone: { number: '+31 20 555 0100', label: 'Kelpstone support', pins: { ada: '4711', grace: '2904' } },
    retractWithinMinutes: 10,
    organisations: [
      {
        id: 'demo',
        people: [
          { id: 'ada', name: 'Ada Byron', email: 'ada@example.com' },
          { id: 'grace', name: 'Grace Moreau', email: 'grace@example.com' },
        ],
        services,
      },
    ],
    incidents: [
      {
        id: 'disks-ams2',
        title: 'Slow disks in AMS2',
        kind: 'degraded',
        state: 'active',
        startedAt: time(began),
        updatedAt: time(now - 25 * minute),
        nextUpdateAt: time(now + 35 * minute),
        format: 'markdown',
        body: 'A storage controller in AMS2 works at **half its speed**. It is being replaced; no data are in danger.',
        serviceIds: ['db-02'],
      },
      {
        id: 'mail-eu-upgrade',
        title: 'Mail servers are upgraded',
        kind: 'maintenance',
        state: 'scheduled',
        startedAt: time(maintenance),
        endsAt: time(maintenance + 120 * minute),
        updatedAt: time(began - day),
        body: 'Mail is accepted and kept meanwhile. It is delivered once the upgrade is done.',
        serviceIds: ['mail-eu', 'mail-01'],
      },
    ],
    articles,
  };
}
