/** A drop-down field of tickets as the service that a request is about: its options are the services of every customer. */
import type { DeskRequest } from '../../app/desk.ts';
import type { WireService } from '../../app/wire.ts';
import { Cache } from '../shared/cache.ts';
import { path } from '../shared/path.ts';
import { filled, list, raw } from '../shared/values.ts';
import type { Zendesk } from './client.ts';
import type { Settings } from './settings.ts';
import type { Ticket } from './ticket.ts';

/** Milliseconds for which options are known. */
const lifetimeMs = 5 * 60_000;

/**
 * The options of the field; `undefined` where it is not there, is not active, or is no drop-down.
 * https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_fields/#show-ticket-field
 */
export async function loadServices(
  { http }: Zendesk,
  serviceField: string,
): Promise<readonly WireService[] | undefined> {
  const field = raw(raw(await http.get(path`/ticket_fields/${serviceField}.json`))['ticket_field']);
  if (field['type'] !== 'tagger' || field['active'] === false) return undefined;
  return list(field['custom_field_options'])
    .map(raw)
    .flatMap(option => {
      const id = filled(option['value']);
      return id === undefined ? [] : [{ id, label: filled(option['name']) ?? id }];
    });
}

/** As `loadServices`, asked once for a while; none without the setting. A failure is forgotten. */
export function createServiceOptions(zendesk: Zendesk): () => Promise<readonly WireService[]> {
  const known = new Cache<Promise<readonly WireService[]>>(1, lifetimeMs);
  const { serviceField } = zendesk.settings;
  return async () => {
    if (serviceField === undefined) return [];
    const found = known.get('') ?? loadServices(zendesk, serviceField).then(options => options ?? []);
    known.set('', found);
    found.catch(() => known.delete(''));
    return found;
  };
}

/** Id of a ticket's service. */
export function serviceOf({ fields }: Ticket, { serviceField }: Settings): string | undefined {
  return serviceField === undefined ? undefined : filled(fields.get(serviceField));
}

/** With the name of the option; one that is no longer there is shown by its id. */
export async function shownService(
  ticket: Ticket,
  settings: Settings,
  options: () => Promise<readonly WireService[]>,
): Promise<DeskRequest['service']> {
  const id = serviceOf(ticket, settings);
  if (id === undefined) return undefined;
  const option = (await options()).find(candidate => candidate.id === id);
  return { id, label: option?.label ?? id };
}
