import {
  CallLost,
  type AttachmentRecord,
  type Completion,
  type RequestRecord,
  type Store,
} from '../../app/store.ts';
import { rowId, rowPrefix, tableNames, type Rows, type StoredRequest, type Tables } from './tables.ts';
import { commentSlice, requestSlice } from './slices.ts';

function toRecord(row: StoredRequest): RequestRecord {
  const { agentSequence, readSequence, ...record } = row;
  return { ...record, unread: agentSequence > readSequence };
}

async function count(rows: Rows, counter: string, atLeast = 0): Promise<number> {
  const next = Math.max(((await rows.get('counters', counter)) ?? 0) + 1, atLeast);
  await rows.put('counters', counter, next);
  return next;
}

async function findUnsent(rows: Rows, customer: string, ids: readonly string[]) {
  const files: AttachmentRecord[] = [];
  const missing: string[] = [];
  for (const id of new Set(ids)) {
    const file = await rows.get('attachments', rowId(customer, id));
    if (file && !file.sent) files.push({ ...file, sent: true });
    else missing.push(id);
  }
  return { files, missing };
}

async function takeFiles(rows: Rows, customer: string, files: readonly AttachmentRecord[]): Promise<void> {
  for (const file of files) await rows.put('attachments', rowId(customer, file.id), file);
}

async function dropFile(rows: Rows, id: string, callId: string | undefined): Promise<void> {
  await rows.remove('attachments', id);
  await rows.remove('bytes', id);
  if (callId) await rows.remove('calls', callId);
}

async function complete<T>(
  rows: Rows,
  customer: string,
  completion: Completion<T> | undefined,
  added: T,
): Promise<void> {
  if (!completion) return;
  const { call, answer } = completion;
  const id = rowId(customer, call.key);
  const running = await rows.get('calls', id);
  if (!running || running.answer || !Object.is(running.startedAt, call.startedAt))
    throw new CallLost('Another call took over');
  await rows.put('calls', id, { ...running, answer: answer(added) });
}

/** The whole store over a few keyed tables. `prefix` begins every request's key. */
export function createTableStore(tables: Tables, prefix = 'CS-'): Store {
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
        const { files, missing } = await findUnsent(rows, customer, draft.attachmentIds);
        if (missing.length) return { missing };
        const number = await count(rows, 'request', draft.number);
        const row: StoredRequest = {
          summary: draft.summary,
          description: draft.description,
          authorName: draft.authorName,
          fields: draft.fields,
          context: draft.context,
          followUpOf: draft.followUpOf,
          createdAt: draft.createdAt,
          key: `${prefix}${number}`,
          number,
          attachments: files,
          closed: false,
          updatedAt: draft.createdAt,
          lastAuthor: 'requester',
          agentSequence: 0,
          readSequence: 0,
        };
        await takeFiles(rows, customer, files);
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

    listComments: (customer, key, query) =>
      tables.run('readonly', async rows => {
        if (!(await rows.get('requests', rowId(customer, key)))) return undefined;
        const comments = await rows.list('comments', rowPrefix(customer, key));
        return commentSlice(
          comments.map(row => row.value),
          query,
        );
      }),

    addComment: (customer, key, draft, completion) =>
      tables.run('readwrite', async rows => {
        const request = await rows.get('requests', rowId(customer, key));
        if (!request) return undefined;
        const { files, missing } = await findUnsent(rows, customer, draft.attachmentIds);
        if (missing.length) return { missing };
        const sequence = await count(rows, 'comment');
        const { id, author, body, format, createdAt } = draft;
        const comment = {
          id,
          author,
          body,
          format,
          createdAt,
          requestKey: key,
          sequence,
          attachments: files,
        };
        await takeFiles(rows, customer, files);
        await rows.put('comments', rowId(customer, key, draft.id), comment);
        await rows.put('requests', rowId(customer, key), {
          ...request,
          closed: request.closed && !draft.reopens,
          updatedAt: Math.max(request.updatedAt, draft.createdAt),
          lastAuthor: draft.author.role,
          agentSequence: draft.author.role === 'requester' ? request.agentSequence : sequence,
        });
        await complete(rows, customer, completion, comment);
        return { added: comment };
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

    addAttachment: (customer, file, bytes, completion) =>
      tables.run('readwrite', async rows => {
        await rows.put('attachments', rowId(customer, file.id), file);
        await rows.put('bytes', rowId(customer, file.id), bytes);
        await complete(rows, customer, completion, file);
      }),

    readAttachment: (customer, id) =>
      tables.run('readonly', async rows => {
        const file = await rows.get('attachments', rowId(customer, id));
        const bytes = await rows.get('bytes', rowId(customer, id));
        return file && bytes && { file, bytes };
      }),

    removeAttachment: (customer, id) =>
      tables.run('readwrite', async rows => {
        const file = await rows.get('attachments', rowId(customer, id));
        if (!file) return 'unknown';
        if (file.sent) return 'sent';
        await dropFile(rows, rowId(customer, id), file.callKey && rowId(customer, file.callKey));
        return 'removed';
      }),

    beginCall: (customer, call, abandonedBefore) =>
      tables.run('readwrite', async rows => {
        const earlier = await rows.get('calls', rowId(customer, call.key));
        if (earlier && (earlier.answer || earlier.startedAt >= abandonedBefore)) return earlier;
        await rows.put('calls', rowId(customer, call.key), call);
        return undefined;
      }),

    forgetCall: (customer, call) =>
      tables.run('readwrite', async rows => {
        const id = rowId(customer, call.key);
        const running = await rows.get('calls', id);
        if (running && !running.answer && Object.is(running.startedAt, call.startedAt))
          await rows.remove('calls', id);
      }),

    sweep: older =>
      tables.run('readwrite', async rows => {
        for (const { id, value } of await rows.list('attachments', '')) {
          if (value.sent || value.createdAt >= older.uploads) continue;
          // An id is the customer's part and the file's own part; the call is kept under the same customer.
          const owner = id.slice(0, id.indexOf('/') + 1);
          await dropFile(rows, id, value.callKey && owner + rowId(value.callKey));
        }
        for (const { id, value } of await rows.list('calls', '')) {
          if (value.startedAt < older.calls) await rows.remove('calls', id);
        }
      }),

    addTask: task => tables.run('readwrite', rows => rows.put('tasks', rowId(task.id), task)),

    takeTask: now =>
      tables.run('readwrite', async rows => {
        const tasks = (await rows.list('tasks', '')).map(row => row.value);
        const due = tasks.filter(task => task.dueAt <= now).sort((a, b) => a.dueAt - b.dueAt)[0];
        if (due) await rows.remove('tasks', rowId(due.id));
        return due;
      }),

    nextTaskAt: () =>
      tables.run('readonly', async rows => {
        const times = (await rows.list('tasks', '')).map(row => row.value.dueAt);
        return times.length ? Math.min(...times) : undefined;
      }),

    clear: () =>
      tables.run('readwrite', async rows => {
        for (const table of tableNames) await rows.clear(table);
      }),
  };
}
