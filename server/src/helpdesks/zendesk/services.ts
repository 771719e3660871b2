/** A drop-down field of tickets as the service that a request is about: its options are the services of every customer. */
import type { WireService } from '../../app/wire.ts';
import { path } from '../shared/path.ts';
import { keptServices } from '../shared/services.ts';
import { filled, list, raw } from '../shared/values.ts';
import type { Zendesk } from './client.ts';
import type { Settings } from './settings.ts';
import type { Ticket } from './ticket.ts';

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

/** As `loadServices`; none without the setting. */
export function createServiceOptions(zendesk: Zendesk): () => Promise<readonly WireService[]> {
  const { serviceField } = zendesk.settings;
  return keptServices(async () =>
    serviceField === undefined ? undefined : loadServices(zendesk, serviceField),
  );
}

/** Id of a ticket's service. */
export function serviceOf({ fields }: Ticket, { serviceField }: Settings): string | undefined {
  return serviceField === undefined ? undefined : filled(fields.get(serviceField));
}
