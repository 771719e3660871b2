/**
 * Colleagues: the end users of one organisation of Zendesk. A ticket of theirs is shared with those in CC, or with all where it has the tag
 * for it, as long as it and its requester are of that organisation.
 */
import type { PeopleDirectory } from '../../app/catalogue.ts';
import type { DeskRequest } from '../../app/desk.ts';
import { Cache } from '../shared/cache.ts';
import { path } from '../shared/path.ts';
import { filled, idOf, list, raw, type Raw } from '../shared/values.ts';
import type { Zendesk } from './client.ts';
import type { People } from './people.ts';
import { idForm, type Ticket } from './ticket.ts';

interface Member {
  /** Of the user. */
  readonly id: string;
  readonly name: string;
  readonly email: string | undefined;
}

/** An organisation with its end users, by id. */
export interface Circle {
  readonly organisation: string;
  readonly members: ReadonlyMap<string, Member>;
}

export interface Organisations {
  /** Id of the organisation of an end user. */
  of(user: string): Promise<string | undefined>;
  circle(organisation: string): Promise<Circle>;
}

/** Milliseconds for which it is known who is in which organisation. */
const lifetimeMs = 60_000;
/** As `Catalogue` has it. */
const maxFound = 20;

const isActive = (user: Raw): boolean =>
  user['role'] === 'end-user' && user['active'] !== false && user['suspended'] !== true;

export function createOrganisations(zendesk: Zendesk): Organisations {
  const organisations = new Cache<Promise<string | undefined>>(5000, lifetimeMs);
  const circles = new Cache<Promise<Circle>>(200, lifetimeMs);

  /** Asks once for a while; a failure is forgotten. */
  function kept<T>(cache: Cache<Promise<T>>, key: string, load: () => Promise<T>): Promise<T> {
    const known = cache.get(key);
    if (known) return known;
    const found = load();
    cache.set(key, found);
    found.catch(() => cache.delete(key));
    return found;
  }

  async function loadOf(id: string): Promise<string | undefined> {
    const user = raw(raw(await zendesk.http.get(path`/users/${id}.json`))['user']);
    return isActive(user) ? idOf(user['organization_id'], idForm) : undefined;
  }

  async function loadCircle(organisation: string): Promise<Circle> {
    const members = new Map<string, Member>();
    for await (const page of zendesk.pages(path`/organizations/${organisation}/users.json`))
      for (const user of list(page['users']).map(raw)) {
        const id = idOf(user['id'], idForm);
        if (id !== undefined && isActive(user))
          members.set(id, { id, name: filled(user['name']) ?? '', email: filled(user['email']) });
      }
    return { organisation, members };
  }

  return {
    of: user => kept(organisations, user, () => loadOf(user)),
    circle: organisation => kept(circles, organisation, () => loadCircle(organisation)),
  };
}

const isShared = ({ organisation, requester }: Ticket, circle: Circle): boolean =>
  organisation === circle.organisation && circle.members.has(requester);

/** Ids of the members who see a ticket of a colleague's. */
export function seersOf(ticket: Ticket, circle: Circle): readonly string[] {
  if (!isShared(ticket, circle)) return [];
  const ids = ticket.isForTeam ? [...circle.members.keys()] : ticket.copied;
  return ids.filter(id => id !== ticket.requester && circle.members.has(id));
}

export function sharingOf(
  ticket: Ticket,
  circle: Circle | undefined,
): Pick<DeskRequest, 'organisation' | 'people' | 'visibility'> {
  if (!circle || !isShared(ticket, circle)) return {};
  const { organisation, members } = circle;
  const copied = ticket.copied.flatMap(id => (id === ticket.requester ? [] : (members.get(id) ?? [])));
  return {
    organisation,
    people: copied.map(({ id, name }) => ({ id, name })),
    visibility: ticket.isForTeam ? 'team' : 'private',
  };
}

/** Colleagues by the ids of their users: they need not have used the panel yet. */
export function createDirectory(people: People, organisations: Organisations): PeopleDirectory {
  async function colleagues(customer: Parameters<People['find']>[0]): Promise<readonly Member[]> {
    const { user } = await people.find(customer);
    const organisation = user === undefined ? undefined : await organisations.of(user);
    if (organisation === undefined) return [];
    const { members } = await organisations.circle(organisation);
    return [...members.values()].filter(({ id }) => id !== user);
  }
  const colleague = ({ id, name, email }: Member) => ({
    id,
    name,
    ...(email === undefined ? {} : { email }),
  });

  return {
    organisationOf: async customer => {
      const { user } = await people.find(customer);
      return user === undefined ? undefined : organisations.of(user);
    },
    search: async (customer, text) =>
      (await colleagues(customer))
        .filter(({ name, email = '' }) => `${name}\n${email}`.toLowerCase().includes(text))
        .slice(0, maxFound)
        .map(colleague),
    find: async (customer, idOrEmail) => {
      const wanted = idOrEmail.trim().toLowerCase();
      const found = (await colleagues(customer)).find(
        ({ id, email }) => id === wanted || email?.toLowerCase() === wanted,
      );
      return found && colleague(found);
    },
  };
}
