/** What RT's transactions say: the text and the files of each. */
import type { DeskFile } from '../../app/desk.ts';
import { Cache } from '../shared/cache.ts';
import { count, filled, idOf, text, type Raw } from '../shared/values.ts';
import { idForm, type Tracker } from './client.ts';
import { markOf, type Mark } from './mark.ts';

export interface Message {
  readonly body: string;
  readonly format: 'text' | 'html';
  readonly files: readonly DeskFile[];
  readonly mark: Mark;
  readonly isMail: boolean;
}

/** A part of a message. */
export interface Part {
  readonly id: string;
  readonly transaction: string;
  readonly type: string;
  readonly size: number;
  readonly name: string | undefined;
  readonly headers: string;
}

const partFields = { '': 'TransactionId,Filename,ContentType,ContentLength,Headers' };

function partOf(row: Raw): Part | undefined {
  const id = idOf(row['id'], idForm);
  const transaction = idOf(row['TransactionId'], idForm);
  if (id === undefined || transaction === undefined) return undefined;
  return {
    id,
    transaction,
    type: (filled(row['ContentType']) ?? 'application/octet-stream').toLowerCase(),
    size: count(row['ContentLength']) ?? 0,
    name: filled(row['Filename']),
    headers: text(row['Headers']) ?? '',
  };
}

/** The parts with this filter, all pages. */
async function loadParts(tracker: Tracker, field: string, ids: readonly string[]): Promise<Part[]> {
  const found: Part[] = [];
  const filters = ids.map(value => ({ field, value }));
  const order = { field: 'id', ascending: true };
  for (let page = 1; ids.length; page++) {
    const rows = await tracker.rows('/attachments', filters, partFields, { page, order });
    const parts = rows.flatMap(row => partOf(row) ?? []);
    found.push(...parts.filter(part => ids.includes(field === 'id' ? part.id : part.transaction)));
    if (rows.length < 100) break;
  }
  return found;
}

export const loadPart = async (tracker: Tracker, id: string): Promise<Part | undefined> =>
  (await loadParts(tracker, 'id', [id]))[0];

async function loadTexts(tracker: Tracker, ids: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (let at = 0; at < ids.length; at += 100) {
    const filters = ids.slice(at, at + 100).map(value => ({ field: 'id', value }));
    for (const row of await tracker.rows('/attachments', filters, { '': 'Content' })) {
      const id = idOf(row['id'], idForm);
      if (id !== undefined) texts.set(id, text(row['Content']) ?? '');
    }
  }
  return texts;
}

const isText = ({ name, type }: Part): boolean =>
  name === undefined && (type === 'text/plain' || type === 'text/html');

/** The parts that are what somebody wrote: the formatted text where there is one. */
function textsOf(parts: readonly Part[]): readonly Part[] {
  const texts = parts.filter(isText);
  const html = texts.filter(({ type }) => type === 'text/html');
  return html.length ? html : texts;
}

/** A part that only holds others. */
const isFrame = ({ name, type, size }: Part): boolean =>
  type.startsWith('multipart/') || (name === undefined && size === 0);

export function fileOf({ id, size, type, name, headers }: Part): DeskFile {
  const mark = markOf(headers);
  return { id, size, type: mark.type ?? type, name: mark.name ?? name ?? `file-${id}` };
}

function messageOf(parts: readonly Part[], texts: ReadonlyMap<string, string>): Message {
  const written = textsOf(parts);
  const headers = parts.map(part => part.headers);
  const marks = headers.map(markOf);
  return {
    body: written.map(({ id }) => texts.get(id) ?? '').join('\n\n'),
    format: written[0]?.type === 'text/html' ? 'html' : 'text',
    files: parts.filter(part => !isText(part) && !isFrame(part)).map(fileOf),
    mark: marks.find(({ key }) => key !== undefined) ?? {},
    isMail: headers.some(lines => /^X-RT-Interface: Email$/im.test(lines)),
  };
}

export type LoadMessages = (transactions: readonly string[]) => Promise<ReadonlyMap<string, Message>>;

/** Characters of a body that is kept. */
const keptLength = 20_000;

/** RT changes no message: those that were read last are kept. */
export function createMessages(tracker: Tracker): LoadMessages {
  const known = new Cache<Message>(2000);
  return async transactions => {
    const result = new Map<string, Message>();
    for (const id of transactions) {
      const message = known.get(id);
      if (message) result.set(id, message);
    }
    const missing = transactions.filter(id => !result.has(id));
    for (const [id, message] of await loadMessages(tracker, missing)) {
      if (message.body.length <= keptLength) known.set(id, message);
      result.set(id, message);
    }
    return result;
  };
}

/** The messages of these transactions, by their ids; an empty one where a transaction has none. */
async function loadMessages(
  tracker: Tracker,
  transactions: readonly string[],
): Promise<ReadonlyMap<string, Message>> {
  if (!transactions.length) return new Map();
  const parts = await loadParts(tracker, 'TransactionId', transactions);
  const byTransaction = new Map(transactions.map(id => [id, parts.filter(part => part.transaction === id)]));
  const wanted = [...byTransaction.values()].flatMap(textsOf).map(({ id }) => id);
  const texts = await loadTexts(tracker, wanted);
  return new Map([...byTransaction].map(([id, own]) => [id, messageOf(own, texts)]));
}
