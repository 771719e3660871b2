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
import type { WireRequestType } from '../../app/wire.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { pageOfRequests } from '../shared/pages.ts';
import type { Zendesk } from './client.ts';
import { deskComment, listComments } from './comments.ts';
import { openFile } from './files.ts';
import type { People } from './people.ts';
import { requestOf } from './requests.ts';
import { isClosed, type Statuses } from './statuses.ts';
import type { Ticket } from './ticket.ts';
import type { Thread, Tickets } from './tickets.ts';
import { findMarked, writeChange, writeComment, writeNote, writeTicket } from './writes.ts';

export interface DeskSources {
  readonly zendesk: Zendesk;
  readonly tickets: Tickets;
  readonly people: People;
  readonly statuses: Statuses;
  readonly forms: () => Promise<readonly WireRequestType[]>;
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
  const { zendesk, tickets, people, statuses, forms, report } = sources;
  const { settings } = zendesk;
  let viewer = await people.find(customer);
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
  }

  /** As it is after a write. */
  function findAgain(key: string): Promise<Ticket | undefined> {
    forget();
    return find(key);
  }

  const row = (ticket: Ticket, thread: Thread): Promise<DeskRequest> =>
    requestOf(ticket, thread, viewer, { statuses, settings, forms });
  const present = async (ticket: Ticket): Promise<DeskRequest> => row(ticket, await tickets.thread(ticket));

  async function getRequest(key: string): Promise<DeskRequest | undefined> {
    const ticket = await find(key);
    return ticket && present(ticket);
  }

  async function listRequests(query: DeskQuery): Promise<DeskPage> {
    const { sort, status, type, severity } = query;
    const all =
      viewer.user === undefined ? [] : await tickets.ofUser.forPage(viewer.user, query.cursor !== undefined);
    const isWanted = (ticket: Ticket): boolean =>
      status === 'awaiting'
        ? ticket.status === 'pending'
        : status === 'all' || isClosed(ticket) === (status === 'closed');
    const found = all
      .filter(isWanted)
      .filter(ticket => type === undefined || ticket.form === type)
      .filter(ticket => severity === undefined || ticket.priority === severity);
    const { page, next } = pageOfRequests(found, query, ticket => ({
      value: orders[sort](ticket),
      number: Number(ticket.id),
    }));
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
    const id = await writeTicket(zendesk, writer.user, draft, files, { key, followed });
    try {
      await writeNote(zendesk, id, draft);
    } catch (error) {
      // The request is there.
      report(new Error(`What the customer's page says could not be noted: ${(error as Error).message}`));
    }
    const made = await findAgain(id);
    if (!made) throw new Error('Zendesk has made a ticket that the agent does not see');
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
    const id = await findMarked(zendesk, ticket.id, key);
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
    openFile: id => openFile(zendesk, tickets, id),
    findWrite: (key, requestKey) =>
      requestKey === undefined ? findRequest(key) : findReply(key, requestKey),
  };
}
