import { type QuotedShape, whole } from './shape.ts';

const WROTE = 'On Mon, 23 Nov 2026 at 03:10, Ada Byron <ada@example.com> wrote:';
const HEADER =
  'From: Ada Byron <ada@example.com>\nSent: Monday, 23 November 2026 03:10\nTo: Support <help@host.example>\nSubject: web-07';

/** Mails that a writer shows: forwarded ones, headers, answers within. */
export const wholeMails: readonly QuotedShape[] = [
  whole(
    'A forwarded mail of Gmail',
    'See what the registry says\n\n---------- Forwarded message ---------\nFrom: Registry <help@registry.example>\nDate: Mon, 23 Nov 2026 at 03:10\nSubject: Locked\nTo: Support <help@host.example>\n\nThe domain is locked.',
  ),
  whole(
    'A forwarded mail of Apple',
    'Is this from you?\n\nBegin forwarded message:\n\n> From: Registry <help@registry.example>\n> Date: 23 November 2026 at 03:10\n> To: ada@example.com\n> Subject: Locked\n>\n> Dear Ada,\n> it is locked.',
  ),
  whole(
    'A forwarded mail of Thunderbird, German',
    'Ist das echt?\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Gesperrt\nDatum: Mon, 23 Nov 2026 03:10:00\nVon: Registry <help@registry.example>\nAn: ada@example.com\n\nDie Domain ist gesperrt.',
  ),
  whole(
    'A forwarded mail, Spanish',
    'Miren esto\n\n---------- Mensaje reenviado ---------\nDe: Registry <help@registry.example>\nEnviado: 23 nov 2026\nPara: Support\nAsunto: Bloqueo\n\nEl dominio está bloqueado.',
  ),
  whole(
    'A forwarded mail, Russian, with its signature',
    'Это от вас?\n\n---------- Пересылаемое сообщение ----------\nОт: Registry\nДата: 23.11.2026\nКому: Ada\nТема: Домен\n\nДомен заблокирован.\n\n-- \nRegistry',
  ),
  whole(
    'A forwarded mail, Chinese',
    '这是真的吗\n\n---------- 转发的邮件 ----------\n发件人: Registry\n发送时间: 2026年11月23日\n收件人: Ada\n主题: 域名\n\n域名已锁定。',
  ),
  whole(
    'A header that is to be analysed',
    'Why was this rejected?\n\nReturn-Path: <ada@example.com>\nReceived: from mail-eu (192.0.2.17)\nFrom: Ada Byron <ada@example.com>\nDate: Mon, 23 Nov 2026 03:10:00 +0100\nTo: Support <help@host.example>\nSubject: web-07\nMessage-ID: <1@example.com>\n\nText of the mail.',
  ),
  whole('A header at the top', `${HEADER}\n\nThis one was lost. Can you find it?`),
  whole('A header that is introduced', `The mail that was lost has this:\n\n${HEADER}\n\nCan you find it?`),
  whole('A header alone at the end', `We did not get one mail.\n\n${HEADER}`),
  whole(
    'A header of which the text speaks',
    `Please look at the header of the spam\n\n${HEADER}\n\nBuy now!`,
  ),
  whole(
    'A window of maintenance',
    'Maintenance of fsn1-sw7\n\nFrom: 02:00 UTC\nTo: 04:00 UTC\nWhere: Falkenstein\nSubject: two short interruptions',
  ),
  whole('A way', 'Please move the server\n\nFrom: fsn1\nTo: hel1\n\nThank you.'),
  whole(
    'Facts of a transfer',
    'Transfer\nVon: ns1.host.example\nAn: ns2.host.example\nDatum: 23.11.2026\nStatus: offen\n\nWann ist es so weit?',
  ),
  whole('Answers within a mail of Outlook', `My answers are below in red.\n\n${HEADER}\n\nIs it up?\nYes.`),
  whole(
    'Answers within a mail of Outlook, German',
    'Antworten siehe unten.\n\nVon: Ada Byron\nGesendet: Montag, 23. November 2026 03:10\nAn: Support\nBetreff: web-07\n\nLäuft er?\nJa.',
  ),
  whole(
    'Answers within a mail of Outlook, French',
    'Voir mes réponses ci-dessous.\n\nDe : Ada Byron\nEnvoyé : lundi 23 novembre 2026 03:10\nÀ : Support\nObjet : web-07\n\nMarche-t-il ?\nOui.',
  ),
  whole(
    'An answer below a mail with marks',
    '-----Original Message-----\nFrom: Ada Byron\nSent: 23 November 2026\nTo: Support\nSubject: Port 25\n\n> Is it open?\n\nYes, it is.',
  ),
  whole(
    'A text, a mail with marks, an answer',
    `Hello Ada\n\n-----Original Message-----\n${HEADER}\n\n> Is it open?\n\nYes, it is.`,
  ),
  whole('A rule with other words', 'It stops here\n\n----- Server log -----\nboot\npanic'),
  whole('A rule around a title', 'Notes\n\n===== Backup =====\nIt is kept for 14 days.'),
  whole(
    'A setting with such names',
    'The form sends\n\nFrom: noreply@example.com\nTo: ada@example.com\nReply-To: help@host.example\nSubject: Order\n\nbut nothing arrives.',
  ),
  whole(
    'A quote behind a fence',
    `This is what your mails look like\n\n\`\`\`\n${WROTE}\n> Is it up?\n\`\`\``,
  ),
  whole('A telephone in a sentence', 'It works on the computer.\n\nSent from my iPhone, it does not arrive.'),
  whole('A question about a telephone', 'How do I set it up?\n\nGet Outlook for iOS?'),
  whole('A line about sending', 'Two mails are missing.\n\nSent from my account yesterday'),
  whole('A quote and a question below', `Hello\n\n${WROTE}\n> It costs 49.\n\nSince when?\n\nAda`),
  whole('A poem of bars', 'It prints\n\n| a\n| b\n| c'),
  whole(
    'A quote in the middle, and a signature in the middle',
    'One\n\n-- \nMarta\n\n> quoted\n\nCan you read this?',
  ),
  whole(
    'A mail that came back',
    'I got this\n\nFrom: MAILER-DAEMON@host.example\nSent: Monday, 23 November 2026 03:10\nTo: ada@example.com\nSubject: Undelivered\n\n550 5.7.1 blocked. What can I do?',
  ),
  whole(
    'A mail that came back, German',
    'Der Bounce\n\nVon: Mail <help@registry.example>\nGesendet: Montag\nAn: ada@example.com\nBetreff: Unzustellbar\n\n550 blocked',
  ),
  whole('A mail that is shown, with its signature', `${HEADER}\n\nIt is down.\n\n-- \nAda Byron`),
];
