/** A backend of contract 1.1: requests with type, service and severity, and a thread that came by mail. */
import { ada, attachment, comment, comments, config, now, requests } from './fixtures.js';

/** @param {number} minutes from {@link now} @returns {string} */
const at = minutes => new Date(now.getTime() + minutes * 60_000).toISOString();

const marta = { name: 'Marta Lindqvist', role: 'agent', avatarUrl: 'attachments/marta' };
const grace = { name: 'Grace Hopper', role: 'requester' };

export const services = [
  { id: 's-1', label: 'db-primary', detail: '192.0.2.17', state: 'degraded' },
  { id: 's-2', label: 'web-01', detail: '192.0.2.18', state: 'ok' },
  { id: 's-3', label: 'mail-eu.customer-platform.example', detail: '198.51.100.4', state: 'down' },
  { id: 's-4', label: 'staging', state: 'maintenance' },
];
const [database, web, mail, staging] = services;

const types = [
  { id: 'down', label: 'Something is down' },
  { id: 'question', label: 'Question' },
  { id: 'change', label: 'Change' },
];
const [down, question, change] = types;

const severities = [
  { value: 'low', label: 'Low', help: 'A question, or something that can wait.' },
  { value: 'high', label: 'High', help: 'Something is slow or fails now and then.' },
  { value: 'critical', label: 'Critical', help: 'Production is down.', replyWithinMinutes: 30 },
];
const [low, high, critical] = severities;

export const teamConfig = {
  ...config,
  contract: '1.1',
  types,
  severities,
  hours: { text: 'Mon–Fri 8:00–20:00', open: true, until: at(585) },
  phone: { number: '+31 20 555 0100', label: 'Support line', pin: '4711' },
  features: { ...config.features, services: true, people: true },
};

/** What is known of the five requests, in their order. */
const facts = [
  { type: down, service: database, severity: critical, lastComment: { author: marta, createdAt: at(-12) } },
  { type: change, service: web, severity: low, lastComment: { author: ada, createdAt: at(-1500) } },
  { type: down, service: mail, severity: high, lastComment: { author: marta, createdAt: at(-180) } },
  { type: question, service: staging, lastComment: { author: grace, createdAt: at(-8640) } },
  { type: question, lastComment: { author: marta, createdAt: at(-54_720) } },
];

/** @type {Record<string, unknown>[]} */
export const teamRequests = requests.map((request, index) => ({
  ...request,
  ...(index === 2 && { awaiting: undefined }),
  ...facts[index],
  actions: [...request['actions'], 'severity'],
}));

/** One that waits for support, and was merged. */
export const mergedRequest = {
  ...teamRequests[1],
  service: database,
  severity: high,
  expectedReplyAt: at(256),
  mergedInto: 'CS-295900',
  links: [
    { rel: 'follow-up-of', key: 'CS-295120', summary: 'Invoice KS-19877 shows the wrong VAT number' },
    { rel: 'related', key: 'CS-295841', summary: 'Mail from mail-eu lands in spam at two providers' },
  ],
  actions: [],
};

const [scan, report] = ['disk-report.zip', 'console.png'].map(name =>
  attachment(name, 217_088, name.endsWith('png') ? 'image/png' : 'application/zip'),
);

/** By mail, by phone, edited, to be taken back; with files that can't be downloaded. */
export const teamComments = [
  { ...comments[0], author: marta, channel: 'email' },
  comment('t1', {
    author: grace,
    channel: 'phone',
    body: 'I called: the second node is down as well.',
    createdAt: at(-95),
    editedAt: at(-90),
  }),
  comment('t2', {
    author: ada,
    body: 'The reports of both nodes.',
    retractable: true,
    createdAt: at(-25),
    attachments: [
      { ...scan, state: 'checking' },
      { ...report, state: 'blocked', stateDetail: 'It contains Eicar-Test-Signature.' },
      {
        ...attachment('dmesg-2025.txt', 88_000, 'text/plain'),
        state: 'expired',
        stateDetail: 'Files are kept for 90 days.',
      },
    ],
  }),
  { ...comments[3], author: marta },
];
