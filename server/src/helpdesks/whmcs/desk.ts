/** The desk of one customer over WHMCS. */
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
import { attempt } from '../shared/attempt.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { pageOfRequests } from '../shared/pages.ts';
import { perCall } from '../shared/per-call.ts';
import type { Whmcs } from './client.ts';
import { commentOf, listComments } from './comments.ts';
import type { Files } from './files.ts';
import { requirePerson, type People } from './people.ts';
import { requestOf, wholeRequest } from './requests.ts';
import { isClosed, isWaiting } from './statuses.ts';
import type { Entry, Row, Ticket } from './ticket.ts';
import type { Tickets } from './tickets.ts';
import { writeChange, writeNote, writeReply, writeTicket } from './writes.ts';

export interface DeskSources {
  readonly whmcs: Whmcs;
  readonly tickets: Tickets;
  readonly people: People;
  readonly files: Files;
  readonly report: HelpdeskNeeds['report'];
}

/** The latest requests among which a repeated write is looked for. */
const latest = 20;

/** Milliseconds in which a list has to know the threads: the server gives up after 10 s. */
const listMs = 3000;

const orders = {
  updated: ({ lastReply }: Row) => lastReply,
  created: ({ created }: Row) => created,
  // Numbers of tickets are random: the order in which they were opened.
  key: ({ id }: Row) => Number(id),
};

export async function createDesk(customer: Customer, sources: DeskSources): Promise<Desk> {
  const { whmcs, tickets, people, files, report } = sources;
  const { settings } = whmcs;
  const viewer = await people.find(customer);
  const read = perCall(key => tickets.byKey(key));

  function forget(): void {
    read.forget();
    if (viewer.person) tickets.ofClient.forget(viewer.person.client);
  }

  /** As it is after a write. */
  function findAgain(key: string): Promise<Ticket | undefined> {
    forget();
    return read.of(key);
  }

  const present = (ticket: Ticket): Promise<DeskRequest> => wholeRequest(ticket, viewer, settings, files);

  async function getRequest(key: string): Promise<DeskRequest | undefined> {
    const ticket = await read.of(key);
    return ticket && present(ticket);
  }

  /** Rows of the customer's tickets. */
  async function ownRows(of: 'now' | 'first page' | 'next page'): Promise<readonly Row[]> {
    const { person } = viewer;
    if (!person) return [];
    const { ofClient } = tickets;
    const rows = await (of === 'now'
      ? ofClient.now(person.client)
      : ofClient.forPage(person.client, of === 'next page'));
    return person.contact === undefined ? rows : tickets.openedBy(person.contact, rows);
  }

  async function listRequests(query: DeskQuery): Promise<DeskPage> {
    const { sort, status, type, service, severity } = query;
    const all = await ownRows(query.cursor === undefined ? 'first page' : 'next page');
    const isWanted = (row: Row): boolean => {
      const closed = isClosed(row.status, settings);
      if (status === 'awaiting') return !closed && isWaiting(row.status, settings);
      return status === 'all' || closed === (status === 'closed');
    };
    const found = all
      .filter(isWanted)
      .filter(row => type === undefined || row.department === type)
      .filter(row => service === undefined || row.service === service)
      .filter(row => severity === undefined || row.priority === severity);
    const { page, next } = pageOfRequests(found, query, row => ({
      value: orders[sort](row),
      number: Number(row.id),
    }));
    const threads = await tickets.threads(page, listMs);
    return {
      items: page.flatMap(({ id }) => {
        const ticket = threads.get(id);
        return ticket ? [requestOf(ticket, viewer, settings)] : [];
      }),
      next,
      total: found.length,
    };
  }

  /** WHMCS leaves out files whose names it does not like, and says nothing. */
  function checkFiles(ticket: Ticket, entry: Entry, sent: readonly PendingFile[]): void {
    files.learn(
      ticket,
      entry,
      sent.map(({ size }) => size),
    );
    if (entry.files.length < sent.length)
      report(
        new Error(
          `WHMCS has kept ${entry.files.length} of ${sent.length} files of ticket ${ticket.key}: see General Settings > Support > Allowed File Attachment Types`,
        ),
      );
  }

  async function createRequest(draft: NewRequest, sent: readonly PendingFile[], key: string) {
    const id = await writeTicket(whmcs, requirePerson(viewer), draft, sent, key);
    await attempt("What the customer's page says could not be noted", writeNote(whmcs, id, draft), report);
    forget();
    const made = (await tickets.byId(id))?.ticket;
    if (!made) throw new Error('WHMCS has opened a ticket that the key does not see');
    if (made.description) checkFiles(made, made.description, sent);
    return present(made);
  }

  async function change(key: string, made: Parameters<typeof writeChange>[2]): Promise<Ticket | undefined> {
    const ticket = await read.of(key);
    if (!ticket) return undefined;
    await writeChange(whmcs, ticket, made);
    return findAgain(key);
  }

  async function setClosed(key: string, closed: boolean): Promise<DeskRequest | undefined> {
    const before = await read.of(key);
    if (!before || isClosed(before.status, settings) === closed) return before && present(before);
    const changed = await change(key, { status: closed ? settings.closeStatus : settings.reopenStatus });
    if (changed && isClosed(changed.status, settings) !== closed)
      throw new HelpdeskRefused(`Our helpdesk has not ${closed ? 'closed' : 'reopened'} the request.`);
    return changed && present(changed);
  }

  async function addComment(key: string, comment: NewComment, sent: readonly PendingFile[], write: string) {
    const ticket = await read.of(key);
    if (!ticket) return undefined;
    const keepsStatus = isClosed(ticket.status, settings) && !comment.reopens;
    await writeReply(whmcs, requirePerson(viewer), ticket, comment, sent, { key: write, keepsStatus });
    const changed = await findAgain(key);
    const added = changed?.replies.findLast(entry => entry.key === write);
    if (!changed || !added) throw new HelpdeskRefused('Our helpdesk has not taken this.');
    checkFiles(changed, added, sent);
    return commentOf(added, changed, viewer, files);
  }

  async function findReply(key: string, requestKey: string): Promise<FoundWrite | undefined> {
    const ticket = await findAgain(requestKey);
    const same = ticket?.replies.find(entry => entry.key === key);
    return ticket && same && { requestKey, comment: await commentOf(same, ticket, viewer, files) };
  }

  async function findRequest(key: string): Promise<FoundWrite | undefined> {
    const rows = [...(await ownRows('now'))].sort((one, other) => Number(other.id) - Number(one.id));
    const threads = await tickets.threads(rows.slice(0, latest));
    const same = [...threads.values()].find(({ description }) => description?.key === key);
    return same && { request: await present(same) };
  }

  return {
    owner: viewer.owner,
    getRequest,
    listRequests,
    createRequest: async (draft, sent, { key }) => ({ added: await createRequest(draft, sent, key) }),
    setClosed,
    setSeverity: async (key, priority) => {
      const changed = await change(key, { priority });
      return changed && present(changed);
    },
    // WHMCS's ratings are not in its API: the capabilities say so.
    rateRequest: getRequest,
    listComments: async (key, query) => {
      const ticket = await read.of(key);
      return ticket && listComments(ticket, viewer, files, query);
    },
    addComment: async (key, comment, sent, write) => {
      const added = await addComment(key, comment, sent, write.key);
      return added && { added };
    },
    openFile: id => files.open(id),
    findWrite: (key, requestKey) =>
      requestKey === undefined ? findRequest(key) : findReply(key, requestKey),
  };
}
