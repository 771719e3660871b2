import type { Records, RequestRecord } from '../../app/store.ts';
import { findUnsent, putAttachments } from './attachments.ts';
import { complete } from './calls.ts';
import { requestSlice } from './slices.ts';
import { nextCount, rowId, rowPrefix, type StoredRequest, type Tables } from './tables.ts';

/** The letters of every request's key. */
const keyPrefix = 'CS-';

function toRecord(row: StoredRequest): RequestRecord {
  const { agentSequence, readSequence, ...record } = row;
  return { ...record, asked: record.asked ?? false, unread: agentSequence > readSequence };
}

type RequestStore = Pick<
  Records,
  'listRequests' | 'getRequest' | 'addRequest' | 'changeRequest' | 'markRead'
>;

export function requestStore(tables: Tables): RequestStore {
  return {
    listRequests: (customer, query) =>
      tables.run('readonly', async rows => {
        const requests = (await rows.list('requests', rowPrefix(customer))).map(row => toRecord(row.value));
        const comments = query.words.length ? await rows.list('comments', rowPrefix(customer)) : [];
        return requestSlice(
          requests,
          comments.map(row => row.value),
          query,
        );
      }),

    getRequest: (customer, key) =>
      tables.run('readonly', async rows => {
        const row = await rows.get('requests', rowId(customer, key));
        return row && toRecord(row);
      }),

    addRequest: (customer, draft, completion) =>
      tables.run('readwrite', async rows => {
        const { attachments, missing } = await findUnsent(rows, customer, draft.attachmentIds);
        if (missing.length) return { missing };
        const number = await nextCount(rows, 'request', draft.number);
        const row: StoredRequest = {
          summary: draft.summary,
          description: draft.description,
          descriptionFormat: draft.descriptionFormat,
          authorName: draft.authorName,
          fields: draft.fields,
          context: draft.context,
          followUpOf: draft.followUpOf,
          createdAt: draft.createdAt,
          key: `${keyPrefix}${number}`,
          number,
          attachments,
          closed: false,
          updatedAt: draft.createdAt,
          lastAuthor: 'requester',
          agentSequence: 0,
          readSequence: 0,
        };
        await putAttachments(rows, customer, attachments);
        await rows.put('requests', rowId(customer, row.key), row);
        const added = toRecord(row);
        await complete(rows, customer, completion, added);
        return { added };
      }),

    changeRequest: (customer, key, change) =>
      tables.run('readwrite', async rows => {
        const row = await rows.get('requests', rowId(customer, key));
        if (!row) return undefined;
        const changed = { ...row, ...change };
        await rows.put('requests', rowId(customer, key), changed);
        return toRecord(changed);
      }),

    markRead: (customer, key, commentId) =>
      tables.run('readwrite', async rows => {
        const comment = await rows.get('comments', rowId(customer, key, commentId));
        const request = await rows.get('requests', rowId(customer, key));
        if (!comment || !request) return false;
        const readSequence = Math.max(request.readSequence, comment.sequence);
        await rows.put('requests', rowId(customer, key), { ...request, readSequence });
        return true;
      }),
  };
}
