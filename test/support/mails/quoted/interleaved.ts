/** Mails whose writer answers within the lines of the quote, without any mark: above, between and below, in the twelve languages. */
import { type QuotedShape, whole } from './shape.ts';

const WROTE = 'On Mon, 23 Nov 2026 at 03:10, Support <help@host.example> wrote:';

export const interleaved: readonly QuotedShape[] = [
  whole(
    'one short answer within the quote, below the question',
    `It is still slow here.\n\n${WROTE}\n> Which server is it?\n> web-07\n>\n> Kind regards\n> Marta`,
  ),
  whole(
    'one short answer within the quote, a paragraph of its own',
    `It is still slow here.\n\n${WROTE}\n> Which server is it?\n>\n> web-07\n>\n> Please tell us also what you see in the browser.`,
  ),
  whole(
    'one short answer at the end of the quote',
    `It is still slow here.\n\n${WROTE}\n> Hello Ada,\n> thank you for the log.\n> Which server is it?\n> web-07`,
  ),
  whole(
    'an answer to what is no question, below a greeting alone',
    `Hi Marta,\n\n${WROTE}\n> Please send us the name of the domain.\n> shop.example\n>\n> Kind regards\n> Marta`,
  ),
  whole(
    'an answer behind a question, below a greeting alone and above a name',
    `Hello,\n\n${WROTE}\n> Which plan do you have? the large one\n> Kind regards\n> Marta\n\nKind regards\nAda Byron`,
  ),
  whole(
    'answers without marks below the header of Outlook, below a greeting alone',
    `Hi Marta,\n\nFrom: Support <help@host.example>\nSent: Monday, 23 November 2026 03:10\nTo: Ada Byron <ada@example.com>\nSubject: RE: Plan\n\nPlease name the plan and the server.\nThe large one, on web-07.`,
  ),
  whole(
    'above, within the quote and below it',
    `Thanks for the quick reply!\n\n${WROTE}\n> Is the disk full?\n> No, 40 % free.\n> We look at the logs meanwhile.\n\nI have attached another one.`,
  ),
  whole(
    'an answer between the lines, German',
    `Danke für die schnelle Antwort.\n\nAm 23.11.2026 um 03:10 schrieb Support <help@host.example>:\n> Dürfen wir den Server heute neu starten?\n> Ja, ab 22 Uhr.\n> Mit freundlichen Grüßen\n> Marta`,
  ),
  whole(
    'an answer within the quote, French',
    `Merci pour votre retour rapide.\n\nLe lun. 23 nov. 2026 à 03:10, Support <help@host.example> a écrit :\n> Quel est le nom du domaine ?\n> boutique.example\n> Cordialement\n> Marta`,
  ),
  whole(
    'an answer within the quote, Spanish',
    `Gracias por la rapidez.\n\nEl lun, 23 nov 2026 a las 3:10, Support (<help@host.example>) escribió:\n> ¿Qué servidor es?\n> web-07\n> Un saludo\n> Marta`,
  ),
  whole(
    'an answer within the quote, Italian',
    `Grazie della risposta.\n\nIl giorno lun 23 nov 2026 alle ore 03:10 Support <help@host.example> ha scritto:\n> Possiamo riavviare il server?\n> Sì, stasera.\n> Cordiali saluti\n> Marta`,
  ),
  whole(
    'an answer within the quote, Dutch',
    `Dank voor het snelle antwoord.\n\nOp ma 23 nov 2026 om 03:10 schreef Support <help@host.example>:\n> Mogen we de server herstarten?\n> Ja, na tien uur.\n> Met vriendelijke groet\n> Marta`,
  ),
  whole(
    'an answer within the quote, Portuguese',
    `Obrigada pela resposta rápida.\n\nEm seg., 23 de nov. de 2026 às 03:10, Support <help@host.example> escreveu:\n> Qual é o servidor?\n> web-07\n> Cumprimentos\n> Marta`,
  ),
  whole(
    'an answer within the quote, Russian',
    `Спасибо за быстрый ответ.\n\n23.11.2026 03:10, Support <help@host.example> пишет:\n> Какой это сервер?\n> web-07\n> С уважением\n> Марта`,
  ),
  whole(
    'an answer within the quote, Turkish',
    `Hızlı yanıt için teşekkürler.\n\nSupport <help@host.example>, 23 Kas 2026 Pzt, 03:10 tarihinde şunu yazdı:\n> Hangi sunucu?\n> web-07\n> Saygılarımla\n> Marta`,
  ),
  whole(
    'an answer within the quote, Ukrainian',
    `Дякую за швидку відповідь.\n\nпн, 23 лист. 2026 р. о 03:10 Support <help@host.example> пише:\n> Який це сервер?\n> web-07\n> З повагою\n> Марта`,
  ),
  whole(
    'an answer within the quote, Chinese',
    `谢谢，回复很快。\n\nSupport <help@host.example> 于2026年11月23日周一 03:10写道：\n> 是哪台服务器？\n> web-07\n> 此致`,
  ),
  whole(
    'an answer within the quote, Arabic',
    `شكرا على الرد السريع.\n\nفي الاثنين، 23 نوفمبر 2026 في 03:10 كتب Support <help@host.example>:\n> ما هو الخادم؟\n> web-07\n> مع التحية\n> مارتا`,
  ),
];
