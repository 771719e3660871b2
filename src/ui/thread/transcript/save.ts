import type { ReadOptions } from '../../../backends/backend.ts';
import { isoTime } from '../../../i18n/format.ts';
import { entriesOf } from '../../../state/thread/entries.ts';
import { cleanLine } from '../../../text/plain.ts';
import { saveAs } from '../../files/save-as.ts';
import { statusLabel, summaryOf, type TranscriptOptions } from './content.ts';
import { toText } from './text.ts';
import type { WholeThread } from './whole.ts';

const types = { txt: 'text/plain;charset=utf-8', json: 'application/json' };

/** What no file system has in a name. */
const UNUSABLE = /[\\/:*?"<>|]+/g;

/** Gives the thread to the browser as a file in UTF-8, named after the request: `CS-295900.txt`. An aborted signal keeps it back. */
export async function saveThread(
  whole: WholeThread,
  kind: 'txt' | 'json',
  options: TranscriptOptions & ReadOptions,
): Promise<void> {
  const content = kind === 'txt' ? await toText(whole, options) : toJson(whole, options);
  options.signal?.throwIfAborted();
  const url = URL.createObjectURL(new Blob([content], { type: types[kind] }));
  saveAs(url, `${cleanLine(whole.request.key).replace(UNUSABLE, '-')}.${kind}`);
  // Time for the browser to take it; there is no event for that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A time as RFC 3339 in UTC; JSON leaves out what is undefined. */
const timeOf = (time: number | undefined): string | undefined => isoTime(time) || undefined;

/**
 * The thread for other programs: status, roles and formats are the contract's own words, times RFC 3339 in UTC, sizes
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
    createdAt: timeOf(request.createdAt),
    updatedAt: timeOf(request.updatedAt),
    savedAt: timeOf(now),
    entries: entriesOf(whole).map(({ author, createdAt, format, body, attachments }) => ({
      author: cleanLine(author.name),
      role: author.role,
      createdAt: timeOf(createdAt),
      format,
      body,
      attachments: attachments.map(({ name, size, type }) => ({
        name: cleanLine(name),
        size,
        type: type || undefined,
      })),
    })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
