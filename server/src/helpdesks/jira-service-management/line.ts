/**
 * What the service account writes around a customer's text, since nothing else in Jira can say it: who wrote it, and by which call. It is
 * read again only where the service account is the author: whoever else writes such a line has written just that.
 */
import type { File } from './issues.ts';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** On one line, and without what is markup in Jira. */
const plainName = (name: string): string =>
  name
    .replace(/[\p{Cc}\u2028\u2029{}[\]|*_~^\\!]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim() || 'The customer';

interface Signed {
  /** As it was at that time. */
  readonly name: string;
  /** Idempotency-Key. */
  readonly key: string;
  /** The customer's own text. */
  readonly body: string;
}

export interface CommentLine {
  write(name: string, key: string, body: string): string;
  /** `undefined` for a text that does not begin with the line. */
  read(text: string): Signed | undefined;
}

/** @param template with `{name}` and `{ref}` */
export function commentLine(template: string): CommentLine {
  const source = escape(template)
    .replace(escape('{name}'), '(?<name>.{1,200})')
    .replace(escape('{ref}'), `(?<key>${uuid})`);
  const form = new RegExp(`^${source}(?:\\n{1,2}|$)`, 'u');
  return {
    write: (name, key, body) => {
      const line = template.replace(/\{name\}|\{ref\}/g, part =>
        part === '{ref}' ? key : plainName(name).slice(0, 200),
      );
      return body ? `${line}\n\n${body}` : line;
    },
    read: text => {
      const match = form.exec(text);
      if (!match?.groups) return undefined;
      const { name = '', key = '' } = match.groups;
      return { name, key, body: text.slice(match[0].length) };
    },
  };
}

const lastLine = new RegExp(`(?:^|\\n{1,2})Sent from the customer panel \\(ref (${uuid})\\)\\s*$`);

export const markedDescription = (description: string, key: string): string =>
  `${description}\n\nSent from the customer panel (ref ${key})`;

/** A description without the mark, and the key of the call that is in it. */
export function readDescription(text: string): { readonly body: string; readonly key: string | undefined } {
  const match = lastLine.exec(text);
  return match ? { body: text.slice(0, match.index), key: match[1] } : { body: text, key: undefined };
}

/** Characters of what Jira writes beside the name of a file. */
const maxBesideName = 500;

/**
 * Without the names of the files, which Jira writes at the end of a text. Only the end is matched, without the white space around it: else
 * a text with many spaces takes seconds.
 */
export function withoutFiles(body: string, files: readonly Pick<File, 'name'>[]): string {
  let rest = body;
  for (const { name } of [...files].reverse()) {
    const word = escape(name);
    const end = new RegExp(`(?:\\[\\^${word}\\](?: _\\([^)\\n]*\\)_)?|!${word}(?:\\|[^!\\n]*)?!)$`, 'u');
    const text = rest.trimEnd();
    const found = end.exec(text.slice(-(name.length + maxBesideName)))?.[0];
    if (found !== undefined) rest = text.slice(0, -found.length).trimEnd();
  }
  return rest;
}
