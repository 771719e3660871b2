/** Who a customer is in Jira: a user, bound to the customer for good. Found by the address at first, made with the first request. */
import { createHash } from 'node:crypto';
import type { Customer } from '../../app/customer.ts';
import { HelpdeskRefused } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { path } from '../shared/path.ts';
import { messageOf, type Jira } from './client.ts';
import { userOf } from './issues.ts';

export interface People {
  /** Id of the customer's user, where there is one. */
  find(customer: Customer): Promise<string | undefined>;
  /** Makes the user where there is none. @throws HelpdeskRefused where none can be had */
  make(customer: Customer): Promise<string>;
}

const addressOf = ({ email }: Customer): string | undefined => {
  const address = email?.trim();
  return address && /^[^\s@<>"(),:;[\]\\]{1,64}@[^\s@<>"(),:;[\]\\]{1,190}$/.test(address)
    ? address
    : undefined;
};

/** A key as a part of an address. */
const inAddress = (key: string): string =>
  /^[\w.-]{1,40}$/.test(key) ? key : createHash('sha256').update(key).digest('hex').slice(0, 32);

const isSame = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

export function createPeople(
  jira: Jira,
  { customers, report }: Pick<HelpdeskNeeds, 'customers' | 'report'>,
): People {
  const { http, settings } = jira;

  const customersPath = async (): Promise<string> => path`/servicedesk/${await jira.deskId()}/customer`;

  /** Jira compares with parts of names, too; a customer may also hide the address. */
  async function search(address: string): Promise<string | undefined> {
    for await (const page of jira.pages(await customersPath(), { query: address })) {
      const found = page.map(userOf).find(user => isSame(user?.email, address));
      if (found) return found.id;
    }
    return undefined;
  }

  async function tryToBind(customer: Customer, user: string | undefined): Promise<string | undefined> {
    const bound = user === undefined ? undefined : await customers.bind(customer.key, user);
    return bound === user ? bound : undefined;
  }

  async function find(customer: Customer): Promise<string | undefined> {
    const bound = await customers.ownerOf(customer.key);
    if (bound !== undefined) return bound;
    for (const address of addressesOf(customer)) {
      const user = await tryToBind(customer, await search(address));
      if (user !== undefined) return user;
    }
    return undefined;
  }

  /** The customer's own, and one of the panel's for who has none, or has that of another customer. */
  function addressesOf(customer: Customer): readonly string[] {
    const fallback = settings.fallbackAddress?.replace('{key}', inAddress(customer.key));
    return [addressOf(customer), fallback].filter(address => address !== undefined);
  }

  return {
    find,
    make: async customer => {
      let reason = 'there is no address';
      for (const email of addressesOf(customer)) {
        const json = { email, displayName: customer.name || email };
        const answer = await http.call('/customer?strictConflictStatusCode=true', { method: 'POST', json });
        const made = answer.status === 201 ? userOf(answer.value)?.id : undefined;
        if (made === undefined) {
          reason = messageOf(answer.value);
          continue;
        }
        const added = await http.call(await customersPath(), {
          method: 'POST',
          json: { accountIds: [made] },
        });
        if (added.status === 204 && (await tryToBind(customer, made)) !== undefined) return made;
        reason = messageOf(added.value);
      }
      report(
        new Error(`Jira has no user for the customer ${customer.key}, and none could be made: ${reason}`),
      );
      throw new HelpdeskRefused(
        'Your account could not be set up at our helpdesk. Please tell us by another way.',
      );
    },
  };
}
