/** A company with two colleagues, Ada and Grace, and a third customer, Bob, who is in no organisation. */
import { memoryCatalogue, type CatalogueData } from '../../../server/src/app/memory-catalogue.ts';
import type { Catalogue } from '../../../server/src/app/catalogue.ts';
import { ada, grace } from './client.ts';

export const companyData: CatalogueData = {
  types: [
    {
      id: 'outage',
      label: 'Something is down',
      service: 'required',
      severities: ['high', 'critical'],
      fields: [
        {
          id: 'since',
          label: 'Down since',
          type: 'select',
          required: true,
          options: [
            { value: 'today', label: 'Today' },
            { value: 'earlier', label: 'Earlier' },
          ],
        },
        {
          id: 'day',
          label: 'Day',
          type: 'date',
          required: true,
          showWhen: { field: 'since', is: 'earlier' },
        },
      ],
    },
    { id: 'question', label: 'Question', service: 'none' },
  ],
  severities: [
    { value: 'low', label: 'Low' },
    { value: 'high', label: 'High', replyWithinMinutes: 120 },
    { value: 'critical', label: 'Critical', replyWithinMinutes: 30 },
  ],
  phone: { number: '+31 20 555 0100', pins: { ada: '4711' } },
  retractWithinMinutes: 5,
  organisations: [
    {
      id: 'acme',
      people: [
        { id: ada.key, name: ada.name, email: 'ada@example.com' },
        { id: grace.key, name: grace.name, email: 'Grace@example.com' },
      ],
      services: [
        { id: 's-1', label: 'web-01', kind: 'Virtual server', detail: '192.0.2.1', state: 'ok' },
        { id: 's-2', label: 'web-02', kind: 'Virtual server', detail: '192.0.2.2', state: 'down' },
        { id: 's-3', label: 'db-01', kind: 'Dedicated server', detail: '192.0.2.3', state: 'ok' },
      ],
    },
  ],
  services: { bob: [{ id: 's-9', label: 'bobs', state: 'ok' }] },
  incidents: [
    {
      id: 'i-1',
      title: 'Outage in AMS1',
      kind: 'outage',
      state: 'active',
      startedAt: '2026-03-02T08:00:00.000Z',
      updatedAt: '2026-03-02T08:30:00.000Z',
      serviceIds: ['s-2'],
    },
    {
      id: 'i-2',
      title: 'Slow mail',
      kind: 'degraded',
      state: 'resolved',
      startedAt: '2026-03-02T07:00:00.000Z',
      updatedAt: '2026-03-02T08:30:00.000Z',
    },
  ],
  articles: [
    { id: 'a-1', title: 'Add an SSH key', body: 'Open the panel.', format: 'markdown', keywords: ['login'] },
    { id: 'a-2', title: 'Boot the previous kernel', body: 'Choose it in the menu; SSH comes back.' },
    { id: 'a-3', title: 'Read an invoice', types: ['question'] },
  ],
};

export const company = (data: CatalogueData = companyData): Catalogue => memoryCatalogue(() => data);
