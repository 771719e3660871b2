/** Which customer is which person of the helpdesk. */
import type { Database } from './database.ts';

export interface HelpdeskCustomers {
  /** The person of the helpdesk who this customer is. */
  ownerOf(customer: string): Promise<string | undefined>;
  /** The customer who this person of the helpdesk is. */
  customerOf(owner: string): Promise<string | undefined>;
  /**
   * Binds a customer and a person to each other, for good: who has the same address later is somebody else.
   *
   * @returns the person who the customer is now; `undefined` where this person is another customer
   */
  bind(customer: string, owner: string): Promise<string | undefined>;
}

export function helpdeskCustomers(database: Database): HelpdeskCustomers {
  async function ownerOf(customer: string): Promise<string | undefined> {
    const [row] = await database.query('select owner from helpdesk_customers where customer = $1', [
      customer,
    ]);
    return row?.['owner'] as string | undefined;
  }
  return {
    ownerOf,
    customerOf: async owner => {
      const [row] = await database.query('select customer from helpdesk_customers where owner = $1', [owner]);
      return row?.['customer'] as string | undefined;
    },
    bind: async (customer, owner) => {
      await database.query(
        'insert into helpdesk_customers (customer, owner) values ($1, $2) on conflict do nothing',
        [customer, owner],
      );
      return ownerOf(customer);
    },
  };
}
