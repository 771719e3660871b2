/**
 * Who a customer is in Redmine. A user of the customer's own, bound to the customer for good: found by address or login at first, made with
 * the first request. Or one user for all, and a custom field that holds the customer's key.
 */
import { createHash } from 'node:crypto';
import type { Customer } from '../../app/customer.ts';
import { HelpdeskRefused, HelpdeskUnavailable } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { path, withQuery } from '../shared/path.ts';
import { flag, idOf, list, raw, text } from '../shared/values.ts';
import { as, messageOf, requireDone, rolesOf, type Query, type Redmine } from './client.ts';
import { idForm, namedOf, type Issue } from './issue.ts';

/** Who the customer of a call is. */
export interface Viewer {
  readonly customer: Customer;
  /** `Desk.owner`. */
  readonly owner: string;
  /** Id of the customer's own user, where there is one. */
  readonly user: string | undefined;
}

export interface People {
  find(customer: Customer): Promise<Viewer>;
  /** Filters of Redmine for the customer's own issues; `undefined` where there can be none. */
  filterOf(viewer: Viewer): Promise<Query | undefined>;
  /** Whose an issue is: compared with `Viewer.owner`. */
  ownerOf(issue: Issue, viewer: Viewer): Promise<string>;
  /** The key of the customer whose issue it is. */
  customerOf(issue: Issue): Promise<string | undefined>;
  /** A viewer who can write, with a user of their own where Redmine shall show their name. @throws HelpdeskRefused */
  writer(viewer: Viewer): Promise<Viewer>;
  /** The login with which the customer writes; absent: as the user of the key. @throws HelpdeskRefused */
  loginOf(viewer: Viewer): Promise<string | undefined>;
  /** Whether journals of this user are what the customer writes. */
  isWriter(user: string, viewer: Viewer): Promise<boolean>;
  /** What a new issue has to have, so that it is the customer's. */
  fieldsFor(viewer: Viewer): Promise<Readonly<Record<string, string>>>;
}

interface User {
  readonly id: string;
  readonly login: string;
  readonly mail: string;
  readonly isAdmin: boolean;
}

const userOf = (value: unknown): User | undefined => {
  const row = raw(value);
  const id = idOf(row['id'], idForm);
  if (id === undefined) return undefined;
  const isAdmin = flag(row['admin']) ?? false;
  return { id, login: text(row['login']) ?? '', mail: text(row['mail']) ?? '', isAdmin };
};

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** A login of which there is one for each key: Redmine's have few characters, and no capitals. */
export function loginFor(prefix: string, key: string): string {
  if (/^[a-z0-9][a-z0-9.-]{0,39}$/.test(key)) return prefix + key;
  return `${prefix}_${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}

/** Redmine wants both names, of 30 characters. */
function namesOf(name: string): { readonly firstname: string; readonly lastname: string } {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  return { firstname: first.slice(0, 30) || 'Customer', lastname: rest.join(' ').slice(0, 30) || '-' };
}

/** The id of a custom field of the project. */
export async function fieldId(redmine: Redmine, name: string): Promise<string> {
  const { fields } = await redmine.project();
  const id = fields.find(field => field.name === name)?.id;
  if (id === undefined)
    throw new HelpdeskUnavailable(
      `Redmine's project ${redmine.settings.project} has no custom field ${name} for issues: it has to be ticked in Project > Settings > Issue tracking, and not be "For all projects"`,
    );
  return id;
}

/** One user for all. */
function sharedUser(redmine: Redmine, field: string): People {
  const keyOf = async (issue: Issue): Promise<string | undefined> =>
    issue.fields.get(await fieldId(redmine, field)) || undefined;
  const ownerFor = (key: string): string => `customer ${key}`;
  return {
    find: async customer => ({ customer, owner: ownerFor(customer.key), user: undefined }),
    filterOf: async ({ customer }) => ({ [`cf_${await fieldId(redmine, field)}`]: `=${customer.key}` }),
    ownerOf: async issue => ownerFor((await keyOf(issue)) ?? ''),
    customerOf: keyOf,
    writer: async viewer => viewer,
    loginOf: async () => undefined,
    isWriter: async user => user === (await redmine.keyUser()).id,
    fieldsFor: async ({ customer }) => ({ [await fieldId(redmine, field)]: customer.key }),
  };
}

