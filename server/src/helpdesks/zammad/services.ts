/** A select attribute of tickets as the service that a request is about: its options are the services of every customer. */
import type { WireService } from '../../app/wire.ts';
import { keptServices } from '../shared/services.ts';
import { filled, list, raw } from '../shared/values.ts';
import { readable, type Zammad } from './client.ts';
import type { Settings } from './settings.ts';
import type { Ticket } from './ticket.ts';

/** Where Zammad sorts options itself they are `{ value: name }`, else `[{ value, name }]`. */
function optionsOf(options: unknown): readonly WireService[] {
  const entries = Array.isArray(options)
    ? list(options).map(option => [filled(raw(option)['value']) ?? '', raw(option)['name']] as const)
    : Object.entries(raw(options));
  return entries.flatMap(([id, name]) => (id === '' ? [] : [{ id, label: filled(name) ?? id }]));
}

/** What Zammad says of the attribute. */
export interface ServiceAttribute {
  /** Whether the token may read attributes: `admin.object`. */
  readonly mayRead: boolean;
  /** Absent where the attribute is not there, is not active, or is no select with options of its own. */
  readonly options?: readonly WireService[] | undefined;
}

/** https://docs.zammad.org/en/latest/api/object.html#list */
export async function loadServiceAttribute(
  { http }: Zammad,
  serviceAttribute: string,
): Promise<ServiceAttribute> {
  const answer = await http.call('/object_manager_attributes');
  const found = readable(answer);
  if (found === undefined) return { mayRead: false };
  const attribute = list(found)
    .map(raw)
    .find(({ object, name }) => object === 'Ticket' && name === serviceAttribute);
  const option = raw(attribute?.['data_option']);
  // One that is to be created is not in the database yet.
  const isThere = attribute?.['active'] === true && attribute['to_create'] !== true;
  return isThere && attribute['data_type'] === 'select' && !filled(option['relation'])
    ? { mayRead: true, options: optionsOf(option['options']) }
    : { mayRead: true };
}

/** None without the setting. */
export function createServiceOptions(zammad: Zammad): () => Promise<readonly WireService[]> {
  const { serviceAttribute } = zammad.settings;
  return keptServices(async () =>
    serviceAttribute === undefined
      ? undefined
      : (await loadServiceAttribute(zammad, serviceAttribute)).options,
  );
}

/** Id of a ticket's service. */
export const serviceOf = ({ values }: Ticket, { serviceAttribute }: Settings): string | undefined =>
  serviceAttribute === undefined ? undefined : filled(values[serviceAttribute]);
