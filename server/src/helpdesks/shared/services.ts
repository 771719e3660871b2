/** Services of a helpdesk that gives the whole list of them at once. */
import type { ServiceCatalogue } from '../../app/catalogue.ts';
import type { Customer } from '../../app/customer.ts';
import { BadCursor, type DeskRequest } from '../../app/desk.ts';
import type { WireService } from '../../app/wire.ts';
import { Cache } from './cache.ts';

/** Milliseconds for which a list is known. */
const lifetimeMs = 5 * 60_000;

/** @param load all that the customer has, in the order of the list */
export function createServices(
  load: (customer: Customer) => Promise<readonly WireService[]>,
): ServiceCatalogue {
  return {
    list: async (customer, { words, limit, cursor }) => {
      const found = (await load(customer)).filter(({ label, kind = '', detail = '' }) =>
        words.every(word => `${label}\n${kind}\n${detail}`.toLowerCase().includes(word)),
      );
      const start = cursor ? found.findIndex(({ id }) => id === cursor) + 1 : 0;
      if (cursor && !start) throw new BadCursor('The cursor is not one of this list.');
      const items = found.slice(start, start + limit);
      return { items, next: start + limit < found.length ? items.at(-1)?.id : undefined };
    },
    get: async (customer, ids) => (await load(customer)).filter(({ id }) => ids.includes(id)),
  };
}

/** Asked once for a while. A failure is forgotten. @param load resolves to `undefined` where there is no such list: then there are none */
export function keptServices(
  load: () => Promise<readonly WireService[] | undefined>,
): () => Promise<readonly WireService[]> {
  const known = new Cache<Promise<readonly WireService[]>>(1, lifetimeMs);
  return async () => {
    const found = known.get('') ?? load().then(services => services ?? []);
    known.set('', found);
    found.catch(() => known.delete(''));
    return found;
  };
}

/** With the name of the service; one that is no longer there is shown by its id. */
export async function shownService(
  id: string | undefined,
  services: () => Promise<readonly WireService[]>,
): Promise<DeskRequest['service']> {
  if (id === undefined) return undefined;
  const found = (await services()).find(candidate => candidate.id === id);
  return { id, label: found?.label ?? id };
}
