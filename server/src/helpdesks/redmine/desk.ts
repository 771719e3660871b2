/** The desk of one customer over Redmine. */
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
import type { HelpdeskNeeds } from '../shared/kind.ts';
import { commentOf, listComments } from './comments.ts';
import { openFile } from './files.ts';
import type { Issue, Journal } from './issue.ts';
import { isMadeWith, markedJournal } from './mark.ts';
import { fieldId } from './people.ts';
import { positionOf, search, slice, sliceOf, statusFilter } from './queries.ts';
import { requestOf, requestsOf, type RequestSources } from './requests.ts';
import { summaryOf } from './summaries.ts';
import { readingOf, threadOf } from './thread.ts';
import { writeComment, writeIssue, writeNote, writeStatus } from './writes.ts';

export interface DeskSources extends RequestSources {
  readonly report: HelpdeskNeeds['report'];
}

/** The latest requests among which a repeated write is looked for. */
const latest = 20;

export async function createDesk(customer: Customer, sources: DeskSources): Promise<Desk> {
  const { redmine, people, statuses, report } = sources;
  const { settings } = redmine;
  let viewer = await people.find(customer);
  /** What this call has read. */
  const read = new Map<string, Promise<Issue | undefined>>();

  function find(key: string): Promise<Issue | undefined> {
    const found = read.get(key) ?? redmine.issue(key).then(answer => answer?.issue);
    read.set(key, found);
    return found;
  }

  async function present(issue: Issue): Promise<DeskRequest> {
    const thread = threadOf(issue, await readingOf(redmine));
    return requestOf(issue, summaryOf(issue, thread), viewer, sources);
  }

  async function getRequest(key: string): Promise<DeskRequest | undefined> {
    const issue = await find(key);
    return issue && present(issue);
  }

  /** As it is after a write. */
  function getAgain(key: string): Promise<DeskRequest | undefined> {
    read.clear();
    return getRequest(key);
  }

  async function listRequests(query: DeskQuery): Promise<DeskPage> {
    const { sort, status, words, limit, cursor } = query;
    const position = readRequestCursor(cursor, sort);
    const own = await people.filterOf(viewer);
    const status_id = await statusFilter(status, statuses, settings.waitingStatuses);
    if (!own || status_id === undefined) return { items: [], total: 0 };
    const filters = { ...own, status_id };
    const login = words.length ? await people.loginOf(viewer).catch(noLogin) : undefined;
    const page =
      login === undefined
        ? await slice(redmine, filters, sort, position, limit)
        : sliceOf(await search(redmine, filters, words, login), sort, position, limit);
    const last = page.hasMore ? page.issues.at(-1) : undefined;
    return {
      items: await requestsOf(page.issues, viewer, sources),
      next: requestCursor(sort, last && positionOf(last, sort)),
      total: page.total,
    };
  }

  async function createRequest(draft: NewRequest, files: readonly PendingFile[], key: string) {
    viewer = await people.writer(viewer);
    const id = await writeIssue(sources, viewer, draft, files, key);
    try {
      await writeNote(redmine, id, draft);
    } catch (error) {
      // The request is there.
      report(new Error(`What the customer's page says could not be noted: ${(error as Error).message}`));
    }
    const added = await getAgain(id);
    if (!added)
      throw new Error('Redmine has made an issue that the key does not see: it needs "View issues"');
    return added;
  }

  async function setClosed(key: string, closed: boolean): Promise<DeskRequest | undefined> {
    const before = await getRequest(key);
    if (!before || before.closed === closed) return before;
    await writeStatus(sources, viewer, key, closed);
    const changed = await getAgain(key);
    if (changed && changed.closed !== closed)
      throw new HelpdeskRefused(`Our helpdesk does not let you ${closed ? 'close' : 'reopen'} this request.`);
    return changed;
  }

  async function presentComment(issue: Issue, journal: Journal): Promise<DeskComment | undefined> {
    const reading = await readingOf(redmine);
    const comment = threadOf(issue, reading).comments.find(candidate => candidate.journal.id === journal.id);
    return comment && commentOf(comment, issue, viewer, reading, redmine);
  }

  async function addComment(key: string, comment: NewComment, files: readonly PendingFile[], write: string) {
    const before = await find(key);
    if (!before) return undefined;
    const { issue, journal } = await writeComment(sources, viewer, before, comment, files, write);
    read.clear();
    const added = await presentComment(issue, journal);
    if (!added) throw new HelpdeskRefused('Our helpdesk has not taken this.');
    return added;
  }

  async function findIn(key: string, issue: Issue, field: string): Promise<FoundWrite | undefined> {
    if (isMadeWith(issue, field, key)) return { request: await present(issue) };
    const journal = markedJournal(issue, field, key);
    const comment = journal && (await presentComment(issue, journal));
    return comment && { requestKey: issue.id, comment };
  }

  async function findWrite(key: string, requestKey: string | undefined, mark: string) {
    const field = await fieldId(redmine, mark);
    const own = await people.filterOf(viewer);
    if (!own) return undefined;
    const page =
      requestKey === undefined &&
      (await slice(redmine, { ...own, status_id: '*' }, 'updated', undefined, latest));
    for (const id of page ? page.issues.map(issue => issue.id) : [requestKey ?? '']) {
      const issue = await find(id);
      const found = issue && (await findIn(key, issue, field));
      if (found) return found;
    }
    return undefined;
  }

  const { markField } = settings;
  return {
    owner: viewer.owner,
    getRequest,
    listRequests,
    createRequest: async (draft, files, { key }) => ({ added: await createRequest(draft, files, key) }),
    setClosed,
    // Redmine has no ratings: the capabilities say so.
    rateRequest: getRequest,
    listComments: async (key, query) => {
      const issue = await find(key);
      return issue && listComments(redmine, issue, viewer, query);
    },
    addComment: async (key, comment, files, write) => {
      const added = await addComment(key, comment, files, write.key);
      return added && { added };
    },
    openFile: id => openFile(redmine, id),
    ...(markField !== undefined && {
      findWrite: (key: string, requestKey?: string) => findWrite(key, requestKey, markField),
    }),
  };
}

/** A customer who cannot write finds nothing by words. */
function noLogin(error: unknown): string {
  if (error instanceof HelpdeskRefused) return '';
  throw error;
}
