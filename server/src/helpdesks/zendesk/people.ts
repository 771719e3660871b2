/** Who a customer is in Zendesk: an end user, bound to the customer for good. Found by address or external id at first, else made. */
import type { Customer } from '../../app/customer.ts';
import { HelpdeskRefused, HelpdeskUnavailable } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { withQuery } from '../shared/path.ts';
import { filled, idOf, list, raw, type Raw } from '../shared/values.ts';
import { messageOf, type Zendesk } from './client.ts';
import { idForm } from './ticket.ts';

export interface Viewer {
  readonly customer: Customer;
  /** `Desk.owner`. */
  readonly owner: string;
  /** Id of the customer's user, where there is one. */
  readonly user: string | undefined;
}

export interface People {
  find(customer: Customer): Promise<Viewer>;
  /** With a user: one is made where there is none. @throws HelpdeskRefused */
  writer(viewer: Viewer): Promise<Viewer & { readonly user: string }>;
}

/** Of a user who is not the viewer. */
export const ownerOf = (user: string): string => `user ${user}`;

const addressOf = ({ email }: Customer): string | undefined => {
  const address = email?.trim();
  return address && /^[^\s"\\@]{1,64}@[^\s"\\@]{1,190}$/.test(address) ? address : undefined;
};

export function createPeople(zendesk: Zendesk, { customers }: Pick<HelpdeskNeeds, 'customers'>): People {
  const { http, settings } = zendesk;

  /** https://developer.zendesk.com/api-reference/ticketing/users/users/#search-users */
  async function search(query: Readonly<Record<string, string>>): Promise<readonly Raw[]> {
    return list(raw(await http.get(withQuery('/users/search.json', query)))['users']).map(raw);
  }

  /** An end user who is nobody else's: who can choose an address must not become an agent. */
  async function tryToBind({ key }: Customer, user: Raw | undefined): Promise<string | undefined> {
    const id = idOf(user?.['id'], idForm);
    if (id === undefined || user?.['role'] !== 'end-user') return undefined;
    const bound = await customers.bind(key, id);
    return bound === id ? bound : undefined;
  }

  const byExternalId = async (key: string): Promise<Raw | undefined> =>
    (await search({ external_id: key })).find(user => filled(user['external_id']) === key);

  async function byAddress(address: string): Promise<Raw | undefined> {
    const users = await search({ query: `email:"${address}"` });
    return users.find(({ email }) => filled(email)?.toLowerCase() === address.toLowerCase());
  }

  async function findUser(customer: Customer): Promise<string | undefined> {
    const bound = await customers.ownerOf(customer.key);
    if (bound !== undefined) return bound;
    const address = settings.customers === 'email' ? addressOf(customer) : undefined;
    const first = address && (await tryToBind(customer, await byAddress(address)));
    return first || tryToBind(customer, await byExternalId(customer.key));
  }

  /** A user with the customer's address, or where somebody has it already, with none. */
  async function make(customer: Customer): Promise<string> {
    const address = addressOf(customer);
    const base = { name: customer.name || customer.key, external_id: customer.key, role: 'end-user' };
    const attempts = [...(address ? [{ ...base, email: address, skip_verify_email: true }] : []), base];
    let reason = '';
    for (const user of attempts) {
      const { status, value } = await http.call('/users.json', { method: 'POST', json: { user } });
      const made = status === 201 ? await tryToBind(customer, raw(raw(value)['user'])) : undefined;
      if (made !== undefined) return made;
      reason = messageOf(value);
      // Zendesk's search knows a new user only some minutes later: perhaps it is this customer's.
      if ('email' in user && status === 422 && !(await byAddress(user.email)))
        throw new HelpdeskUnavailable(
          `Zendesk has a user with the address of ${customer.key}, and does not find it yet`,
          {
            retryAfterSeconds: 60,
          },
        );
    }
    throw new HelpdeskRefused(
      `Your account could not be set up at our helpdesk (${reason}). Please tell us by another way.`,
    );
  }

  return {
    find: async customer => ({ customer, owner: `customer ${customer.key}`, user: await findUser(customer) }),
    writer: async viewer => ({ ...viewer, user: viewer.user ?? (await make(viewer.customer)) }),
  };
}
