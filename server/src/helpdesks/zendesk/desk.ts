/** The desk of one customer over Zendesk. */
import type { Customer } from '../../app/customer.ts';
import {
  HelpdeskRefused,
  type Desk,
  type DeskPage,
  type DeskQuery,
  type DeskRequest,
  type FoundWrite,
  type NewComment,
  type NewRequest,
  type PendingFile,
} from '../../app/desk.ts';
import type { PeopleChange } from '../../app/team.ts';
import type { WireRequestType, WireService } from '../../app/wire.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { pageOfRequests } from '../shared/pages.ts';
import type { Zendesk } from './client.ts';
import { deskComment, listComments } from './comments.ts';
import { openFile } from './files.ts';
import type { People } from './people.ts';
import { requestOf } from './requests.ts';
import { serviceOf } from './services.ts';
import { seersOf, type Circle, type Organisations } from './sharing.ts';
import { isClosed, type Statuses } from './statuses.ts';
import type { Ticket } from './ticket.ts';
import type { Thread, Tickets } from './tickets.ts';
import { findMarked, writeChange, writeComment, writeCopies, writeNote, writeTicket } from './writes.ts';

export interface DeskSources {
  readonly zendesk: Zendesk;
  readonly tickets: Tickets;
  readonly people: People;
  /** Absent: nothing is shared. */
  readonly organisations?: Organisations | undefined;
  readonly statuses: Statuses;
  readonly forms: () => Promise<readonly WireRequestType[]>;
  /** Options of the field for services. */
  readonly services: () => Promise<readonly WireService[]>;
  readonly report: HelpdeskNeeds['report'];
}

/** Milliseconds in which a list has to know the threads: the server gives up after 10 s. */
const listMs = 3000;

const nothing: Thread = { description: undefined, replies: [] };

const orders = {
  updated: ({ updated }: Ticket) => updated,
  created: ({ created }: Ticket) => created,
  key: ({ id }: Ticket) => Number(id),
};

