/** Who a customer is in RT: a user, bound to the customer for good. Found by the address or by name at first, made with the first request. */
import type { Customer } from '../../app/customer.ts';
import { HelpdeskRefused } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { count, list, raw } from '../shared/values.ts';
import { path, withQuery } from '../shared/path.ts';
import { messageOf, userOf, type Tracker, type User } from './client.ts';

export interface People {
  /** Id of the customer's user, where there is one. */
  find(customer: Customer): Promise<string | undefined>;
  /** What RT takes as the requestor: the id, or an address for which it makes a user. @throws HelpdeskRefused where neither can be had */
  requestor(customer: Customer): Promise<string | number>;
  /** The user who has become the customer's with the first request. */
  bind(customer: Customer, user: User): Promise<boolean>;
}

/** An address that nothing else in a line of addresses can be mistaken for. */
const isAddress = (text: string): boolean =>
  /^[^\s<>"(),:;@[\]\\]{1,64}@[^\s<>"(),:;@[\]\\]{1,190}$/.test(text);

const addressOf = ({ email }: Customer): string | undefined => {
  const address = email?.trim();
  return address && isAddress(address) ? address : undefined;
};

const isSame = (one: string | undefined, other: string): boolean =>
  one?.toLowerCase() === other.toLowerCase();

export function createPeople(tracker: Tracker, { customers }: Pick<HelpdeskNeeds, 'customers'>): People {
  const { settings, http } = tracker;
  const nameOf = ({ key }: Customer): string => settings.userPrefix + key;

  /** RT answers with all users where it may not search by this field: whoever does not fit is left out. */
  async function search(field: 'EmailAddress' | 'Name', value: string): Promise<User | undefined> {
    const query = JSON.stringify([{ field, value }]);
    const found = raw(
      await http.get(withQuery('/users', { query, fields: 'id,Name,RealName,EmailAddress' })),
    );
    const users = list(found['items']).flatMap(item => userOf(item) ?? []);
    return users.find(({ name, email }) => isSame(field === 'Name' ? name : email, value));
  }

  /** Who chooses an address in the panel must not see what somebody of the staff has asked for. Whoever RT does not say it of, is one. */
  async function isStaff({ id }: User): Promise<boolean> {
    return count(raw(await http.get(path`/user/${id}`))['Privileged']) !== 0;
  }

  async function tryToBind(customer: Customer, user: User | undefined): Promise<string | undefined> {
    if (!user || (await isStaff(user))) return undefined;
    const bound = await customers.bind(customer.key, user.id);
    return bound === user.id ? bound : undefined;
  }

  async function find(customer: Customer): Promise<string | undefined> {
    const bound = await customers.ownerOf(customer.key);
    if (bound !== undefined) return bound;
    const address = settings.customers === 'email' ? addressOf(customer) : undefined;
    const byAddress = address && (await tryToBind(customer, await search('EmailAddress', address)));
    return byAddress || tryToBind(customer, await search('Name', nameOf(customer)));
  }

  /** A user without an address, or with one that nobody has yet. */
  async function make(customer: Customer): Promise<number> {
    const address = addressOf(customer);
    const user = { Name: nameOf(customer), RealName: customer.name };
    const attempts = address ? [{ ...user, EmailAddress: address }, user] : [user];
    let reason = '';
    for (const json of attempts) {
      const { status, value } = await http.call('/user', { method: 'POST', json });
      if (status === 201) break;
      reason = messageOf(value);
    }
    const made = await tryToBind(customer, await search('Name', nameOf(customer)));
    if (made !== undefined) return Number(made);
    throw new HelpdeskRefused(
      `Your account could not be set up at our helpdesk (${reason}). Please tell us by another way.`,
    );
  }

  return {
    find,
    requestor: async customer => {
      const id = await find(customer);
      if (id !== undefined) return Number(id);
      const address = settings.customers === 'email' ? addressOf(customer) : undefined;
      // Somebody else's: that customer was here first.
      const isTaken = address && (await search('EmailAddress', address)) !== undefined;
      if (!address || isTaken) return make(customer);
      const name = customer.name.replace(/[\p{Cc}"\\]/gu, ' ').trim();
      return name ? `"${name}" <${address}>` : address;
    },
    bind: async (customer, user) => (await tryToBind(customer, user)) !== undefined,
  };
}
