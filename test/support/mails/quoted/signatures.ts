import { type QuotedShape, tail } from './shape.ts';

const QUOTE = 'On 23.11.26 03:10, Ada Byron wrote:\n> Is it up?';
const mobile: Record<string, string> = {
  English: 'Sent from my iPhone',
  German: 'Von meinem iPhone gesendet',
  French: 'Envoyé de mon iPhone',
  Spanish: 'Enviado desde mi iPhone',
  Italian: 'Inviato da iPhone',
  Dutch: 'Verstuurd vanaf mijn iPhone',
  Portuguese: 'Enviado do meu iPhone',
  Russian: 'Отправлено с iPhone',
  Turkish: 'iPhone’umdan gönderildi',
  Ukrainian: 'Надіслано з iPhone',
  Chinese: '从我的 iPhone 发送',
  Arabic: 'أُرسلت من الـ iPhone',
};

/** Signatures at the end. */
export const signed: readonly QuotedShape[] = [
  ...Object.entries(mobile).map(([language, line]) => tail(`A telephone, ${language}`, 'OK, web-07.', line)),
  tail('A tablet with Android', 'It works.', 'Sent from my Galaxy Tab'),
  tail('A mail program on a telephone', 'Es geht wieder.', 'Gesendet mit der GMX Mail App'),
  tail('Mail for Windows', 'It works.', 'Sent from Mail for Windows'),
  tail('Outlook for Android, French', 'Tout fonctionne.', 'Envoyé à partir de Outlook pour Android'),
  tail('K-9 Mail', 'Läuft.', 'Diese Nachricht wurde von meinem Android-Gerät mit K-9 Mail gesendet.'),
  tail('A signature', 'The port is open.', '-- \nMarta Lindqvist\nSupport, Helsinki\n+358-1234'),
  tail(
    'A signature whose mark has lost its space',
    'The port is open.\n\nRegards',
    '--\nMarta Lindqvist\nhttps://host.example',
  ),
  tail('A signature above the quote', 'It is up.', `-- \nMarta Lindqvist\n\n${QUOTE}`),
  tail('A signature below the quote', 'It is up.', `${QUOTE}\n\n-- \nMarta Lindqvist\nHost, Helsinki`),
  tail('The signature of a telephone above the quote', 'It is up.', `Sent from my iPhone\n\n${QUOTE}`),
  tail('The signature of a telephone below the quote', 'It is up.', `${QUOTE}\n\nSent from my iPhone`),
  tail('A signature with an empty line in it', 'It is up.', '-- \nMarta Lindqvist\n\nHost Ltd\nHelsinki'),
  tail(
    'A signature with a notice',
    'It is up.',
    '-- \nMarta Lindqvist\nThis mail is confidential and only for the person to whom it is addressed.',
  ),
  tail(
    'A signature directly below the text',
    'The disks arrive on Monday',
    '-- \nSupport\nhelp@host.example',
  ),
];