function ownUsers(redmine: Redmine, { customers }: Pick<HelpdeskNeeds, 'customers'>): People {
  const { settings, http } = redmine;

  async function search(member: 'mail' | 'login', value: string): Promise<User | undefined> {
    const answer = raw(await http.get(withQuery('/users.json', { name: value, limit: 100 })));
    const users = list(answer['users']).flatMap(item => userOf(item) ?? []);
    return users.find(user => isSame(user[member], value));
  }

  /** Whether it is nobody of the staff: who can choose an address must not become an agent. */
  async function isCustomer({ id, isAdmin }: User): Promise<boolean> {
    if (isAdmin) return false;
    const roles = await rolesOf(http, id, (await redmine.project()).id);
    return roles.every(({ name }) => name === settings.role);
  }

  async function tryToBind({ key }: Customer, user: User | undefined): Promise<string | undefined> {
    if (!user || !(await isCustomer(user))) return undefined;
    const bound = await customers.bind(key, user.id);
    return bound === user.id ? bound : undefined;
  }

  async function findUser(customer: Customer): Promise<string | undefined> {
    const bound = await customers.ownerOf(customer.key);
    if (bound !== undefined) return bound;
    const { key, email } = customer;
    const value = settings.customers === 'email' ? email?.trim() : key;
    const member = settings.customers === 'email' ? 'mail' : 'login';
    const first = value ? await tryToBind(customer, await search(member, value)) : undefined;
    return first ?? tryToBind(customer, await search('login', loginFor(settings.loginPrefix, key)));
  }

  /** A user with the customer's address, or where somebody has it already, with one that takes no mail. */
  async function make(customer: Customer): Promise<string> {
    const login = loginFor(settings.loginPrefix, customer.key);
    const nowhere = `${login.replaceAll('@', '.')}@customers.invalid`;
    const email = settings.customers === 'email' ? customer.email?.trim() : undefined;
    let reason = '';
    for (const mail of email ? [email, nowhere] : [nowhere]) {
      const user = {
        login,
        ...namesOf(customer.name),
        mail,
        generate_password: true,
        mail_notification: 'none',
      };
      const { status, value } = await http.call('/users.json', { method: 'POST', json: { user } });
      if (status === 201) break;
      reason = messageOf(value);
    }
    const made = await tryToBind(customer, await search('login', login));
    if (made !== undefined) return made;
    throw new HelpdeskRefused(
      `Your account could not be set up at our helpdesk (${reason}). Please tell us by another way.`,
    );
  }

  async function addToProject(user: string): Promise<void> {
    const { id } = await redmine.project();
    if ((await rolesOf(http, user, id)).length) return;
    const { roles } = raw(await http.get('/roles.json'));
    const role = list(roles)
      .flatMap(item => namedOf(item) ?? [])
      .find(({ name }) => name === settings.role);
    if (!role) throw new HelpdeskUnavailable(`Redmine has no role ${settings.role} (helpdesk.role)`);
    const membership = { user_id: Number(user), role_ids: [Number(role.id)] };
    const at = path`/projects/${id}/memberships.json`;
    requireDone(await http.call(at, { method: 'POST', json: { membership } }));
  }

  const ownerFor = ({ key }: Customer): string => `customer ${key}`;
  return {
    find: async customer => ({ customer, owner: ownerFor(customer), user: await findUser(customer) }),
    filterOf: async ({ user }) => (user === undefined ? undefined : { author_id: user }),
    ownerOf: async ({ author }, { user, owner }) => (author.id === user ? owner : `user ${author.id}`),
    customerOf: ({ author }) => customers.customerOf(author.id),
    writer: async viewer => {
      const user = viewer.user ?? (await make(viewer.customer));
      await addToProject(user);
      return { ...viewer, user };
    },
    loginOf: async ({ user }) => {
      const found = user === undefined ? undefined : raw(await http.get(path`/users/${user}.json`))['user'];
      const login = userOf(found)?.login;
      if (!login) throw new HelpdeskRefused('Your account at our helpdesk is no longer there.');
      // Redmine lets a key that is no administrator's write as its own user instead.
      const { value } = requireDone(await http.call('/users/current.json', as(login)));
      if (userOf(raw(value)['user'])?.id === user) return login;
      throw new HelpdeskUnavailable(
        'Redmine does not let the key write for customers: its user has to be an administrator (helpdesk.key)',
      );
    },
    isWriter: async (id, { user }) => id === user,
    fieldsFor: async () => ({}),
  };
}

export function createPeople(redmine: Redmine, needs: Pick<HelpdeskNeeds, 'customers'>): People {
  const { customers, customerField = '' } = redmine.settings;
  return customers === 'field' ? sharedUser(redmine, customerField) : ownUsers(redmine, needs);
}
