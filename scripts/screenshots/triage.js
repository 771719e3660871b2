/** What a backend of contract 1.1 adds to the form. */

export const services = [
  { id: 's1', label: 'web-07', kind: 'Cloud server', detail: '192.0.2.7', state: 'ok' },
  { id: 's2', label: 'db-primary', kind: 'Dedicated server', detail: '192.0.2.21', state: 'degraded' },
  { id: 's3', label: 'db-replica', kind: 'Dedicated server', detail: '192.0.2.22', state: 'ok' },
  { id: 's4', label: 'mail-01', kind: 'Cloud server', detail: '198.51.100.4', state: 'down' },
  { id: 's5', label: 'backup-ams', kind: 'Storage box', detail: '198.51.100.40', state: 'maintenance' },
  { id: 's6', label: 'example.com', kind: 'Domain', detail: '', state: 'being moved' },
];

const severities = [
  { value: 'low', label: 'Low', help: 'A question, or something that can wait.', replyWithinMinutes: 2880 },
  {
    value: 'normal',
    label: 'Normal',
    help: 'Something does not work as it should.',
    replyWithinMinutes: 480,
  },
  { value: 'high', label: 'High', help: 'A service is slow, or works in part.', replyWithinMinutes: 60 },
  { value: 'critical', label: 'Critical', help: 'Production is down.', replyWithinMinutes: 15 },
];

const fields = [
  { id: 'since', label: 'Since when', type: 'date', required: true, max: '2026-12-31' },
  {
    id: 'affected',
    label: 'What is affected',
    type: 'multiselect',
    help: 'Tick all that apply.',
    options: [
      { value: 'web', label: 'Web sites' },
      { value: 'mail', label: 'Mail' },
      { value: 'db', label: 'Databases' },
    ],
  },
  { id: 'users', label: 'How many people', type: 'number', min: 1, max: 100_000 },
  { id: 'address', label: 'Address of the page', type: 'url' },
  { id: 'restart', label: 'You may restart it', type: 'checkbox' },
  { id: 'log', label: 'Last lines of the log', type: 'textarea', showWhen: { field: 'restart', is: 'true' } },
];

export const triageConfig = {
  contract: '1.1',
  maxAttachmentBytes: 3_145_728,
  severities,
  types: [
    {
      id: 'outage',
      label: 'Something is down',
      help: 'A server, a site or mail does not answer.',
      service: 'required',
      fields,
    },
    {
      id: 'question',
      label: 'Question',
      help: 'How something works, or what it costs.',
      severities: ['low', 'normal'],
    },
    { id: 'change', label: 'Change', help: 'More memory, another address, a move.', severities: [] },
    { id: 'invoice', label: 'Invoice', service: 'none', severities: [] },
  ],
  hours: { text: 'Mon–Fri 8–20', open: true, until: '2026-11-23T20:00:00Z' },
  phone: { number: '+49 30 5550100', label: 'Emergency line', pin: '4711' },
  features: { services: true, search: true, close: true, reopen: true, read: true },
};
