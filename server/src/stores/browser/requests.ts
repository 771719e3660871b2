import type { Records, RequestQuery } from '../../app/store.ts';
import { findUnsent, putAttachments } from './attachments.ts';
import { complete } from './calls.ts';
import { mayChange, recordOf, visibleRows } from './visible.ts';
import { requestSlice } from './slices.ts';
import { nextCount, rowId, rowPrefix, type Rows, type StoredRequest, type Tables } from './tables.ts';

/** The letters of every request's key. */
const keyPrefix = 'CS-';

type RequestStore = Pick<
  Records,
  'listRequests' | 'getRequest' | 'addRequest' | 'changeRequest' | 'markRead'
>;

/** The comments in which a search looks; a request's key is unique among all customers. */
async function searched(rows: Rows, customer: string, { words, scope = 'mine' }: RequestQuery) {
  if (!words.length) return [];
  const comments = await rows.list('comments', scope === 'mine' ? rowPrefix(customer) : '');
  return comments.map(row => row.value);
}

export function requestStore(tables: Tables): RequestStore {
  return {
    listRequests: (customer, query) =>
      tables.run('readonly', async rows => {
        const { organisation, scope = 'mine' } = query;
        const found = await visibleRows(rows, { customer, organisation }, scope);
        const requests = found.map(({ id, value }) => recordOf(id, value, customer));
        return requestSlice(requests, await searched(rows, customer, query), query);
      }),

    getRequest: (customer, key, reader = customer) =>
      tables.run('readonly', async rows => {
        const id = rowId(customer, key);
        const row = await rows.get('requests', id);
        return row && recordOf(id, row, reader);
      }),

    addRequest: (customer, draft, completion) =>
      tables.run('readwrite', async rows => {
        const { missing } = await findUnsent(rows, customer, draft.attachmentIds);
        if (missing.length) return { missing };
        const { attachmentIds, number: wanted, ...written } = draft;
        const number = await nextCount(rows, 'request', wanted);
        const key = `${keyPrefix}${number}`;
        const { attachments } = await findUnsent(rows, customer, attachmentIds, key);
        const row: StoredRequest = {
          ...written,
          key,
          number,
          attachments,
          closed: false,
          updatedAt: draft.createdAt,
          lastAuthor: 'requester',
          agentSequence: 0,
          readSequence: 0,
        };
        await putAttachments(rows, customer, attachments);
        await rows.put('requests', rowId(customer, key), row);
        const added = recordOf(rowId(customer, key), row, customer);
        await complete(rows, customer, completion, added);
        return { added };
      }),

    changeRequest: (customer, key, change) =>
      tables.run('readwrite', async rows => {
        const id = rowId(customer, key);
        const row = await rows.get('requests', id);
        if (!row || !mayChange(id, row, change)) return undefined;
        const { by: _by, role: _role, ...values } = change;
        const changed = { ...row, ...values };
        await rows.put('requests', id, changed);
        return recordOf(id, changed, customer);
      }),

    markRead: (customer, key, commentId, reader = customer) =>
      tables.run('readwrite', async rows => {
        const comment = await rows.get('comments', rowId(customer, key, commentId));
        const request = await rows.get('requests', rowId(customer, key));
        if (!comment || !request) return false;
        const { readSequence, readBy } = request;
        const forward = (mark = 0): number => Math.max(mark, comment.sequence);
        const mark =
          reader === customer
            ? { readSequence: forward(readSequence) }
            : { readBy: { ...readBy, [reader]: forward(readBy?.[reader]) } };
        await rows.put('requests', rowId(customer, key), { ...request, ...mark });
        return true;
      }),
  };
}
