/** The desk of one customer over Jira Service Management. */
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
import { pageOfRequests } from '../shared/pages.ts';
import { count, raw } from '../shared/values.ts';
import { path } from '../shared/path.ts';
import { deskComment, listComments } from './comments.ts';
import { openFile } from './files.ts';
import { loadIssue, type Issue } from './issues.ts';
import { commentLine } from './line.ts';
import type { People } from './people.ts';
import type { Register } from './register.ts';
import { requestOf, wholeRequest, type Viewer } from './requests.ts';
import type { Settings } from './settings.ts';
import type { Summary } from './summary.ts';
import {
  writeComment,
  writeNote,
  writeRating,
  writeRequest,
  writeTransition,
  type WriteSources,
} from './writes.ts';

export interface DeskSources extends WriteSources {
  readonly people: People;
  readonly register: Register;
}

/** The latest requests among which a repeated write is looked for. */
const latest = 20;

/** Values of a list's order, the largest first. */
const orders: Record<DeskQuery['sort'], (summary: Summary) => number> = {
  updated: ({ version }) => version,
  created: ({ createdAt }) => createdAt,
  key: ({ id }) => Number(id),
};

export async function createDesk(customer: Customer, sources: DeskSources): Promise<Desk> {
  const { jira, people, register, report } = sources;
  const { settings } = jira;
  let viewer: Viewer = { customer, owner: `customer ${customer.key}`, user: await people.find(customer) };
  /** What this call has read. */
  const read = new Map<string, Promise<Issue | undefined>>();

  async function load(key: string): Promise<Issue | undefined> {
    const issue = await loadIssue(jira, key);
    if (issue) register.put(issue);
    return issue;
  }

  function find(key: string): Promise<Issue | undefined> {
    const found = read.get(key) ?? load(key);
    read.set(key, found);
    return found;
  }

  /** As it is after a write. */
  function findAgain(key: string): Promise<Issue | undefined> {
    read.clear();
    return find(key);
  }

  const present = (issue: Issue): DeskRequest => wholeRequest(issue, viewer, settings);

  async function ratingOf({ id, isDone }: Issue): Promise<number | undefined> {
    if (settings.commentsAs !== 'customer-token' || !isDone) return undefined;
    const { status, value } = await jira.http.call(path`/request/${id}/feedback`);
    return status === 200 ? count(raw(value)['rating']) : undefined;
  }

  async function getRequest(key: string): Promise<DeskRequest | undefined> {
    const issue = await find(key);
    if (!issue) return undefined;
    // Of somebody else's nothing more is asked: the server leaves it out.
    const rating = issue.reporter.id === viewer.user ? await ratingOf(issue) : undefined;
    return { ...present(issue), ...(rating === undefined ? {} : { rating }) };
  }

  async function ownSummaries(): Promise<Summary[]> {
    if (viewer.user === undefined) return [];
    return [...(await register.fresh())].filter(({ reporter }) => reporter.id === viewer.user);
  }

  /** With its last comment, where the list of all had only the first ones. */
  async function wholeRow(found: Summary): Promise<DeskRequest | undefined> {
    if (found.isWhole) return requestOf(found, [], viewer, settings);
    const issue = await find(found.id);
    if (!issue) register.drop(found.id);
    return issue && { ...present(issue), files: [] };
  }

  async function listRequests(query: DeskQuery): Promise<DeskPage> {
    const { sort, status, words, type, service } = query;
    const valueOf = orders[sort];
    const found = (await ownSummaries())
      .map(summary => ({ summary, request: requestOf(summary, [], viewer, settings) }))
      .filter(({ request: { closed, awaiting } }) =>
        status === 'awaiting'
          ? awaiting === 'requester'
          : status === 'all' || closed === (status === 'closed'),
      )
      .filter(({ request }) => type === undefined || request.type === type)
      .filter(({ request }) => service === undefined || request.service?.id === service)
      .filter(({ request: { key, summary, description } }) =>
        words.every(word => `${key}\n${summary}\n${description}`.toLowerCase().includes(word)),
      )
      .map(({ summary }) => summary);
    const { page, next } = pageOfRequests(found, query, summary => ({
      value: valueOf(summary),
      number: Number(summary.id),
    }));
    const rows = await Promise.all(page.map(wholeRow));
    return {
      items: rows.filter(row => row !== undefined),
      next,
      total: found.length,
    };
  }

  async function createRequest(draft: NewRequest, files: readonly PendingFile[], key: string) {
    const user = viewer.user ?? (await people.make(customer));
    viewer = { ...viewer, user };
    const id = await writeRequest(sources, user, draft, files, { customer, key });
    try {
      await writeNote(sources, id, noteOf(draft, settings));
    } catch (error) {
      // The request is there.
      report(new Error(`What the customer's page says could not be noted: ${(error as Error).message}`));
    }
    const added = await findAgain(id);
    if (!added) throw new Error('Jira has made a request that the service account does not see');
    return present(added);
  }

  async function setClosed(key: string, closed: boolean): Promise<DeskRequest | undefined> {
    const issue = await find(key);
    if (!issue) return undefined;
    const names = closed ? settings.closeTransitions : settings.reopenTransitions;
    await writeTransition(sources, issue, names, customer);
    const changed = await findAgain(key);
    if (changed && changed.isDone !== closed)
      throw new HelpdeskRefused(`Our helpdesk has not ${closed ? 'closed' : 'reopened'} the request.`);
    return changed && present(changed);
  }

  async function addComment(key: string, comment: NewComment, files: readonly PendingFile[], write: string) {
    const issue = await find(key);
    if (!issue) return undefined;
    const id = await writeComment(sources, issue, comment, files, { customer, key: write });
    let changed = await findAgain(key);
    // An automation of the service desk may have done so.
    if (comment.reopens && changed?.isDone) {
      await setClosed(key, false);
      changed = await findAgain(key);
    }
    const added = changed?.comments.find(candidate => candidate.id === id);
    if (!changed || !added) throw new Error('Jira has made a comment that the service account does not see');
    return deskComment(added, changed, viewer, settings);
  }

  /** A comment by the service account has the key in its first line. */
  async function findComment(key: string, requestKey: string): Promise<FoundWrite | undefined> {
    const issue = await findAgain(requestKey);
    const line = commentLine(settings.commentLine);
    const same = issue?.comments.find(
      ({ author, body }) => author.id === settings.accountId && line.read(body)?.key === key,
    );
    return issue && same && { requestKey: issue.key, comment: deskComment(same, issue, viewer, settings) };
  }

  async function findRequest(key: string): Promise<FoundWrite | undefined> {
    if (viewer.user === undefined) return undefined;
    const all = [...(await register.look())].filter(({ reporter }) => reporter.id === viewer.user);
    const found = all.find(({ mark }) => mark === key);
    const issue = found && (await findAgain(found.id));
    if (issue) return { request: present(issue) };
    // Without the request's key, a comment may be in any of the latest.
    const recent = all.sort((one, other) => other.version - one.version).slice(0, latest);
    for (const { key: requestKey } of recent) {
      const comment = await findComment(key, requestKey);
      if (comment) return comment;
    }
    return undefined;
  }

  return {
    owner: viewer.owner,
    listRequests,
    getRequest,
    createRequest: async (draft, files, { key }) => ({ added: await createRequest(draft, files, key) }),
    setClosed,
    rateRequest: async (key, rating) => {
      const issue = await find(key);
      if (!issue) return undefined;
      await writeRating(sources, issue, rating, customer);
      return { ...present(issue), rating: rating.rating };
    },
    listComments: async (key, query) => {
      const issue = await find(key);
      return issue && listComments(issue, viewer, settings, query);
    },
    addComment: async (key, comment, files, write) => {
      const added = await addComment(key, comment, files, write.key);
      return added && { added };
    },
    openFile: id => openFile(jira, id),
    findWrite: async (key: string, requestKey?: string) =>
      requestKey === undefined ? findRequest(key) : findComment(key, requestKey),
  };
}

/** For agents: what the customer's page and form say beside the fields that Jira has. */
function noteOf(
  { context, fields, followUpOf, type, severity, service }: NewRequest,
  { serviceField }: Settings,
): readonly string[] {
  return [
    ...(followUpOf === undefined ? [] : [`Follow-up of ${followUpOf}`]),
    ...(type === undefined ? Object.entries(fields).map(([name, value]) => `${name}: ${value}`) : []),
    ...(severity === undefined ? [] : [`Severity: ${severity}`]),
    ...(service && serviceField === undefined ? [`Service: ${service.label} (${service.id})`] : []),
    ...context.map(({ label, value }) => `${label}: ${value}`),
  ];
}
