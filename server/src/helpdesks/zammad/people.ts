/** Who a customer is in Zammad: a user, bound to the customer for good. Found by address or login at first, made with the first request. */
import { createHash } from 'node:crypto';
import type { Customer } from '../../app/customer.ts';
import { HelpdeskRefused } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { path, withQuery } from '../shared/path.ts';
import { flag, idOf, list, raw, text } from '../shared/values.ts';
import { messageOf, type Zammad } from './client.ts';
import { idForm, type Ticket } from './ticket.ts';

/** Who the customer of a call is. */
export interface Viewer {
  readonly customer: Customer;
  /** `Desk.owner`. */
  readonly owner: string;
  /** Id of the customer's user, where there is one. */
  readonly user: string | undefined;
}

export interface People {
  find(customer: Customer): Promise<Viewer>;
  /** The key of the customer whose ticket it is. */
  customerOf(ticket: Ticket): Promise<string | undefined>;
  /** A viewer in whose name can be written. @throws HelpdeskRefused */
  writer(viewer: Viewer): Promise<Viewer & { readonly user: string }>;
}

interface User {
  readonly id: string;
  readonly login: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly isActive: boolean;
}

function userOf(value: unknown): User | undefined {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  if (id === undefined) return undefined;
  return {
    id,
    login: text(row['login']) ?? '',
    email: text(row['email']) ?? '',
    roles: list(row['roles']).flatMap(role => text(role) ?? []),
    isActive: flag(row['active']) ?? false,
  };
}

/** Whose a ticket of this user is: compared with `Viewer.owner`. */
export const ownerOf = (user: string | undefined, viewer: Viewer): string =>
  user !== undefined && user === viewer.user ? viewer.owner : `user ${user ?? ''}`;

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** An address that means nothing else in a search. */
const addressOf = ({ email }: Customer): string | undefined => {
  const address = email?.trim();
  return address && /^[\w.+%'-]{1,64}@[\w.-]{1,190}$/.test(address) ? address : undefined;
};

/** A login of which there is one for each key: Zammad's have no capitals. */
function loginFor(prefix: string, key: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,39}$/.test(key)) return prefix + key;
  return `${prefix}_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}

function namesOf(name: string): { readonly firstname: string; readonly lastname: string } {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  return { firstname: first.slice(0, 100) || 'Customer', lastname: rest.join(' ').slice(0, 100) };
}

export function createPeople(
  { settings, http }: Zammad,
  { customers, report }: Pick<HelpdeskNeeds, 'customers' | 'report'>,
): People {
  /** Zammad finds parts of names, too. Two with one address: the older one first. */
  async function search(member: 'email' | 'login', value: string): Promise<readonly User[]> {
    const at = withQuery('/users/search', { query: value, expand: 'true', per_page: 100, page: 1 });
    return list(await http.get(at))
      .flatMap(item => userOf(item) ?? [])
      .filter(user => isSame(user[member], value))
      .sort((one, other) => Number(one.id) - Number(other.id));
  }

  /** Nobody of the staff: who can choose an address must not become an agent. */
  const isCustomer = ({ roles, isActive }: User): boolean =>
    isActive && roles.length > 0 && roles.every(role => role === settings.role);

  async function tryToBind({ key }: Customer, users: readonly User[]): Promise<string | undefined> {
    for (const user of users.filter(isCustomer))
      if ((await customers.bind(key, user.id)) === user.id) return user.id;
    return undefined;
  }

  async function findUser(customer: Customer): Promise<string | undefined> {
    const bound = await customers.ownerOf(customer.key);
    if (bound !== undefined) return bound;
    const address = settings.customers === 'email' ? addressOf(customer) : undefined;
    const first = address && (await tryToBind(customer, await search('email', address)));
    return first ?? tryToBind(customer, await search('login', loginFor(settings.loginPrefix, customer.key)));
  }

  /** With the customer's address, or without one where somebody has it already. */
  async function make(customer: Customer): Promise<string> {
    const login = loginFor(settings.loginPrefix, customer.key);
    const names = namesOf(customer.name);
    const address = settings.customers === 'email' ? addressOf(customer) : undefined;
    let reason = '';
    for (const email of address ? [address, undefined] : [undefined]) {
      const user = { login, ...names, ...(email === undefined ? {} : { email }), roles: [settings.role] };
      const { status, value } = await http.call('/users?expand=true', { method: 'POST', json: user });
      const made = status === 201 ? userOf(value) : undefined;
      const bound = made && (await tryToBind(customer, [made]));
      if (bound !== undefined) return bound;
      reason = made ? 'it has not got the role of customers' : messageOf(value);
    }
    // Another server may have been faster.
    const found = await tryToBind(customer, await search('login', login));
    if (found !== undefined) return found;
    report(
      new Error(`Zammad has no user for the customer ${customer.key}, and none could be made: ${reason}`),
    );
    throw new HelpdeskRefused(
      'Your account could not be set up at our helpdesk. Please tell us by another way.',
    );
  }

  return {
    find: async customer => ({
      customer,
      owner: `customer ${customer.key}`,
      user: await findUser(customer),
    }),
    customerOf: ({ customer }) => customers.customerOf(customer),
    writer: async viewer => {
      const id = viewer.user;
      if (id === undefined) return { ...viewer, user: await make(viewer.customer) };
      const user = userOf(await http.get(path`/users/${id}` + '?expand=true'));
      if (!user) throw new HelpdeskRefused('Your account at our helpdesk is no longer there.');
      // Who has become an agent meanwhile would write as one.
      if (!isCustomer(user)) throw new HelpdeskRefused('Your account at our helpdesk cannot write requests.');
      return { ...viewer, user: id };
    },
  };
}
