import '../../../i18n/en-facts.ts';
import type { Letterhead } from '../../brand/brand.ts';
import { fileSize, zonedTime } from '../../../i18n/format.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Attachment, Author, Comment, SupportRequest } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { statusOf } from '../../element/request-status.ts';
import { fileStateTexts } from '../../files/file-state-text.ts';
import { channelText } from '../team/channel-text.ts';

export interface TranscriptOptions {
  readonly translator: Translator;
  /** When it is made, in milliseconds since the epoch; default: now. */
  readonly now?: number | undefined;
  /** The brand's name and logo; default: none. */
  readonly letterhead?: Letterhead | undefined;
  /** Loads an attached picture, as `SupportBackend.fetchAttachment`; default: pictures are named only. */
  readonly fetchPicture?: ((url: string) => Promise<Blob>) | undefined;
}

export const summaryOf = (translator: Translator, { summary }: SupportRequest): string =>
  cleanLine(summary) || translator.t('requests.untitled');

/** "CS-295900 Server does not boot"; browsers offer a document's title as the name of its PDF. */
export const titleOf = (translator: Translator, request: SupportRequest): string =>
  `${cleanLine(request.key)} ${summaryOf(translator, request)}`;

export const statusLabel = (translator: Translator, request: SupportRequest): string =>
  cleanLine(statusOf(translator, request, false).label) || '–';

/** Name and role of an author; without a name, the role is the name. */
export function writerOf(translator: Translator, author: Author): { name: string; role: string } {
  const role = cleanLine(author.roleLabel ?? '') || translator.t(`role.${author.role}`);
  const name = cleanLine(author.name);
  return name ? { name, role } : { name: role, role: '' };
}

/** Exact times of the request with their zone, who has to act next, and what it is about. */
export function factsOf(translator: Translator, request: SupportRequest): string[] {
  const { createdAt, updatedAt, awaiting, closed, type, service, severity } = request;
  const time = (moment: number) => ({ time: zonedTime(translator, moment) });
  const fact = (label: 'fact.type' | 'fact.service' | 'fact.severity', ...values: (string | undefined)[]) => {
    const [value, detail] = values.map(text => cleanLine(text ?? ''));
    return value ? `${translator.t(label)}: ${value}${detail ? ` (${detail})` : ''}` : '';
  };
  return [
    createdAt === undefined ? '' : translator.t('request.created', time(createdAt)),
    updatedAt === undefined ? '' : translator.t('request.lastUpdate', time(updatedAt)),
    awaiting && !closed ? translator.t(`awaiting.${awaiting}`) : '',
    fact('fact.type', type?.label),
    fact('fact.service', service?.label, service?.detail),
    fact('fact.severity', severity?.label),
  ].filter(Boolean);
}

/** How an entry came, and when it was changed. */
export function marksOf(translator: Translator, { channel, editedAt }: Comment): string[] {
  const edited =
    editedAt === undefined ? '' : translator.t('entry.edited', { time: zonedTime(translator, editedAt) });
  return [channelText(translator, channel), edited].filter(Boolean);
}

/** Size of a file, or why it can't be downloaded. */
export const fileNote = (translator: Translator, file: Attachment): string =>
  file.state ? fileStateTexts(translator, file).join(': ') : fileSize(translator, file.size);

/**
 * The bodies that are markdown or HTML, sanitized, for paper. A body that is not in the map is shown as it was written.
 *
 * @param convert converts the DOM of a body
 */
export async function richBodies<T>(
  entries: readonly Comment[],
  convert: (body: DocumentFragment, richText: { flatten: (body: Node) => string }) => T,
): Promise<Map<Comment, T>> {
  const bodies = new Map<Comment, T>();
  if (entries.every(({ format }) => format === 'text')) return bodies;
  // Without its module the source is shown.
  const richText = await import('../../body/rich-text/rich-text.lazy.ts').catch(() => undefined);
  if (!richText) return bodies;
  for (const entry of entries) {
    const { body, format } = entry;
    if (format === 'text') continue;
    try {
      bodies.set(entry, convert(richText.renderForPaper(body, format), richText));
    } catch {
      // The page's Trusted Types forbid to make DOM from a string: the source is shown.
    }
  }
  return bodies;
}
