import { type QuotedShape, tail } from './shape.ts';

const QUOTE = '> The server does not answer.\n>\n> Ada';
const ADA = 'Ada Byron <ada@example.com>';

/** What each language says, and what Gmail, Apple Mail and Thunderbird write above a quote in it. */
const languages: Record<string, readonly [own: string, gmail: string, apple: string, thunderbird: string]> = {
  English: [
    'It answers again.',
    `On Mon, 23 Nov 2026 at 03:10, Ada Byron <ada@example.com>\nwrote:`,
    `On Nov 23, 2026, at 3:10 AM, ${ADA} wrote:`,
    'On 11/23/26 3:10 AM, Ada Byron wrote:',
  ],
  German: [
    'Er antwortet wieder.',
    'Am Mo., 23. Nov. 2026 um 03:10 Uhr schrieb Ada Byron <\nada@example.com>:',
    `Am 23.11.2026 um 03:10 schrieb ${ADA}:`,
    'Am 23.11.26 um 03:10 schrieb Ada Byron:',
  ],
  French: [
    'Il répond de nouveau.',
    'Le lun. 23 nov. 2026 à 03:10, Ada Byron <ada@example.com> a\nécrit :',
    `Le 23 nov. 2026 à 03:10, ${ADA} a écrit\u00a0:`,
    'Le 23/11/2026 à 03:10, Ada Byron a écrit\u202f:',
  ],
  Spanish: [
    'Ya responde.',
    'El lun, 23 nov 2026 a las 3:10, Ada Byron (<ada@example.com>)\nescribió:',
    `El 23 nov 2026, a las 3:10, ${ADA} escribió:`,
    'El 23/11/26 a las 3:10, Ada Byron escribió:',
  ],
  Italian: [
    'Risponde di nuovo.',
    'Il giorno lun 23 nov 2026 alle ore 03:10 Ada Byron <ada@example.com>\nha scritto:',
    `Il giorno 23 nov 2026, alle ore 03:10, ${ADA} ha scritto:`,
    'Il 23/11/2026 03:10, Ada Byron ha scritto:',
  ],
  Dutch: [
    'Hij antwoordt weer.',
    'Op ma 23 nov 2026 om 03:10 schreef Ada Byron <ada@example.com>:',
    `Op 23 nov 2026, om 03:10 heeft ${ADA} het volgende geschreven:`,
    'Op 23-11-2026 om 03:10 schreef Ada Byron:',
  ],
  Portuguese: [
    'Já responde.',
    'Em seg., 23 de nov. de 2026 às 03:10, Ada Byron <ada@example.com>\nescreveu:',
    `No dia 23/11/2026, às 03:10, ${ADA} escreveu:`,
    'Em 23/11/2026 03:10, Ada Byron escreveu:',
  ],
  Russian: [
    'Он снова отвечает.',
    'пн, 23 нояб. 2026 г. в 03:10, Ada Byron <ada@example.com>:',
    `23 нояб. 2026 г., в 3:10, ${ADA} написал(а):`,
    '23.11.2026 3:10, Ada Byron пишет:',
  ],
  Turkish: [
    'Yeniden yanıt veriyor.',
    `${ADA}, 23 Kas 2026 Pzt, 03:10\ntarihinde şunu yazdı:`,
    `Ada Byron <ada@example.com> şunları yazdı (23 Kas 2026 03:10):`,
    '23.11.2026 03:10 tarihinde Ada Byron yazdı:',
  ],
  Ukrainian: [
    'Він знову відповідає.',
    'пн, 23 лист. 2026 р. о 03:10 Ada Byron <ada@example.com> пише:',
    `23 лист. 2026 р. о 03:10 ${ADA} написав(-ла):`,
    '23.11.26 03:10, Ada Byron пише:',
  ],
  Chinese: [
    '服务器已恢复。',
    'Ada Byron <ada@example.com> 于2026年11月23日周一 03:10写道：',
    `2026年11月23日 03:10，${ADA} 写道：`,
    '在 2026/11/23 03:10, Ada Byron 写道:',
  ],
  Arabic: [
    'عاد الخادم إلى العمل.',
    'في الاثنين، 23 نوفمبر 2026 في 3:10 ص تمت كتابة ما يلي بواسطة Ada Byron\n<ada@example.com>:',
    `في ٢٣ نوفمبر ٢٠٢٦، الساعة ٣:١٠ ص، كتب ${ADA}:`,
    'في 23\u200f/11\u200f/2026 03:10، كتب Ada Byron:',
  ],
};

/** A quote below an attribution, in twelve languages and from three mail programs. */
export const attributed: readonly QuotedShape[] = Object.entries(languages).flatMap(
  ([language, [own, ...lines]]) =>
    lines.map((line, index) =>
      tail(
        `${['Gmail', 'Apple Mail', 'Thunderbird'][index] ?? ''}, ${language}`,
        own,
        `${line}\n${index === 1 ? '\n' : ''}${QUOTE}`,
      ),
    ),
);
