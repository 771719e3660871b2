/** A mail, from what it tells. */
import { hostOf, type MailAddress } from './address.ts';
import { mailTexts, type MailLanguage } from './texts.ts';
import type { ToldEntry } from './told.ts';

export interface MailAppearance {
  readonly from: MailAddress;
  /** The page of a request; `{key}` stands for its key. */
  readonly link: string | undefined;
  readonly lang: MailLanguage;
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  /** The Message-ID that this mail refers to; absent for the one that has it. */
  readonly thread: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Characters of one text, and of all of a mail; the rest is in the request. */
const longestText = 20_000;
const longestMail = 60_000;
const longestSubject = 150;

/** Marks that turn the direction of text: what they hide is not what it seems. */
const directions = /[\u202a-\u202e\u2066-\u2069]/g;

/** One line, for headers: without line breaks and other control characters. */
function lineOf(text: string, longest: number): string {
  const line = text
    .replace(directions, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : line;
}

/** Lines, without control characters save tabs. */
const linesOf = (text: string): string =>
  text
    .replace(directions, '')
    .replace(/\r\n?|[\p{Zl}\p{Zp}]/gu, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();

const idPart = (text: string): string => text.replace(/[^\w.-]/g, '_');

/** The id of the mail that tells of a new request: all others of the request refer to it, so that mail programs show them as one thread. */
const firstId = ({ key, createdAt }: ToldEntry, host: string): string =>
  `<${idPart(key)}.${createdAt.toString(36)}@${host}>`;

const idOf = (entry: ToldEntry, host: string): string =>
  entry.type === 'request.created' ? firstId(entry, host) : `<${idPart(entry.id)}@${host}>`;

function textOf(entries: readonly ToldEntry[], lang: MailLanguage): string {
  const texts = mailTexts[lang];
  const parts: string[] = [];
  let left = longestMail;
  let key = entries[0]?.key;
  for (const entry of entries) {
    if (left <= 0) {
      parts.push(texts.more);
      break;
    }
    if (entry.key !== key) parts.push(lineOf(`${entry.summary} [${entry.key}]`, longestSubject));
    ({ key } = entry);
    if (!entry.text) {
      const byCustomer = entry.role === 'requester' && entry.type === 'request.reopened';
      const { closed, reopened, reopenedByCustomer } = texts;
      parts.push(entry.type === 'request.closed' ? closed : byCustomer ? reopenedByCustomer : reopened);
      continue;
    }
    const { name, body, files } = entry.text;
    const whole = linesOf(body);
    const shown = whole.slice(0, Math.min(longestText, left));
    left -= shown.length;
    parts.push(texts.wrote.replace('{name}', () => lineOf(name, longestSubject)));
    if (shown) parts.push(shown);
    if (shown.length < whole.length) parts.push(`[…] ${texts.more}`);
    if (files.length) parts.push([texts.files, ...files.map(file => `- ${lineOf(file, 200)}`)].join('\n'));
  }
  return parts.join('\n\n');
}

/** What stands below each mail: where to reply. Its first line ends the text for mail programs. */
function footOf(entry: ToldEntry, { link, lang }: MailAppearance, customer: string | undefined): string {
  const texts = mailTexts[lang];
  if (customer !== undefined)
    return [
      '-- ',
      `${entry.key} · ${lineOf(customer, 200)}`,
      `support-requests-server agent show ${entry.key}`,
      texts.automatic,
    ].join('\n');
  const where = link
    ? [texts.reply, link.replaceAll('{key}', () => encodeURIComponent(entry.key))]
    : [texts.replyWithoutLink];
  return [...where, '', '-- ', texts.automatic].join('\n');
}

/**
 * The same for the same entries, so that whoever gets it twice can recognise it by its Message-ID.
 *
 * @param customer the key of the customer, in a mail to support
 */
export function composeMail(
  entries: readonly [ToldEntry, ...ToldEntry[]],
  appearance: MailAppearance,
  customer?: string,
): Mail {
  const [first] = entries;
  const host = hostOf(appearance.from);
  const messageId = idOf(first, host);
  const thread = firstId(first, host);
  return {
    subject: `${lineOf(first.summary, longestSubject)} [${lineOf(first.key, 50)}]`,
    text: `${textOf(entries, appearance.lang)}\n\n${footOf(first, appearance, customer)}\n`,
    messageId,
    thread: messageId === thread ? undefined : thread,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
    },
  };
}
