import { zonedTime } from '../../../i18n/format.ts';
import { entriesOf } from '../../../state/thread/entries.ts';
import { cleanLine } from '../../../text/plain.ts';
import {
  factsOf,
  fileNote,
  marksOf,
  richBodies,
  statusLabel,
  titleOf,
  writerOf,
  type TranscriptOptions,
} from './content.ts';
import type { WholeThread } from './whole.ts';

const LINE = '-'.repeat(72);

/** Indents a body, so that no line of it looks like the head of an entry. Every kind of line break counts. */
const indent = (text: string): string =>
  text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map(line => (line.trim() ? `  ${line}` : ''))
    .join('\n');

/** The thread as plain text, for a file or a mail. Markdown stays as it was written, HTML becomes text. */
export async function toText(whole: WholeThread, options: TranscriptOptions): Promise<string> {
  const { translator, now = Date.now(), letterhead } = options;
  const { request } = whole;
  const entries = entriesOf(whole);
  const html = await richBodies(
    entries.filter(({ format }) => format === 'html'),
    (body, { flatten }) => flatten(body),
  );
  const parts = [
    [
      ...(letterhead?.name ? [letterhead.name, ''] : []),
      titleOf(translator, request),
      [statusLabel(translator, request), ...factsOf(translator, request)].join('\n'),
      translator.t('transcript.saved', { time: zonedTime(translator, now) }),
    ].join('\n'),
  ];
  for (const entry of entries) {
    const { name, role } = writerOf(translator, entry.author);
    const body = html.get(entry) ?? entry.body;
    const files = entry.attachments.map(file => `- ${cleanLine(file.name)} (${fileNote(translator, file)})`);
    const head = [
      role ? `${name} (${role})` : name,
      zonedTime(translator, entry.createdAt),
      ...marksOf(translator, entry),
    ];
    const list = files.length > 0 ? [translator.t('transcript.files'), ...files].join('\n') : '';
    const content = [body.trimEnd(), list].filter(Boolean).join('\n\n');
    parts.push([head.filter(Boolean).join('\n'), '', indent(content)].join('\n').trimEnd());
  }
  return `${parts.join(`\n\n${LINE}\n`)}\n`;
}
