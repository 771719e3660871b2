/** Loads what requests refer to, so that they can be presented. */
import type { Context } from './context.ts';
import type { DeskRequest } from './desk.ts';
import { presentRequest, type View } from './present.ts';
import { withReadMarks } from './reading.ts';
import type { WireRequest } from './wire.ts';

type Named = Pick<DeskRequest, 'service' | 'followUpOf'>;

/** The services that these requests name, and the requests that they follow. */
export async function viewOf(context: Context, requests: readonly Named[]): Promise<View> {
  const { config, desk, catalogue, customer } = context;
  const ids = [...new Set(requests.flatMap(({ service }) => service?.id ?? []))];
  const services =
    ids.length && config.features.services ? ((await catalogue.services?.get(customer, ids)) ?? []) : [];
  const keys = [...new Set(requests.flatMap(({ followUpOf }) => followUpOf ?? []))];
  const linked = new Map<string, DeskRequest>();
  for (const key of keys) {
    // One that a colleague has not shared is not named.
    const found = await desk.getRequest(key);
    if (found) linked.set(key, found);
  }
  return {
    config,
    owner: desk.owner,
    services: new Map(services.map(service => [service.id, service])),
    linked,
  };
}

/** Requests as this customer has read them. */
export async function presentAll(
  context: Context,
  requests: readonly DeskRequest[],
): Promise<readonly WireRequest[]> {
  const read = await withReadMarks(context, requests);
  const view = await viewOf(context, requests);
  return read.map(request => presentRequest(request, view));
}
