/** The e-mail addresses of customers, as the panel has said them last: a mail is sent while the customer is not there to say it. */
import type { Customer } from '../../app/customer.ts';
import type { Identify } from '../../create-server.ts';
import type { Database } from './database.ts';

/** After this many milliseconds it is written again: it may have been erased, or another server has heard of a newer one. */
const trustedMs = 60_000;
/** Customers whose addresses a server has in memory. */
const most = 10_000;

interface Known {
  readonly email: string | undefined;
  /** Whether the database has it, as far as this server knows. */
  readonly stored: boolean;
  readonly until: number;
}

/**
 * `identify` that also remembers the address of a customer who writes. A customer who only reads is not remembered, but changes what was
 * remembered before, and whose panel gives no address (any more) is forgotten.
 *
 * @param report is called where the address cannot be stored; the call goes on
 */
export function rememberingAddresses(
  identify: Identify,
  database: Database,
  now: () => number,
  report: (error: unknown) => void,
): Identify {
  const known = new Map<string, Known>();

  /** @returns whether the database has now what there is to have */
  async function remember({ key, email }: Customer, writes: boolean): Promise<boolean> {
    if (email === undefined)
      await database.query('delete from customer_addresses where customer = $1', [key]);
    else if (writes)
      await database.query(
        `insert into customer_addresses (customer, email, seen_at) values ($1, $2, $3::bigint)
        on conflict (customer) do update set email = excluded.email, seen_at = excluded.seen_at`,
        [key, email, now()],
      );
    else {
      const rows = await database.query(
        'update customer_addresses set email = $2, seen_at = $3::bigint where customer = $1 returning 1 as known',
        [key, email, now()],
      );
      return rows.length > 0;
    }
    return true;
  }

  return async (request, connection) => {
    const customer = await identify(request, connection);
    if (!customer) return customer;
    const writes = !['GET', 'HEAD'].includes(request.method);
    const { key, email } = customer;
    const before = known.get(key);
    const isKnown = before !== undefined && before.email === email && before.until > now();
    if (isKnown && (before.stored || !writes)) return customer;
    try {
      const stored = await remember(customer, writes);
      if (known.size >= most) known.clear();
      known.set(key, { email, stored, until: now() + trustedMs });
    } catch (error) {
      report(error);
    }
    return customer;
  };
}
