/** A backend of contract 1.1 behind the mock API: types, services, severities, hours and a phone. */
import { serve } from './form-fixture.ts';
import { json, type MockApi } from './mock-api.ts';

export const services = [
  { id: 'srv-7', label: 'web-07', kind: 'Server', detail: '192.0.2.7', state: 'ok' },
  { id: 'srv-8', label: 'db-primary', kind: 'Server', detail: '192.0.2.8', state: 'down' },
  { id: 'dom-1', label: 'example.com', kind: 'Domain', state: 'moving' },
];

export const severities = [
  { value: 'low', label: 'Low', help: 'It can wait.', replyWithinMinutes: 2880 },
  { value: 'high', label: 'High', help: 'Production is down.', replyWithinMinutes: 30 },
];

export const types = [
  {
    id: 'outage',
    label: 'Something is down',
    help: 'A server or a site does not answer.',
    service: 'required',
    fields: [
      {
        id: 'scope',
        label: 'Who is affected',
        type: 'select',
        options: [
          { value: 'all', label: 'Everybody' },
          { value: 'some', label: 'Some' },
        ],
      },
      { id: 'who', label: 'Whom', type: 'textarea', showWhen: { field: 'scope', is: 'some' } },
      { id: 'since', label: 'Since', type: 'date' },
    ],
    descriptionTemplate: 'What I see:\n',
  },
  {
    id: 'question',
    label: 'Question',
    service: 'none',
    severities: [],
    fields: [{ id: 'since', label: 'Since', type: 'date' }],
  },
];

const phone = { number: '+49 30 901820', label: 'Hotline', pin: '4711' };
const hours = { text: 'Mon–Fri 8–20', open: true };

export const features = { services: true };

interface TriageOptions {
  /** Members of the config, in place of the usual ones. */
  readonly config?: object;
  /** Answers in the place of the usual answers. */
  readonly first?: (call: string, request: Request) => Response | undefined | Promise<Response | undefined>;
}

/** The services whose name, detail or id holds the query. */
export function servicesFor(request: Request): Response {
  const query = new URL(request.url).searchParams.get('q')?.toLowerCase() ?? '';
  const items = services.filter(({ id, label, detail = '' }) =>
    `${id} ${label} ${detail}`.toLowerCase().includes(query),
  );
  return json({ items, nextCursor: null });
}

/** The app answers what is of contract 1.0. */
export function serveTriage(api: MockApi, { config = {}, first }: TriageOptions = {}): void {
  serve(api, {
    first: async (call, request) => {
      const own = await first?.(call, request);
      if (own) return own;
      if (call === 'GET /config') return json({ types, severities, phone, hours, features, ...config });
      if (call === 'GET /services') return servicesFor(request);
      return undefined;
    },
  });
}
