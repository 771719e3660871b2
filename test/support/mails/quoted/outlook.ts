import { type QuotedShape, tail } from './shape.ts';

const header = (from: string, sent: string, to: string, subject: string, rule = ''): string =>
  `${rule ? `${rule}\n` : ''}${from}: Ada Byron <ada@example.com>\n${sent}: 23.11.2026 03:10\n${to}: Support <help@host.example>\n${subject}: web-07\n\nweb-07: ?`;

/** Headers that Outlook writes above earlier mail. */
export const outlookTails: readonly QuotedShape[] = [
  tail('Outlook, English', 'The disk was changed.\n\nMarta', header('From', 'Sent', 'To', 'Subject')),
  tail(
    'Outlook, German',
    'Die Platte ist getauscht.',
    header('Von', 'Gesendet', 'An', 'Betreff', '-----Ursprüngliche Nachricht-----'),
  ),
  tail(
    'Outlook, French',
    'Le disque est remplacé.',
    header('De\u00a0', 'Envoyé\u00a0', 'À\u00a0', 'Objet\u00a0', "-----Message d'origine-----"),
  ),
  tail(
    'Outlook, Spanish',
    'El disco está cambiado.',
    header('De', 'Enviado el', 'Para', 'Asunto', '-----Mensaje original-----'),
  ),
  tail('Outlook, Italian', 'Il disco è stato cambiato.', header('Da', 'Inviato', 'A', 'Oggetto')),
  tail(
    'Outlook, Dutch',
    'De schijf is vervangen.',
    header('Van', 'Verzonden', 'Aan', 'Onderwerp', '-----Oorspronkelijk bericht-----'),
  ),
  tail('Outlook, Portuguese', 'O disco foi trocado.', header('De', 'Enviada em', 'Para', 'Assunto')),
  tail(
    'Outlook, Russian',
    'Диск заменён.',
    header('От', 'Отправлено', 'Кому', 'Тема', '-----Исходное сообщение-----'),
  ),
  tail('Outlook, Turkish', 'Disk değiştirildi.', header('Kimden', 'Gönderildi', 'Kime', 'Konu')),
  tail('Outlook, Ukrainian', 'Диск замінено.', header('Від', 'Надіслано', 'Кому', 'Тема')),
  tail(
    'Outlook, Chinese',
    '磁盘已更换。',
    header('发件人', '发送时间', '收件人', '主题', '-----原始邮件-----'),
  ),
  tail('Outlook, Arabic', 'تم استبدال القرص.', header('من', 'تم الإرسال', 'إلى', 'الموضوع')),
  tail(
    'Outlook, with its line above the header',
    'The disk was changed.',
    header('From', 'Sent', 'To', 'Subject', '________________________________'),
  ),
  tail(
    'Outlook on a telephone, with its signature above the line',
    'It works, thank you.',
    `Get Outlook for iOS<https://aka.ms/o0ukef>\n${header('From', 'Sent', 'To', 'Subject', '________________________________')}`,
  ),
  tail(
    'Outlook, header in bold stars',
    'The address is active.',
    '*From:* Ada Byron <ada@example.com>\n*Sent:* Monday, 23 November 2026 03:10\n*To:* Support <help@host.example>\n*Subject:* Second address\n\nCould you add one?',
  ),
  tail(
    'Outlook, with Cc, Importance and addresses over two lines',
    'All three have access now.',
    'From: Ada Byron <ada@example.com>\nSent: Monday, 23 November 2026 03:10\nTo: Support <help@host.example>;\n Marta Lindqvist <marta@host.example>\nCc: billing@host.example\nSubject: Access\nImportance: High\n\nPlease give us access.',
  ),
  tail(
    'Outlook for Mac, with Date',
    'It is restored.',
    'From: Ada Byron <ada@example.com>\nDate: Monday, 23 November 2026 at 03:10\nTo: Support <help@host.example>\nSubject: Backup\n\nWhere is it?',
  ),
  tail(
    'Outlook, with a mail below the mail',
    'Yes.',
    '-----Original Message-----\nFrom: Ada Byron\nSent: 23 November 2026 03:10\nTo: Support\nSubject: RE: Port 25\n\nIs it open?\n\n-----Original Message-----\nFrom: Support\nSent: 22 November 2026 17:00\nTo: Ada Byron\nSubject: Port 25\n\nWe look at it.',
  ),
  tail(
    'Outlook, with marks on the lines of the mail',
    'It is open.',
    '-----Original Message-----\nFrom: Ada Byron\nSent: 23 November 2026 03:10\nTo: Support\nSubject: Port 25\n\n> Is port 25 open?\n> Ada',
  ),
  tail(
    'A rule without a header',
    'The key is in your panel.',
    '----- Original Message -----\nWhere is the key?',
  ),
  tail(
    'Yahoo, without marks below its attribution',
    'The certificate holds until March.',
    'On Monday, 23 November 2026 at 03:10:00 CET, Ada Byron <ada@example.com> wrote:\n\n The certificate is not valid.\n Ada',
  ),
  tail(
    'Web mail, German, without marks below its attribution',
    'Das Zertifikat gilt bis März.',
    'Am 23.11.2026 um 03:10 Uhr schrieb Ada Byron <ada@example.com>:\n\nDas Zertifikat ist ungültig.',
  ),
  tail(
    'Lines that end as Windows ends them',
    'Done.\r',
    header('From', 'Sent', 'To', 'Subject').replaceAll('\n', '\r\n'),
  ),
];
