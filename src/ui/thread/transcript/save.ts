import type { ReadOptions } from '../../../backends/backend.ts';
import { isoTime } from '../../../i18n/format.ts';
import { entriesOf } from '../../../state/thread/entries.ts';
import { cleanLine } from '../../../text/plain.ts';
import { saveFile } from '../../files/save-as.ts';
import { statusLabel, summaryOf, type TranscriptOptions } from './content.ts';
import { toText } from './text.ts';
import type { WholeThread } from './whole.ts';

const types = { txt: 'text/plain;charset=utf-8', json: 'application/json' };

/** Characters that are not allowed in file names. */
const UNUSABLE = /[\\/:*?"<>|]+/g;

/** Downloads the thread as a file in UTF-8, named after the request: `CS-295900.txt`. @throws the signal's reason once it is aborted */
export async function saveThread(
  whole: WholeThread,
  kind: 'txt' | 'json',
  options: TranscriptOptions & ReadOptions,
): Promise<void> {
  const content = kind === 'txt' ? await toText(whole, options) : toJson(whole, options);
  options.signal?.throwIfAborted();
  const name = cleanLine(whole.request.key).replace(UNUSABLE, '-');
  saveFile(new Blob([content], { type: types[kind] }), `${name}.${kind}`);
}

/** A time as RFC 3339 in UTC; JSON leaves out what is undefined. */
const timeOf = (time: number | undefined): string | undefined => isoTime(time) || undefined;

/**
 * The thread for other programs: status, roles and formats are values of the contract, times RFC 3339 in UTC, sizes
 * bytes, bodies as they were written. The first entry is the description.
 */
export function toJson(whole: WholeThread, { translator, now = Date.now() }: TranscriptOptions): string {
  const { request } = whole;
  const content = {
    key: request.key,
    summary: summaryOf(translator, request),
    status: request.status,
    statusLabel: statusLabel(translator, request),
    closed: request.closed,
    type: request.type,
    service: request.service && { id: request.service.id, label: request.service.label },
    severity: request.severity,
    createdAt: timeOf(request.createdAt),
    updatedAt: timeOf(request.updatedAt),
    savedAt: timeOf(now),
    entries: entriesOf(whole).map(({ author, createdAt, format, body, attachments, channel, editedAt }) => ({
      author: cleanLine(author.name),
      role: author.role,
      createdAt: timeOf(createdAt),
      editedAt: timeOf(editedAt),
      channel,
      format,
      body,
      attachments: attachments.map(({ name, size, type, state }) => ({
        name: cleanLine(name),
        size,
        type: type || undefined,
        state,
      })),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
