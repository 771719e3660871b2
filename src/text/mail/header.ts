import { isTime } from './attribution.ts';
import { FROM, LABEL, RAW_FIELD, SENT, SUBJECT, TO } from './words.ts';

/** Lines within which the header of a quoted mail has its subject: long lists of addresses are broken. */
const HEADER_LINES = 12;

/** Whether a line says when a mail was sent. Programs write the time too. */
const isSent = (line = ''): boolean => SENT.test(line) && isTime(line);

/** The line behind "From: … Sent: … To: … Subject: …"; `undefined` where there is no such header. */
export function headerEnd(lines: readonly string[], at: number): number | undefined {
  // Some web mail has the time first.
  let hasSent = isSent(lines[at]);
  const isFirst = hasSent && FROM.test(lines[at + 1] ?? '');
  if (!isFirst && !FROM.test(lines[at] ?? '')) return undefined;
  let hasTo = false;
  let subject: number | undefined;
  let to = at + 1;
  for (; to < Math.min(lines.length, at + HEADER_LINES); to++) {
    const line = lines[to] ?? '';
    if (!line.trim()) break;
    if (RAW_FIELD.test(line)) return undefined;
    if (isSent(line)) hasSent = true;
    else if (TO.test(line)) hasTo = true;
    else if (SUBJECT.test(line)) subject = to;
    else if (!LABEL.test(line) && subject !== undefined) break;
  }
  return subject !== undefined && hasSent && (hasTo || subject - at === 2) ? to : undefined;
}
