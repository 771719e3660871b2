/** What is written, in Redmine's text formatting and in the widget's formats. Redmine keeps one formatting for all texts. */
import type { Settings } from './settings.ts';

export interface Body {
  readonly body: string;
  readonly format: 'text' | 'markdown';
}

export const isMarkdown = ({ formatting }: Pick<Settings, 'formatting'>): boolean =>
  formatting === 'markdown' || formatting === 'common_mark';

/** What Markdown would take for more than it is: anywhere, and at the beginning of a line. */
const inline = /[\\`*_[\]<>&~|]/g;
const lineStart = /^([ \t]*)([#+\-=]|\d{1,9}(?=[.)]))/gm;

/** Plain text as Markdown that looks the same. */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(inline, '\\$&')
    .replace(lineStart, (_, space: string, mark: string) =>
      /^\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`,
    );

const unescapeMarkdown = (text: string): string => text.replace(/\\([\\`*_[\]<>&~|#+\-=.)])/g, '$1');

/** For Redmine. Textile has no escape that its own pages show well: a text goes as it was typed. */
export const written = ({ body, format }: Body, settings: Settings): string =>
  isMarkdown(settings) && format === 'text' ? escapeMarkdown(body) : body;

/** Of Redmine: Markdown that only stands for a plain text is that text. Textile is shown as it was typed. */
export function read(body: string, settings: Settings): Body {
  if (!isMarkdown(settings)) return { body, format: 'text' };
  const plain = unescapeMarkdown(body);
  return escapeMarkdown(plain) === body ? { body: plain, format: 'text' } : { body, format: 'markdown' };
}
