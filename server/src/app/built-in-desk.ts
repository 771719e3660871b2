/** The built-in desk: the port for helpdesks over the records of the store. */
import { awaitingOf } from './asked.ts';
import type { Customer } from './customer.ts';
import type {
  Desk,
  DeskComment,
  DeskFile,
  DeskRequest,
  Helpdesk,
  PendingFile,
  Person,
  Write,
} from './desk.ts';
import { commentCursor, readCommentCursor, readRequestCursor, requestCursor } from './paging.ts';
import type {
  Added,
  AttachmentRecord,
  CommentAuthor,
  CommentRecord,
  Completion,
  Records,
  RequestChange,
  RequestRecord,
  ServerStore,
} from './store.ts';
import type { ChangedBy } from './team.ts';

const toFile = ({ id, name, size, type }: AttachmentRecord): DeskFile => ({ id, name, size, type });

/** Whoever has written it, where that is known: the owner, unless it says another customer. */
const toPerson = ({ name, role, key }: CommentAuthor, owner: string): Person =>
  role === 'requester' ? { name, role, key: key ?? owner } : { name, role };

/** Support has to reply to the request itself, or to what the customer wrote last. */
const waitingSince = ({ answered, lastComment, createdAt }: RequestRecord): number =>
  answered ? (lastComment?.createdAt ?? createdAt) : createdAt;

function toRequest(record: RequestRecord): DeskRequest {
  return {
    key: record.key,
    owner: record.owner,
    summary: record.summary,
    description: record.description,
    descriptionFormat: record.descriptionFormat,
    authorName: record.authorName,
    files: record.attachments.map(toFile),
    closed: record.closed,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    fields: record.fields,
    rating: record.rating,
    awaiting: awaitingOf(record),
    lastComment: record.lastComment && {
      author: toPerson(record.lastComment.author, record.owner),
      createdAt: record.lastComment.createdAt,
    },
    unread: record.unread,
    type: record.type,
    service: record.service,
    severity: record.severity,
    people: record.people,
    visibility: record.visibility,
    organisation: record.organisation,
    followUpOf: record.followUpOf,
    incidentIds: record.incidentIds,
    waitingSince: waitingSince(record),
  };
}

const commentOf =
  (owner: string) =>
  ({ id, author, body, format, createdAt, channel, attachments }: CommentRecord): DeskComment => ({
    id,
    author: toPerson(author, owner),
    body,
    format,
    createdAt,
    channel,
    files: attachments.map(toFile),
  });

/** The write as the store takes it, whose records are converted for the response. */
function completionOf<R, T>({ call, response }: Write<T>, convert: (record: R) => T): Completion<R> {
  return { call, response: record => response(convert(record)) };
}

const converted = <R, T>(result: Added<R>, convert: (record: R) => T): Added<T> =>
  'added' in result ? { added: convert(result.added) } : result;

const idsOf = (files: readonly PendingFile[]): string[] => files.map(({ id }) => id);

type DeskRecords = Records & Pick<ServerStore, 'sharing'>;

function deskFor(records: DeskRecords, customer: Customer): Desk {
  const { key: reader, name, organisation } = customer;
  const { sharing } = records;
  /** The customer, where it is a colleague's request. */
  const byColleague = (owner: string): ChangedBy =>
    owner === reader ? {} : { by: { customer: reader, organisation } };

  /** Whose request it is; the customer for what they may not see: they have no such request. */
  const ownerOf = async (key: string): Promise<string> =>
    (organisation !== undefined && (await sharing?.ownerOf({ customer: reader, organisation }, key))) ||
    reader;

  async function getRequest(key: string): Promise<DeskRequest | undefined> {
    const record = await records.getRequest(await ownerOf(key), key, reader);
    return record && toRequest(record);
  }

  async function changeRequest(key: string, change: RequestChange): Promise<DeskRequest | undefined> {
    const owner = await ownerOf(key);
    const changed = await records.changeRequest(owner, key, { ...change, ...byColleague(owner) });
    // The record that comes back is as its owner has read it.
    return changed?.owner === reader ? toRequest(changed) : changed && getRequest(key);
  }

  return {
    owner: reader,
    organisation,
    getRequest,

    listRequests: async ({ cursor, ...query }) => {
      const slice = await records.listRequests(reader, {
        ...query,
        organisation,
        after: readRequestCursor(cursor, query.sort),
      });
      return { ...slice, items: slice.items.map(toRequest), next: requestCursor(query.sort, slice.next) };
    },

    createRequest: async (request, files, write) => {
      const draft = { ...request, organisation, authorName: name, attachmentIds: idsOf(files) };
      return converted(await records.addRequest(reader, draft, completionOf(write, toRequest)), toRequest);
    },

    setClosed: (key, closed, at) => changeRequest(key, { closed, updatedAt: at, role: 'requester' }),
    setSeverity: (key, severity, at) => changeRequest(key, { severity, updatedAt: at }),
    rateRequest: (key, rating) => changeRequest(key, rating),

    listComments: async (key, { newestFirst, limit, cursor }) => {
      const after = readCommentCursor(cursor, newestFirst);
      const owner = await ownerOf(key);
      const slice = await records.listComments(owner, key, { newestFirst, limit, after });
      return (
        slice && { items: slice.items.map(commentOf(owner)), next: commentCursor(newestFirst, slice.next) }
      );
    },

    addComment: async (key, comment, files, write) => {
      const owner = await ownerOf(key);
      const author = { name, role: 'requester', key: owner === reader ? undefined : reader } as const;
      const draft = { ...comment, ...byColleague(owner), author, attachmentIds: idsOf(files) };
      const convert = commentOf(owner);
      const result = await records.addComment(owner, key, draft, completionOf(write, convert));
      return result && converted(result, convert);
    },

    markRead: async (key, commentId) => records.markRead(await ownerOf(key), key, commentId, reader),

    ...(sharing && {
      changePeople: async (key, change) => {
        const owner = await ownerOf(key);
        await sharing.changePeople(owner, key, { ...change, ...byColleague(owner) });
        return getRequest(key);
      },
    }),
    ...(records.retractComment && {
      retractComment: async (key, retraction) => {
        const owner = await ownerOf(key);
        const change = { ...retraction, ...byColleague(owner), writer: reader };
        return (await records.retractComment?.(owner, key, change)) ?? 'unknown';
      },
    }),
  };
}

export function builtInDesk(records: DeskRecords): Helpdesk {
  /** Customers whose earlier requests are their organisation's, too. */
  const adopted = new Set<string>();

  return {
    capabilities: {
      sorts: ['updated', 'created', 'key'],
      newestFirst: true,
      files: 'server',
      completesCalls: true,
      team: true,
      features: {},
    },
    deskFor: async customer => {
      const { key, organisation } = customer;
      if (organisation !== undefined && !adopted.has(key)) {
        await records.sharing?.adopt({ customer: key, organisation });
        adopted.add(key);
      }
      return deskFor(records, customer);
    },
  };
}