export async function createDesk(customer: Customer, sources: DeskSources): Promise<Desk> {
  const { zendesk, tickets, people, organisations, statuses, forms, services, report } = sources;
  const { settings } = zendesk;
  let viewer = await people.find(customer);
  const organisation = organisations && customer.organisation;
  let circleRead: Promise<Circle> | undefined;
  /** What this call has read. */
  const read = new Map<string, Promise<Ticket | undefined>>();

  function find(key: string): Promise<Ticket | undefined> {
    const found = read.get(key) ?? tickets.get(key);
    read.set(key, found);
    return found;
  }

  function forget(): void {
    read.clear();
    if (viewer.user !== undefined) tickets.ofUser.forget(viewer.user);
    if (organisation !== undefined) tickets.forTeam.forget(organisation);
  }

  async function circleOf(): Promise<Circle | undefined> {
    if (organisation === undefined) return undefined;
    circleRead ??= organisations?.circle(organisation);
    return circleRead;
  }

  /** As it is after a write. */
  function findAgain(key: string): Promise<Ticket | undefined> {
    forget();
    return find(key);
  }

  const row = async (ticket: Ticket, thread: Thread): Promise<DeskRequest> =>
    requestOf(ticket, thread, viewer, { statuses, settings, forms, services, circle: await circleOf() });
  const present = async (ticket: Ticket): Promise<DeskRequest> => row(ticket, await tickets.thread(ticket));

  async function getRequest(key: string): Promise<DeskRequest | undefined> {
    const ticket = await find(key);
    return ticket && present(ticket);
  }

  const isVisible = (ticket: Ticket, circle: Circle | undefined): boolean =>
    ticket.requester === viewer.user ||
    (viewer.user !== undefined && circle !== undefined && seersOf(ticket, circle).includes(viewer.user));

  async function sharedTickets(user: string, isNext: boolean): Promise<readonly Ticket[]> {
    const circle = await circleOf();
    if (!circle) return [];
    const lists = await Promise.all([
      tickets.copiedTo.forPage(user, isNext),
      tickets.forTeam.forPage(circle.organisation, isNext),
    ]);
    const found = new Map(lists.flat().map(ticket => [ticket.id, ticket]));
    return [...found.values()].filter(ticket => ticket.requester !== user && isVisible(ticket, circle));
  }

  async function ticketsFor({ scope = 'mine', cursor }: DeskQuery): Promise<readonly Ticket[]> {
    const { user } = viewer;
    if (user === undefined) return [];
    const isNext = cursor !== undefined;
    return [
      ...(scope === 'shared' ? [] : await tickets.ofUser.forPage(user, isNext)),
      ...(scope === 'mine' ? [] : await sharedTickets(user, isNext)),
    ];
  }

  /** Without what colleagues share no longer: a list may be older than that. */
  async function stillVisible(page: readonly Ticket[]): Promise<readonly Ticket[]> {
    const isOwn = ({ requester }: Ticket): boolean => requester === viewer.user;
    const shared = page.filter(ticket => !isOwn(ticket));
    if (!shared.length) return page;
    const [circle, now] = await Promise.all([circleOf(), tickets.many(shared.map(({ id }) => id))]);
    return page.flatMap(ticket => {
      const known = isOwn(ticket) ? ticket : now.get(ticket.id);
      return known && isVisible(known, circle) ? known : [];
    });
  }

  async function listRequests(query: DeskQuery): Promise<DeskPage> {
    const { sort, status, type, service, severity } = query;
    const all = await ticketsFor(query);
    const isWanted = (ticket: Ticket): boolean =>
      status === 'awaiting'
        ? ticket.status === 'pending'
        : status === 'all' || isClosed(ticket) === (status === 'closed');
    const found = all
      .filter(isWanted)
      .filter(ticket => type === undefined || ticket.form === type)
      .filter(ticket => service === undefined || serviceOf(ticket, settings) === service)
      .filter(ticket => severity === undefined || ticket.priority === severity);
    const { page: listed, next } = pageOfRequests(found, query, ticket => ({
      value: orders[sort](ticket),
      number: Number(ticket.id),
    }));
    const page = await stillVisible(listed);
    const threads = await tickets.threads(page, listMs);
    const items = page.map(ticket => row(ticket, threads.get(ticket.id) ?? nothing));
    return {
      items: await Promise.all(items),
      next,
      total: found.length,
    };
  }

  async function createRequest(draft: NewRequest, files: readonly PendingFile[], key: string) {
    const writer = await people.writer(viewer);
    viewer = writer;
    const { followUpOf } = draft;
    const before = followUpOf === undefined ? undefined : await find(followUpOf);
    // Zendesk knows follow-ups of such tickets alone.
    const followed = before?.status === 'closed' ? before.id : undefined;
    const circle = await circleOf();
    const copied = (draft.people ?? []).map(person => person.id).filter(user => circle?.members.has(user));
    const isForTeam = circle !== undefined && draft.visibility === 'team';
    const id = await writeTicket(zendesk, writer.user, draft, files, { key, followed, copied, isForTeam });
    try {
      await writeNote(zendesk, id, draft);
    } catch (error) {
      // The request is there.
      report(new Error(`What the customer's page says could not be noted: ${(error as Error).message}`));
    }
    let made = await findAgain(id);
    // Zendesk may take over those of the ticket that is followed.
    const more = made && circle ? seersOf({ ...made, isForTeam: false }, circle) : [];
    const tooMany = more.filter(user => !copied.includes(user));
    if (made && tooMany.length) {
      await writeCopies(zendesk, made, [], tooMany);
      made = await findAgain(id);
    }
    if (!made) throw new Error('Zendesk has made a ticket that the agent does not see');
    const now = made.copied;
    if (copied.some(user => !now.includes(user)))
      report(new Error(`Zendesk has not put the colleagues of ticket ${id} in CC: see "Enable CCs"`));
    return present(made);
  }

  async function change(key: string, made: Parameters<typeof writeChange>[2]): Promise<Ticket | undefined> {
    const ticket = await find(key);
    if (!ticket) return undefined;
    await writeChange(zendesk, ticket, made);
    return findAgain(key);
  }

  async function setClosed(key: string, closed: boolean): Promise<DeskRequest | undefined> {
    const before = await find(key);
    if (!before || isClosed(before) === closed) return before && present(before);
    const changed = await change(key, { status: closed ? 'solved' : 'open' });
    if (changed && isClosed(changed) !== closed)
      throw new HelpdeskRefused(`Our helpdesk has not ${closed ? 'closed' : 'reopened'} the request.`);
    return changed && present(changed);
  }

  async function changePeople(key: string, { add, remove }: PeopleChange): Promise<DeskRequest | undefined> {
    const [ticket, circle] = await Promise.all([find(key), circleOf()]);
    if (!ticket || !circle) return undefined;
    if (ticket.organisation !== circle.organisation)
      throw new HelpdeskRefused('At our helpdesk this request is not one of your organisation.');
    const isColleague = (id: string): boolean => circle.members.has(id) && id !== ticket.requester;
    const isCopied = (id: string): boolean => ticket.copied.includes(id);
    const added = add.map(({ id }) => id).filter(id => isColleague(id) && !isCopied(id));
    const removed = remove.filter(id => isColleague(id) && isCopied(id));
    if (!added.length && !removed.length) return present(ticket);
    await writeCopies(zendesk, ticket, added, removed);
    for (const user of [ticket.requester, ...added, ...removed]) tickets.copiedTo.forget(user);
    const changed = await findAgain(key);
    if (
      changed &&
      (added.some(id => !changed.copied.includes(id)) || removed.some(id => changed.copied.includes(id)))
    )
      throw new HelpdeskRefused('Our helpdesk has not changed with whom this request is shared.');
    return changed && present(changed);
  }

  async function commentWith(id: string, ticket: Ticket) {
    const { replies } = await tickets.thread(ticket);
    const comment = replies.find(candidate => candidate.id === id);
    return comment && deskComment(comment, ticket, viewer);
  }

  async function addComment(key: string, comment: NewComment, files: readonly PendingFile[], write: string) {
    const ticket = await find(key);
    if (!ticket) return undefined;
    const { user } = await people.writer(viewer);
    const id = await writeComment(zendesk, user, ticket, comment, files, write);
    forget();
    const added = await commentWith(id, ticket);
    if (!added) throw new HelpdeskRefused('Our helpdesk has not taken this.');
    return added;
  }

  async function findReply(key: string, requestKey: string): Promise<FoundWrite | undefined> {
    const ticket = await findAgain(requestKey);
    if (!ticket) return undefined;
    const { user } = viewer;
    const id = user === undefined ? undefined : await findMarked(zendesk, ticket.id, key, user);
    const comment = id === undefined ? undefined : await commentWith(id, ticket);
    return comment && { requestKey, comment };
  }

  async function findRequest(key: string): Promise<FoundWrite | undefined> {
    if (viewer.user === undefined) return undefined;
    const same = (await tickets.ofUser.now(viewer.user)).find(({ externalId }) => externalId === key);
    return same && { request: await present(same) };
  }

  return {
    owner: viewer.owner,
    organisation,
    getRequest,
    listRequests,
    createRequest: async (draft, files, { key }) => ({ added: await createRequest(draft, files, key) }),
    setClosed,
    setSeverity: async (key, priority) => {
      const changed = await change(key, { priority });
      return changed && present(changed);
    },
    // Zendesk takes a rating from the end user alone: the capabilities say so.
    rateRequest: getRequest,
    listComments: async (key, query) => {
      const ticket = await find(key);
      return ticket && listComments(ticket, (await tickets.thread(ticket)).replies, viewer, query);
    },
    addComment: async (key, comment, files, write) => {
      const added = await addComment(key, comment, files, write.key);
      return added && { added };
    },
    ...(organisations && { changePeople }),
    openFile: id => openFile(zendesk, tickets, id),
    findWrite: (key, requestKey) =>
      requestKey === undefined ? findRequest(key) : findReply(key, requestKey),
  };
}
