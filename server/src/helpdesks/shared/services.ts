/** Services of a helpdesk that gives the whole list of them at once. */
import type { ServiceCatalogue } from '../../app/catalogue.ts';
import type { Customer } from '../../app/customer.ts';
import { BadCursor } from '../../app/desk.ts';
import type { WireService } from '../../app/wire.ts';

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
