import { isoTime } from '../../../i18n/format.ts';
import { entriesOf } from '../../../state/thread/entries.ts';
import { cleanLine } from '../../../text/plain.ts';
import { statusOf, summaryOf, type TranscriptOptions } from './content.ts';
import type { WholeThread } from './whole.ts';

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
    statusLabel: statusOf(translator, request),
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
