import type { QuotedShape } from './shape.ts';

const markdown = (name: string, body: string, own: string, folded = ''): QuotedShape => ({
  name: `Markdown: ${name}`,
  format: 'markdown',
  body,
  new: own,
  folded,
});

const WROTE = 'On 23 Nov 2026 at 03:10, Ada Byron wrote:';

/** Mails that came as markdown. */
export const markdownShapes: readonly QuotedShape[] = [
  markdown('a quote', `It **is** up.\n\n${WROTE}\n\n> Is it up?`, 'It is up.', `${WROTE} Is it up?`),
  markdown(
    'an answer directly below a quote',
    `${WROTE}\n> Is it up?\nYes, it is.\n\n> And the disk?`,
    `${WROTE} Is it up? Yes, it is. And the disk?`,
  ),
  markdown(
    'one answer below a quote',
    `${WROTE}\n> Is it up?\n\nYes, it is.`,
    'Yes, it is.',
    `${WROTE} Is it up?`,
  ),
  markdown(
    'a signature, which is no heading',
    'It is up.\n-- \nMarta Lindqvist',
    'It is up.',
    '-- Marta Lindqvist',
  ),
  markdown(
    'a header of Outlook',
    'It is up.\n\n**From:** Ada\n\nFrom: Ada Byron\nSent: 23 November 2026 03:10\nTo: Support\nSubject: web-07\n\nIs it up?',
    'It is up. From: Ada',
    'From: Ada Byron Sent: 23 November 2026 03:10 To: Support Subject: web-07 Is it up?',
  ),
  markdown('a telephone', 'It works.\n\nSent from my iPad', 'It works.', 'Sent from my iPad'),
  markdown('a quote at the start', '> Backups are kept.\n\nIs that so?', 'Backups are kept. Is that so?'),
  markdown(
    'a quote that the writer chose',
    'It says\n\n> Backups are kept.\n> Always.',
    'It says Backups are kept. Always.',
  ),
  markdown(
    'a table',
    'Prices\n\n| Product | Price |\n|---|---|\n| AX42 | 49 |',
    'Prices Product Price AX42 49',
  ),
  markdown('a heading and a rule', 'Result\n--\n\nIt is the disk.', 'Result It is the disk.'),
];
