import { type QuotedShape, tail } from './shape.ts';

const WROTE = 'On Mon, 23 Nov 2026 at 03:10, Ada Byron <ada@example.com> wrote:';

/** Other quotes at the end. */
export const tails: readonly QuotedShape[] = [
  tail(
    'Quotes in quotes',
    'No.',
    `${WROTE}\n> Is it ours?\n> Support wrote on 23.11.2026 03:05:\n>> It is slow.\n>>> Which one?\n> web-07`,
  ),
  tail(
    'Quotes in quotes, with spaces',
    'No.',
    `${WROTE}\n\n> Is it ours?\n> Support wrote on 23.11.2026 03:05:\n> > It is slow.\n> > > Which one?`,
  ),
  tail(
    'Bars instead of angles',
    'Port 7 is up.',
    'On 23.11.2026 03:10, Ada Byron wrote:\n| Port 7 is down.\n|\n| Ada',
  ),
  tail(
    'An attribution of three lines',
    'Yes.',
    'On Monday, 23 November 2026\nat 03:10, Ada Byron\n<ada@example.com> wrote:\n> Is it up?',
  ),
  tail('Two empty lines below the attribution', 'Yes.', `${WROTE}\n\n\n> Is it up?`),
  {
    name: 'An attribution directly below the text',
    format: 'text',
    body: `It works.\n${WROTE}\n> Is it up?`,
    new: 'It works.',
    folded: `${WROTE}\n> Is it up?`,
  },
  {
    name: 'A broken attribution directly below the text',
    format: 'text',
    body: 'It works.\nOn Mon, 23 Nov 2026 at 03:10, Ada Byron\n<ada@example.com> wrote:\n> Is it up?',
    new: 'It works.',
    folded: 'On Mon, 23 Nov 2026 at 03:10, Ada Byron\n<ada@example.com> wrote:\n> Is it up?',
  },
  tail(
    'A log that is quoted',
    'That is the disk.',
    `${WROTE}\n> Nov 23 03:10:01 web-07 kernel: nvme0: timeout\n> Nov 23 03:10:31 web-07 kernel: nvme0: abort\n> Nov 23 03:11:01 web-07 kernel: gone`,
  ),
  tail(
    'A log in the text, and a quote',
    'We see this:\n\nNov 23 03:10:01 web-07 kernel: timeout\nNov 23 03:10:31 web-07 kernel: abort\nNov 23 03:11:01 web-07 kernel: gone',
    `${WROTE}\n> Why?`,
  ),
  tail(
    'A quote without an attribution, which is a letter',
    'The rule is in place.',
    '> Hello Support,\n>\n> please open port 25.\n>\n> Kind regards\n> Ada',
  ),
  tail(
    'A quote without an attribution, German',
    'Die Regel steht.',
    '> Guten Tag,\n> bitte Port 25 öffnen.\n>\n> Mit freundlichen Grüßen\n> Ada',
  ),
  tail(
    'A quote without an attribution, with the attribution of another',
    'It was web-08.',
    `> No, it was not.\n>\n> ${WROTE}\n>> Was it web-07?`,
  ),
  tail(
    'An attribution with a name only, above a letter',
    'The rule is in place.',
    'Ada Byron wrote:\n> Hello,\n> please open port 25.',
  ),
  tail(
    'An address only, above a quote',
    'Done.',
    '23.11.2026 03:10, Ada Byron <ada@example.com>:\n> Please open port 25.',
  ),
  tail(
    'The year first',
    'Done.',
    '2026-11-23 3:10 GMT+01:00 Ada Byron <ada@example.com>:\n> Please open port 25.',
  ),
  tail('Name, verb, date', 'Erledigt.', 'Ada Byron schrieb am 23.11.2026 um 03:10:\n> Bitte Port 25 öffnen.'),
  {
    name: 'A quote first, and one answer',
    format: 'text',
    body: `${WROTE}\n> Which kernel?\n\n6.12.9, since yesterday.`,
    new: '6.12.9, since yesterday.',
    folded: `${WROTE}\n> Which kernel?`,
  },
  {
    name: 'A quote first, one answer and a signature',
    format: 'text',
    body: `${WROTE}\n> Which kernel?\n\n6.12.9.\n\n-- \nMarta Lindqvist`,
    new: '6.12.9.',
    folded: `${WROTE}\n> Which kernel?\n-- \nMarta Lindqvist`,
  },
  tail(
    'A shell prompt in the text, and a quote',
    'Run this:\n\n$ echo x >> /etc/hosts\n\nand tell us.',
    `${WROTE}\n> It fails.`,
  ),
  tail(
    'Code behind a fence, and a quote',
    'Run\n\n```sh\nnvme list\n```\n\nand tell us.',
    `${WROTE}\n> It fails.`,
  ),
  tail('Polish', 'Już działa.', 'W dniu 23.11.2026 o 03:10, Ada Byron pisze:\n> Nie działa.'),
  tail(
    'Swedish',
    'Den svarar igen.',
    'Den 23 nov. 2026 kl. 03:10 skrev Ada Byron <ada@example.com>:\n> Den svarar inte.',
  ),
  tail(
    'Zoho',
    'Done.',
    '---- On Mon, 23 Nov 2026 03:10:00 +0100 Ada Byron <ada@example.com> wrote ----\n\n> Please open port 25.',
  ),
  tail(
    'A rule with a word that has a dash',
    'Erledigt.',
    '-------- Original-Nachricht --------\nVon: Ada Byron\nDatum: Montag\nAn: Support\nBetreff: Port 25\n\nBitte öffnen.',
  ),
];
