/** Files out of RT, as streams. */
import type { FileContent } from '../../app/desk.ts';
import { path } from '../shared/path.ts';
import { decodeMember } from '../shared/base64.ts';
import { exactly, toStream } from '../shared/streams.ts';
import { raw, text } from '../shared/values.ts';
import { idForm, type Tracker } from './client.ts';
import { fileOf, loadPart } from './messages.ts';
import { loadTransactions } from './transactions.ts';

/** RT says a length of these that is not always that of the bytes it gives: they are counted first. */
const isCounted = (type: string): boolean => /^(text|message)\//.test(type);

/** The file with this id, where it is in the part of a ticket that customers see. */
export async function openFile(tracker: Tracker, id: string): Promise<FileContent | undefined> {
  if (!idForm.test(id)) return undefined;
  const part = await loadPart(tracker, id);
  if (!part) return undefined;
  const filters = [
    { field: 'id', value: part.transaction },
    { field: 'ObjectType', value: 'RT::Ticket' },
    { field: 'Type', value: 'Create' },
    { field: 'Type', value: 'Correspond' },
  ];
  const { found } = await loadTransactions(tracker, '/transactions', filters, {});
  const transaction = found.find(candidate => candidate.id === part.transaction);
  if (!transaction) return undefined;
  const file = { ...fileOf(part), requestKey: transaction.ticket };
  const at = path`/attachment/${id}`;
  if (isCounted(part.type)) {
    const content = text(raw(await tracker.http.get(at))['Content']);
    const bytes = Buffer.from(content ?? '', 'base64');
    return { ...file, size: bytes.length, stream: new Blob([bytes]).stream() };
  }
  const opened = await tracker.http.open(at);
  if (!opened) return undefined;
  const chunks = exactly(part.size, decodeMember('Content', opened.stream));
  return { ...file, stream: toStream(chunks) };
}
