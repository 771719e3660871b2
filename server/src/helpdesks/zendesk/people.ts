/** Who a customer is in Zendesk: an end user, bound to the customer for good. Found by address or external id at first, else made. */
import type { Customer } from '../../app/customer.ts';
import { HelpdeskRefused } from '../../app/desk.ts';
import { retryLater, type HttpProblem } from '../../app/http/problems.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { path, withQuery } from '../shared/path.ts';
import { filled, idOf, list, raw, type Raw } from '../shared/values.ts';
import { messageOf, type Zendesk } from './client.ts';
import { idForm } from './ticket.ts';

export interface Viewer {
  readonly customer: Customer;
  /** `Desk.owner`: the id of the user, and before there is one, the customer. */
  readonly owner: string;
  /** Id of the customer's user, where there is one. */
  readonly user: string | undefined;
}

export interface People {
  find(customer: Customer): Promise<Viewer>;
  /** With a user: one is made where there is none. @throws HelpdeskRefused */
  writer(viewer: Viewer): Promise<Viewer & { readonly user: string }>;
}

const addressOf = ({ email }: Customer): string | undefined => {
  const address = email?.trim();
  return address && /^[^\s"\\@]{1,64}@[^\s"\\@]{1,190}$/.test(address) ? address : undefined;
};

export function createPeople(zendesk: Zendesk, { customers, report }: Omit<HelpdeskNeeds, 'now'>): People {
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

  /** Zendesk does not tell capitals apart: whose id is not the same is somebody else. */
  const byExternalId = async (key: string): Promise<Raw | undefined> =>
    (await search({ external_id: key })).find(user => filled(user['external_id']) === key);

  const withExternalId = async (key: string): Promise<boolean> =>
    (await search({ external_id: key })).some(
      user => filled(user['external_id'])?.toLowerCase() === key.toLowerCase(),
    );

  /** Also by another address of the user's: then it is not the customer's. */
  const withAddress = (address: string): Promise<readonly Raw[]> => search({ query: `email:"${address}"` });

  async function byAddress(address: string): Promise<Raw | undefined> {
    const users = await withAddress(address);
    return users.find(({ email }) => filled(email)?.toLowerCase() === address.toLowerCase());
  }

  async function findUser(customer: Customer): Promise<string | undefined> {
    const bound = await customers.ownerOf(customer.key);
    if (bound !== undefined) return bound;
    const address = settings.customers === 'email' ? addressOf(customer) : undefined;
    const first = address && (await tryToBind(customer, await byAddress(address)));
    return first || tryToBind(customer, await byExternalId(customer.key));
  }

  /**
   * Zendesk's search knows a new user only some minutes later: perhaps it is this customer's. That is no failure of Zendesk, after which
   * everybody would have to wait.
   */
  function notFoundYet(key: string, what: string): HttpProblem {
    report(new Error(`Zendesk has a user with the ${what} of ${key}, and does not find it yet`));
    return retryLater(503, 'Your account is being set up at our helpdesk. Try again in a minute.', 60);
  }

  /** A user with the customer's address, or where somebody has it already, or addresses say nothing, with none. */
  async function make(customer: Customer): Promise<string> {
    const { key } = customer;
    const address = settings.customers === 'email' ? addressOf(customer) : undefined;
    const base = { name: customer.name || key, external_id: key, role: 'end-user' };
    const attempts = [...(address ? [{ ...base, email: address, skip_verify_email: true }] : []), base];
    let reason = '';
    for (const user of attempts) {
      const { status, value } = await http.call('/users.json', { method: 'POST', json: { user } });
      const made = status === 201 ? await tryToBind(customer, raw(raw(value)['user'])) : undefined;
      if (made !== undefined) return made;
      reason = messageOf(value);
      if (status !== 422) continue;
      if ('email' in user) {
        if (!(await withAddress(user.email)).length) throw notFoundYet(key, 'address');
      } else if (JSON.stringify(value).includes('DuplicateValue')) {
        // Another server was faster, or this one before it stopped.
        const same = await tryToBind(customer, await byExternalId(key));
        if (same !== undefined) return same;
        if (!(await withExternalId(key))) throw notFoundYet(key, 'external id');
      }
    }
    throw new HelpdeskRefused(
      `Your account could not be set up at our helpdesk (${reason}). Please tell us by another way.`,
    );
  }

  return {
    find: async customer => {
      const user = await findUser(customer);
      return { customer, owner: user ?? `customer ${customer.key}`, user };
    },
    writer: async viewer => {
      const id = viewer.user;
      if (id === undefined) return { ...viewer, user: await make(viewer.customer) };
      const user = raw(raw(await http.get(path`/users/${id}.json`))['user']);
      if (idOf(user['id'], idForm) !== id || user['active'] === false)
        throw new HelpdeskRefused('Your account at our helpdesk is no longer there.');
      // Who has become an agent meanwhile would write as one.
      if (user['role'] !== 'end-user')
        throw new HelpdeskRefused('Your account at our helpdesk cannot write requests.');
      return { ...viewer, user: id };
    },
  };
}
