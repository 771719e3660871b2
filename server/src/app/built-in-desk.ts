/** The built-in desk: the port for helpdesks over the records of the store. */
import { awaitingOf } from './asked.ts';
import type { Customer } from './customer.ts';
import type { Desk, DeskComment, DeskFile, DeskRequest, Helpdesk, PendingFile, Write } from './desk.ts';
import { commentCursor, readCommentCursor, readRequestCursor, requestCursor } from './paging.ts';
import type { Added, AttachmentRecord, CommentRecord, Completion, Records, RequestRecord } from './store.ts';

const toFile = ({ id, name, size, type }: AttachmentRecord): DeskFile => ({ id, name, size, type });

function toRequest(customer: Customer, record: RequestRecord): DeskRequest {
  return {
    key: record.key,
    owner: customer.key,
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
    lastComment: record.lastComment,
    unread: record.unread,
  };
}

const toComment = ({ id, author, body, format, createdAt, attachments }: CommentRecord): DeskComment => ({
  id,
  author,
  body,
  format,
  createdAt,
  files: attachments.map(toFile),
});

/** The write as the store takes it, whose records are converted for the response. */
function completionOf<R, T>({ call, response }: Write<T>, convert: (record: R) => T): Completion<R> {
  return { call, response: record => response(convert(record)) };
}

const converted = <R, T>(result: Added<R>, convert: (record: R) => T): Added<T> =>
  'added' in result ? { added: convert(result.added) } : result;

const idsOf = (files: readonly PendingFile[]): string[] => files.map(({ id }) => id);

function deskFor(records: Records, customer: Customer): Desk {
  const { key: owner, name } = customer;
  const convert = (record: RequestRecord): DeskRequest => toRequest(customer, record);

  return {
    owner,

    listRequests: async ({ cursor, ...query }) => {
      const slice = await records.listRequests(owner, {
        ...query,
        after: readRequestCursor(cursor, query.sort),
      });
      return { ...slice, items: slice.items.map(convert), next: requestCursor(query.sort, slice.next) };
    },

    getRequest: async key => {
      const record = await records.getRequest(owner, key);
      return record && convert(record);
    },

    createRequest: async (request, files, write) => {
      const draft = { ...request, authorName: name, attachmentIds: idsOf(files) };
      return converted(await records.addRequest(owner, draft, completionOf(write, convert)), convert);
    },

    setClosed: async (key, closed, at) => {
      const record = await records.changeRequest(owner, key, { closed, updatedAt: at });
      return record && convert(record);
    },

    rateRequest: async (key, rating) => {
      const record = await records.changeRequest(owner, key, rating);
      return record && convert(record);
    },

    listComments: async (key, { newestFirst, limit, cursor }) => {
      const after = readCommentCursor(cursor, newestFirst);
      const slice = await records.listComments(owner, key, { newestFirst, limit, after });
      return slice && { items: slice.items.map(toComment), next: commentCursor(newestFirst, slice.next) };
    },

    addComment: async (key, comment, files, write) => {
      const author = { name, role: 'requester' } as const;
      const draft = { ...comment, author, attachmentIds: idsOf(files) };
      const result = await records.addComment(owner, key, draft, completionOf(write, toComment));
      return result && converted(result, toComment);
    },

    markRead: (key, commentId) => records.markRead(owner, key, commentId),
  };
}

export function builtInDesk(records: Records): Helpdesk {
  return {
    capabilities: {
      sorts: ['updated', 'created', 'key'],
      newestFirst: true,
      files: 'server',
      completesCalls: true,
      features: {},
    },
    deskFor: customer => deskFor(records, customer),
  };
}
