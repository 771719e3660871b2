/** The desk of one customer over Request Tracker. */
import type { Customer } from '../../app/customer.ts';
import type {
  Desk,
  DeskPage,
  DeskQuery,
  DeskRequest,
  FoundWrite,
  NewComment,
  NewRequest,
  PendingFile,
} from '../../app/desk.ts';
import { HelpdeskRefused } from '../../app/desk.ts';
import { readRequestCursor, requestCursor } from '../../app/paging.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import type { Ticket, TicketPage } from './client.ts';
import { findComment, latestOwn, listComments, type CommentSources } from './comments.ts';
import { openFile } from './files.ts';
import { findLosses } from './losses.ts';
import { ticketsAfter } from './lists.ts';
import type { People } from './people.ts';
import { ofRequestor, orderOf, withStatus } from './queries.ts';
import { findTicket, requestsOf, type Viewer } from './requests.ts';
import { refused, writeNote, writeReply, writeStatus, writeTicket } from './writes.ts';

export interface DeskSources extends CommentSources {
  readonly people: People;
  readonly report: HelpdeskNeeds['report'];
}

/** The latest requests or comments among which a repeated write is looked for. */
const latest = 20;

const sortValues = { updated: 'updated', created: 'created', key: undefined } as const;

export async function createDesk(customer: Customer, sources: DeskSources): Promise<Desk> {
  const { tracker, statuses, people, report } = sources;
  const { settings } = tracker;
  let viewer: Viewer = { customer, owner: `customer ${customer.key}`, user: await people.find(customer) };
  /** What this call has read. */
  const read = new Map<string, Promise<TicketPage | undefined>>();

  function find(key: string): Promise<TicketPage | undefined> {
    const found = read.get(key) ?? findTicket(tracker, key);
    read.set(key, found);
    return found;
  }

  async function ticketWith(key: string): Promise<Ticket | undefined> {
    return (await find(key))?.tickets[0];
  }

  async function getRequest(key: string): Promise<DeskRequest | undefined> {
    const page = await find(key);
    return page && (await requestsOf(page, viewer, sources))[0];
  }

  /** As it is after a write. */
  function getAgain(key: string): Promise<DeskRequest | undefined> {
    read.clear();
    return getRequest(key);
  }

  async function listRequests(query: DeskQuery): Promise<DeskPage> {
    const { sort, status, limit, cursor } = query;
    const position = readRequestCursor(cursor, sort);
    if (viewer.user === undefined) return { items: [], total: 0 };
    const parts = [ofRequestor(viewer.user), withStatus(status, settings.waitingStatuses)];
    const all = parts.filter(part => part !== undefined).join(' AND ');
    const wanted = Math.min(limit, 99);
    // One more shows whether there is another page.
    const page = await ticketsAfter(tracker, all, sort, position, wanted + 1);
    if (status === 'open' || status === 'closed') statuses.learn(page.tickets, status === 'closed');
    const tickets = page.tickets.slice(0, wanted);
    const last = page.tickets.length > wanted ? tickets.at(-1) : undefined;
    const value = sortValues[sort];
    return {
      items: await requestsOf({ tickets, at: page.at }, viewer, sources),
      next: requestCursor(
        sort,
        last && { value: value ? last[value] : Number(last.id), number: Number(last.id) },
      ),
      // Of a later page RT counts the rest alone.
      ...(position ? {} : { total: page.total }),
    };
  }

  async function createRequest(draft: NewRequest, files: readonly PendingFile[], key: string) {
    const requestor = await people.requestor(customer);
    // Who is found only now was made for this request.
    viewer = { ...viewer, user: viewer.user ?? (await people.find(customer)) };
    const id = await writeTicket(tracker, requestor, draft, files, { customer, key });
    if (viewer.user === undefined) {
      const made = (await ticketWith(id))?.requestors[0];
      if (made && (await people.bind(customer, made))) viewer = { ...viewer, user: made.id };
    }
    try {
      await writeNote(tracker, id, draft);
    } catch (error) {
      // The request is there.
      report(new Error(`What the customer's page says could not be noted: ${(error as Error).message}`));
    }
    const added = await getAgain(id);
    if (!added)
      throw new Error('Request Tracker has made a ticket that its user does not see: it needs ShowTicket');
    return added;
  }

  async function setClosed(key: string, closed: boolean): Promise<DeskRequest | undefined> {
    const ticket = await ticketWith(key);
    if (!ticket) return undefined;
    const said = await writeStatus(tracker, ticket, closed ? settings.closeStatus : settings.reopenStatus);
    const changed = await getAgain(key);
    if (changed && changed.closed !== closed) throw refused(said);
    return changed;
  }

  async function addComment(key: string, comment: NewComment, files: readonly PendingFile[], write: string) {
    const ticket = await ticketWith(key);
    if (!ticket) return undefined;
    const id = await writeReply(tracker, ticket, comment, files, { customer, key: write });
    read.clear();
    const added = await findComment(sources, ticket, viewer, id);
    if (!added) throw new HelpdeskRefused('Our helpdesk has not taken this.');
    // A scrip of RT's does so, where nobody has removed it.
    if (comment.reopens && (await getRequest(key))?.closed) await setClosed(key, false);
    return added;
  }

  async function findReply(key: string, ticket: Ticket): Promise<FoundWrite | undefined> {
    const own = (await latestOwn(tracker, ticket)).slice(0, latest);
    const messages = await sources.messagesOf(own.map(({ id }) => id));
    const same = own.find(({ id }) => messages.get(id)?.mark.key === key);
    const comment = same && (await findComment(sources, ticket, viewer, same.id));
    return comment && { requestKey: ticket.id, comment };
  }

  async function findRequest(key: string): Promise<FoundWrite | undefined> {
    if (viewer.user === undefined) return undefined;
    const { tickets, at } = await tracker.tickets(ofRequestor(viewer.user), latest, orderOf('key'));
    const descriptions = await sources.histories.descriptions(tickets.map(({ id }) => id));
    const same = tickets.filter(({ id }) => descriptions.get(id)?.mark.key === key);
    const [request] = await requestsOf({ tickets: same, at }, viewer, sources);
    return request && { request };
  }

  return {
    owner: viewer.owner,
    getRequest,
    listRequests,
    createRequest: async (draft, files, { key }) => {
      const added = await createRequest(draft, files, key);
      return { added, ...(files.length && (await findLosses(tracker, added.key, undefined, report))) };
    },
    setClosed,
    // RT has no ratings: the capabilities say so.
    rateRequest: getRequest,
    listComments: async (key, query) => {
      const ticket = await ticketWith(key);
      return ticket && listComments(sources, ticket, viewer, query);
    },
    addComment: async (key, comment, files, write) => {
      const added = await addComment(key, comment, files, write.key);
      if (!added) return undefined;
      return { added, ...(files.length && (await findLosses(tracker, key, added.id, report))) };
    },
    openFile: id => openFile(tracker, id),
    findWrite: async (key, requestKey) => {
      if (requestKey === undefined) return findRequest(key);
      const ticket = await ticketWith(requestKey);
      return ticket && findReply(key, ticket);
    },
  };
}
