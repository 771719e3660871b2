/** The desk of one customer over Zammad. It reads as the customer: Zammad itself then leaves out what is internal. */
import type { Customer } from '../../app/customer.ts';
import type {
  Desk,
  DeskComment,
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
import { attempt } from '../shared/attempt.ts';
import type { HelpdeskClient } from '../shared/client.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { perCall } from '../shared/per-call.ts';
import { findTicket } from './client.ts';
import { commentOf, commentsPage } from './comments.ts';
import { openFile } from './files.ts';
import { isMarked } from './mark.ts';
import { severityOf } from './priorities.ts';
import { conditionOf, positionOf, slice } from './queries.ts';
import { requestOf, requestsOf, type RequestSources } from './requests.ts';
import { loadThread, type Thread } from './thread.ts';
import type { Ticket } from './ticket.ts';
import { writeComment, writeNote, writePriority, writeState, writeTicket } from './writes.ts';

export interface DeskSources extends RequestSources {
  readonly report: HelpdeskNeeds['report'];
}

/** The latest requests among which a repeated write is looked for. */
const latest = 20;

interface Found {
  readonly ticket: Ticket;
  readonly thread: Thread;
}

export async function createDesk(customer: Customer, sources: DeskSources): Promise<Desk> {
  const { zammad, people, states, summaries, report } = sources;
  const { settings } = zammad;
  let viewer = await people.find(customer);
  const http = (): HelpdeskClient | undefined =>
    viewer.user === undefined ? undefined : zammad.as(viewer.user);

  async function load(key: string): Promise<Found | undefined> {
    const own = http();
    const ticket = own && (await findTicket(own, key));
    const thread = ticket && (await loadThread(own, ticket));
    return thread && { ticket, thread };
  }

  const read = perCall(load);

  async function present({ ticket, thread }: Found): Promise<DeskRequest> {
    return requestOf(ticket, await summaries.keep(ticket, thread), thread.opening, viewer, sources);
  }

  async function getRequest(key: string): Promise<DeskRequest | undefined> {
    const found = await read.of(key);
    return found && present(found);
  }

  /** As it is after a write. */
  function getAgain(key: string): Promise<DeskRequest | undefined> {
    read.forget();
    return getRequest(key);
  }

  async function listRequests(query: DeskQuery): Promise<DeskPage> {
    const { sort, limit, cursor } = query;
    const position = readRequestCursor(cursor, sort);
    const own = http();
    const condition = viewer.user && (await conditionOf(viewer.user, query, states, zammad));
    if (!own || !condition) return { items: [], total: 0 };
    const { tickets, hasMore, total } = await slice(own, condition, sort, position, limit);
    const last = hasMore ? tickets.at(-1) : undefined;
    return {
      items: await requestsOf(own, tickets, viewer, sources),
      next: requestCursor(sort, last && positionOf(last, sort)),
      total,
    };
  }

  /** In the customer's name. */
  async function writing(): Promise<HelpdeskClient> {
    const writer = await people.writer(viewer);
    viewer = writer;
    return zammad.as(writer.user);
  }

  async function createRequest(draft: NewRequest, files: readonly PendingFile[], key: string) {
    const ticket = await writeTicket(zammad, await writing(), draft, files, key);
    const { severity } = draft;
    if (severity !== undefined && severity !== severityOf(ticket, zammad))
      await attempt('The priority could not be set', writePriority(zammad, ticket, severity), report);
    await attempt(
      "What the customer's page says could not be noted",
      writeNote(zammad, ticket, draft),
      report,
    );
    const added = await getAgain(ticket.number);
    if (!added) throw new Error('Zammad has made a ticket that its customer does not see');
    return added;
  }

  async function setClosed(key: string, closed: boolean): Promise<DeskRequest | undefined> {
    const found = await read.of(key);
    if (!found || (await states.isClosed(found.ticket.state)) === closed) return getRequest(key);
    await writeState(await writing(), found.ticket, closed ? settings.closeState : settings.reopenState);
    const changed = await getAgain(key);
    if (changed && changed.closed !== closed)
      throw new HelpdeskRefused(`Our helpdesk does not let you ${closed ? 'close' : 'reopen'} this request.`);
    return changed;
  }

  async function setSeverity(key: string, severity: string): Promise<DeskRequest | undefined> {
    const found = await read.of(key);
    if (!found) return undefined;
    await writePriority(zammad, found.ticket, severity);
    const changed = await getAgain(key);
    if (changed && changed.severity !== severity)
      throw new HelpdeskRefused('Our helpdesk does not let you change how urgent this request is.');
    return changed;
  }

  function marked({ thread }: Found, key: string): DeskComment | undefined {
    const article = thread.comments.find(one => isMarked(one, key));
    return article && commentOf(article, viewer);
  }

  async function addComment(key: string, comment: NewComment, files: readonly PendingFile[], mark: string) {
    const before = await read.of(key);
    if (!before) return undefined;
    const reopens = comment.reopens && (await states.isClosed(before.ticket.state));
    const reopenTo = reopens ? settings.reopenState : undefined;
    await writeComment(await writing(), before.ticket, comment, files, mark, reopenTo);
    read.forget();
    const found = await read.of(key);
    const added = found && marked(found, mark);
    if (!found || !added) throw new HelpdeskRefused('Our helpdesk has not taken this.');
    await summaries.keep(found.ticket, found.thread);
    return added;
  }

  async function findRequest(key: string): Promise<FoundWrite | undefined> {
    const own = http();
    if (!own || viewer.user === undefined) return undefined;
    const condition = await conditionOf(viewer.user, { status: 'all' }, states, zammad);
    const { tickets } = condition
      ? await slice(own, condition, 'created', undefined, latest)
      : { tickets: [] };
    for (const ticket of tickets) {
      const thread = await loadThread(own, ticket);
      if (thread?.opening && isMarked(thread.opening, key))
        return { request: await present({ ticket, thread }) };
    }
    return undefined;
  }

  return {
    owner: viewer.owner,
    getRequest,
    listRequests,
    createRequest: async (draft, files, { key }) => ({ added: await createRequest(draft, files, key) }),
    setClosed,
    setSeverity,
    // Zammad has no ratings: the capabilities say so.
    rateRequest: getRequest,
    listComments: async (key, query) => {
      const found = await read.of(key);
      return found && commentsPage(found.thread, viewer, query);
    },
    addComment: async (key, comment, files, { key: mark }) => {
      const added = await addComment(key, comment, files, mark);
      return added && { added };
    },
    openFile: async id => {
      const own = http();
      return own && openFile(own, id);
    },
    findWrite: async (key, requestKey) => {
      if (requestKey === undefined) return findRequest(key);
      const found = await read.of(requestKey);
      const comment = found && marked(found, key);
      return comment && { requestKey, comment };
    },
  };
}
