/**
 * Who a customer is in WHMCS: a client, or a contact of a client; bound to the customer for good. A client has all tickets of the account,
 * a contact those that it has opened. Nobody is made: clients are the shop's.
 */
import type { Customer } from '../../app/customer.ts';
import { HelpdeskRefused } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { filled, idOf, list, raw, type Raw } from '../shared/values.ts';
import { requireRead, type Whmcs } from './client.ts';
import { idForm, type Ticket } from './ticket.ts';

export interface Person {
  /** Id. */
  readonly client: string;
  /** Id; absent for the client itself. */
  readonly contact: string | undefined;
}

export interface Viewer {
  readonly customer: Customer;
  /** `Desk.owner`. */
  readonly owner: string;
  /** Absent for a customer who is nobody in WHMCS. */
  readonly person: Person | undefined;
}

export interface People {
  find(customer: Customer): Promise<Viewer>;
  /** Keys of the customers whose ticket it is. */
  customersOf(ticket: Ticket): Promise<readonly string[]>;
}

const nameOf = ({ client, contact }: Person): string =>
  contact === undefined ? client : `${client}-${contact}`;

function personOf(name: string | undefined): Person | undefined {
  const [, client, contact] = /^([1-9]\d{0,9})(?:-([1-9]\d{0,9}))?$/.exec(name ?? '') ?? [];
  return client === undefined ? undefined : { client, contact };
}

/** Of a person who is not the viewer. */
export const ownerOf = (person: Person): string => `client ${nameOf(person)}`;

export function ownerOfTicket(
  { client, contact }: Pick<Ticket, 'client' | 'contact'>,
  { person, owner }: Viewer,
): string {
  const isOwn = person?.client === client && (person.contact === undefined || person.contact === contact);
  return isOwn ? owner : ownerOf({ client, contact });
}

/** @throws HelpdeskRefused */
export function requirePerson({ person }: Viewer): Person {
  if (person) return person;
  throw new HelpdeskRefused('Your account was not found at our helpdesk. Please tell us by another way.');
}

const isSame = (one: unknown, other: string): boolean =>
  filled(one)?.trim().toLowerCase() === other.toLowerCase();

export function createPeople(whmcs: Whmcs, { customers, report }: Omit<HelpdeskNeeds, 'now'>): People {
  async function rows(
    action: 'GetClients' | 'GetContacts',
    parameters: Readonly<Record<string, string>>,
  ): Promise<readonly Raw[]> {
    const value = requireRead(action, await whmcs.ask(action, { ...parameters, limitnum: 100 }));
    const [many, one] = action === 'GetClients' ? ['clients', 'client'] : ['contacts', 'contact'];
    return list(raw(value[many])[one]).map(raw);
  }

  /** The one person with this address: with several, nobody can say who it is. */
  async function byAddress({ key, email }: Customer): Promise<Person | undefined> {
    const address = email?.trim();
    if (!address?.includes('@')) return undefined;
    const clients = await rows('GetClients', { search: address });
    const found: Person[] = clients
      .filter(client => isSame(client['email'], address))
      .flatMap(({ id }) => {
        const client = idOf(id, idForm);
        return client === undefined ? [] : [{ client, contact: undefined }];
      });
    if (!found.length)
      for (const row of await rows('GetContacts', { email: address })) {
        const client = idOf(row['userid'], idForm);
        const contact = idOf(row['id'], idForm);
        if (client !== undefined && contact !== undefined && isSame(row['email'], address))
          found.push({ client, contact });
      }
    if (found.length > 1)
      report(
        new Error(
          `WHMCS has the address of the customer ${key} ${found.length} times (${found.map(nameOf).join(', ')}): whose it is cannot be said. Change it there, or set helpdesk.customers to key`,
        ),
      );
    return found.length === 1 ? found[0] : undefined;
  }

  /** The key is the id of the client, or with that of a contact `7-3`. */
  async function byKey({ key }: Customer): Promise<Person | undefined> {
    const person = personOf(key);
    if (!person) return undefined;
    if (person.contact !== undefined) {
      const found = await rows('GetContacts', { userid: person.client });
      return found.some(({ id }) => idOf(id, idForm) === person.contact) ? person : undefined;
    }
    const result = await whmcs.ask('GetClientsDetails', { clientid: person.client });
    return 'value' in result ? person : undefined;
  }

  async function findPerson(customer: Customer): Promise<Person | undefined> {
    const bound = await customers.ownerOf(customer.key);
    if (bound !== undefined) return personOf(bound);
    const person = await (whmcs.settings.customers === 'key' ? byKey(customer) : byAddress(customer));
    const now = person && (await customers.bind(customer.key, nameOf(person)));
    return now === undefined ? undefined : personOf(now);
  }

  return {
    find: async customer => {
      const person = await findPerson(customer);
      return { customer, person, owner: `customer ${customer.key}` };
    },
    customersOf: async ({ client, contact }) => {
      const names = [client, ...(contact === undefined ? [] : [`${client}-${contact}`])];
      const keys = await Promise.all(names.map(name => customers.customerOf(name)));
      return keys.filter(key => key !== undefined);
    },
  };
}
