/** What WHMCS has beside tickets: departments as request types, priorities as severities, and the client's products as services. */
import type { Catalogue } from '../../app/catalogue.ts';
import type { Customer } from '../../app/customer.ts';
import type { WireService } from '../../app/wire.ts';
import { Cache } from '../shared/cache.ts';
import { createServices } from '../shared/services.ts';
import { filled, idOf, list, raw } from '../shared/values.ts';
import { requireRead, type Whmcs } from './client.ts';
import type { People } from './people.ts';
import { decoded } from './texts.ts';
import { idForm } from './ticket.ts';

/** Milliseconds for which departments and products are known. */
const lifetimeMs = 60_000;
const pageSize = 100;
const maxPages = 20;

/** Of products that are no longer there. */
const gone = ['terminated', 'cancelled', 'fraud'];

/** https://developers.whmcs.com/api-reference/openticket/: the least severe first. */
const severities = ['Low', 'Medium', 'High'].map(value => ({ value, label: value }));

export interface Department {
  readonly id: string;
  readonly name: string;
}

export async function loadDepartments(whmcs: Whmcs): Promise<readonly Department[]> {
  const action = 'GetSupportDepartments';
  const value = requireRead(action, await whmcs.ask(action, { ignore_dept_assignments: 'true' }));
  return list(raw(value['departments'])['department'])
    .map(raw)
    .flatMap(department => {
      const id = idOf(department['id'], idForm);
      return id === undefined ? [] : [{ id, name: decoded(filled(department['name']) ?? id) }];
    });
}

function serviceOf(value: unknown): WireService[] {
  const product = raw(value);
  const id = idOf(product['id'], idForm);
  const status = (filled(product['status']) ?? '').toLowerCase();
  if (id === undefined || gone.includes(status)) return [];
  const named = (name: string): string | undefined => {
    const text = filled(product[name]);
    return text === undefined ? undefined : decoded(text);
  };
  const domain = named('domain') ?? named('dedicatedip');
  const kind = named('translated_groupname') ?? named('groupname');
  const label = named('translated_name') ?? named('name') ?? `#${id}`;
  return [{ id, label, ...(kind ? { kind } : {}), ...(domain ? { detail: domain } : {}) }];
}

export function createCatalogue(whmcs: Whmcs, people: People): Catalogue {
  const departments = new Cache<Promise<readonly Department[]>>(1, lifetimeMs);
  const products = new Cache<Promise<readonly WireService[]>>(1000, lifetimeMs);

  /** Asks once for a while; a failure is forgotten. */
  function kept<T>(cache: Cache<Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
    const found = cache.get(key) ?? load();
    cache.set(key, found);
    found.catch(() => cache.delete(key));
    return found;
  }

  async function load(clientid: string): Promise<readonly WireService[]> {
    const found: WireService[] = [];
    for (let page = 0; page < maxPages; page++) {
      const parameters = { clientid, limitstart: page * pageSize, limitnum: pageSize };
      const value = requireRead('GetClientsProducts', await whmcs.ask('GetClientsProducts', parameters));
      const rows = list(raw(value['products'])['product']);
      found.push(...rows.filter(row => idOf(raw(row)['clientid'], idForm) === clientid).flatMap(serviceOf));
      if (rows.length < pageSize) break;
    }
    return found;
  }

  /** A contact's right to see products is not in the API. */
  async function servicesOf(customer: Customer): Promise<readonly WireService[]> {
    const { person } = await people.find(customer);
    if (!person || person.contact !== undefined) return [];
    return kept(products, person.client, () => load(person.client));
  }

  return {
    describe: async () => {
      const { departments: wanted } = whmcs.settings;
      if (!wanted.length) return { severities };
      const all = await kept(departments, '', () => loadDepartments(whmcs));
      const types = wanted.flatMap(id => all.find(department => department.id === id) ?? []);
      return {
        severities,
        types: types.map(({ id, name }) => ({ id, label: name, service: 'optional' as const })),
      };
    },
    services: createServices(servicesOf),
  };
}
