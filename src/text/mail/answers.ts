import { NAME } from './signature.ts';
import { CLOSING, GREETING, LABEL, word } from './words.ts';

/** Characters of a line that are looked at. */
const LINE = 300;
/** Characters of an answer below a question, where it is a line or a paragraph of its own. */
const SHORT = 60;
/** Questions with a short line below, where lines have no marks: one may be prose, two are a list that somebody has filled. */
const PAIRS = 2;

/** "ANSWER:". */
const ANSWER =
  /^(?:answer|ans|reply|a|antwort|réponse|rép|respuesta|resp|risposta|antwoord|resposta|ответ|cevap|yanıt|відповідь|回答|答复|回复|答|إجابة|الإجابة|جواب|الجواب|الرد) ?[:：](?!.*@)/iu;
/** "[Ada:] …", "<Ada> …"; not what mail programs write for pictures and links, or a footnote. */
const NAMED =
  /^(?:\[(?!(?:image|cid|inline|bild|imagen|immagine|afbeelding|https?|mailto|cit|logo)\b|\d+\])[^[\]@]{0,40}\p{L}[^[\]@]{0,40}\](?!\()|<\p{L}[\p{L} ]{0,30}>)/iu;
/** "AB: …"; not what stands before a subject, a telephone number or an address. */
const INITIALS =
  /^(?!(?:RE|AW|FW|FWD|WG|TR|RV|SV|VS|PS|PPS|CC|CCI|BCC|TO|TEL|FAX|MOB|WEB|GSM|URL|ID)\b)\p{Lu}{2,3} ?[:：] ?\S/u;
/** Arrows before or behind an answer, a line that stands out, a box that is ticked, capitals behind a question. */
const DRAWN =
  /^(?:[-=]{1,3}>|[→⇒➔➜]|# |>>|\*{2,}[^*\s].*\*{2,}$|(?:[-*] )?\[[x✓✔]\]|[☑☒✓✔])|(?:^|\s)(?:<[-=]{1,3}|<<|[←⇐])|[?？؟]\s*\p{Lu}{2,}(?![\p{L}\d])/u;
/** What all of these have, and attributions: a quick look. */
const SPECIAL = /[^\p{L}\p{N}\s.,!'’]/u;
const TICKED = /^(?:[-*] )?\[X\]/;
const QUESTION = /[?？؟]\s*$/;
/** With what a letter ends below a question. */
const THANKS =
  /^(?:--|(?:(?:many )?thanks|thank you|cheers|(?:vielen |besten |herzlichen )?dank[e!,.]*|merci|(?:muchas )?gracias|grazie|bedankt|dank (?:u|je)|obrigad[oa]|спасибо|teşekkürler|teşekkür ederi[mz]|дякую|дякуємо|شكرا|شكرًا)(?!\p{L}).{0,30}$|谢谢|感谢)/iu;
/** Lines at the beginning of a mail in which a form is asked for. */
const FORM_LINES = 200;
/** A form to be filled. */
const FORM =
  /fill (?:it |this )?(?:in|out)|complete the|ausfüllen|ausgefüllt|remplir|compléter|rellen|cumpliment|compilar|invullen|preench|заполн|заповн|doldur|填写|填寫|املأ|تعبئة/iu;

/** Who leads to answers within a mail, or shows a mail to ask about it, besides those of words.ts. */
const ANNOUNCED = word(
  '(?:my|our|with) (?:answers|replies|comments|remarks|notes)|capitals|filled|following|bounced|scam|fake|fraud\\p{L}*|suspicious|(?:got|received) this|never arrived|' +
    '(?:meine|unsere) (?:Antworten|Anmerkungen|Kommentare)|Großbuchstaben|ausgefüllt\\p{L}*|Betrug\\p{L}*|verdächtig\\p{L}*|gefälscht\\p{L}*|' +
    '(?:mes|nos) (?:réponses|commentaires|remarques)|majuscules|rempli\\p{L}*|fraud\\p{L}*|suspecte?|arnaque|' +
    '(?:mis|nuestras|nuestros) (?:respuestas|comentarios)|respondo|entre líneas|mayúsculas|rellenad[oa]|fraude|sospechos[oa]|' +
    '(?:mie|nostre|miei|nostri) (?:risposte|commenti)|rispondo|maiuscol[eo]|compilat[oaie]|truffa|sospett[oa]|' +
    '(?:mijn|onze) (?:antwoorden|opmerkingen)|hoofdletters|ingevuld|verdachte?|oplichting|' +
    '(?:minhas|nossas) respostas|respostas|maiúsculas|preenchid[oa]|suspeit[oa]|golpe|' +
    'отвечаю|(?:мои|наши) (?:ответы|комментарии)|заглавными|заполнен\\p{L}*|заполнил\\p{L}*|мошенни\\p{L}*|подозрительн\\p{L}*|' +
    'cevaplarım\\p{L}*|yanıtlarım\\p{L}*|büyük harf\\p{L}*|doldur\\p{L}*|sahte|şüpheli|dolandırıcı\\p{L}*|' +
    'відповідаю|(?:мої|наші) (?:відповіді|коментарі)|заповнен\\p{L}*|заповни\\p{L}*|шахра\\p{L}*|підозріл\\p{L}*|' +
    'إجاباتي|ردودي|مشبوهة?|احتيال|مزيفة?',
);
const ANNOUNCED_CJK = /我的回答|逐条|批注|填好|填写|可疑|诈骗|詐騙|钓鱼|釣魚/;
/** The answer of a mail server. */
const REJECTED = /(?<!\d)[45]\d\d[ -]#?[45]\.\d{1,2}\.\d/;

/** Whether words of a writer lead to answers within what follows, or show it. */
export const announces = (own: string): boolean =>
  ANNOUNCED.test(own) || ANNOUNCED_CJK.test(own) || REJECTED.test(own);

/** A text about signatures or a line at the end of mails: one that follows is what it speaks of. */
export const ABOUT_SIGNATURE = new RegExp(
  `${word('signatures?|footers?|this (?:line|text|sentence)|Signatur\\p{L}*|Fußzeile\\p{L}*|diese[nr]? (?:Zeile|Satz|Text)|cette (?:ligne|phrase)|pied de page|firmas?|esta (?:línea|frase)|questa (?:riga|frase)|deze (?:regel|tekst|zin)|handtekening\\p{L}*|assinaturas?|esta linha|подпис\\p{L}*|эт[ау] строк[ау]|imza\\p{L}*|bu satır\\p{L}*|підпис\\p{L}*|цей рядок|توقيع\\p{L}*|التوقيع|هذا السطر').source}|签名|簽名|这行|這行`,
  'iu',
);

/**
 * Whether lines say nothing but a greeting, the end of a letter and a name: what their writer has to say is elsewhere, as within the
 * mail that he quotes.
 */
export function isOnlyGreeting(lines: readonly string[]): boolean {
  const texts = lines.map(line => line.trim()).filter(text => /[\p{L}\p{N}\p{So}]/u.test(text));
  return (
    texts.some(text => GREETING.test(text)) &&
    texts.every(text => text.length < LINE && [GREETING, CLOSING, NAME].some(known => known.test(text)))
  );
}

const withoutMarks = (line = ''): string => line.replace(/^[ >]+/, '').trim();

/** Whether a line is directly below another one, or a paragraph of its own: not the first of a longer one. */
const isAlone = (lines: readonly string[], at: number): boolean =>
  withoutMarks(lines[at - 1]) !== '' || withoutMarks(lines[at + 1]) === '';

/** Whether a letter ends so, or begins. @param heading that names its writer */
const isEnd = (text: string, heading: string): boolean =>
  [CLOSING, GREETING, THANKS].some(known => known.test(text)) || (NAME.test(text) && heading.includes(text));

/**
 * Whether somebody has written into earlier mail: behind a name, an arrow or "ANSWER:", in capitals or a quote of its own, in a short
 * line or a short paragraph below a question, into a form. What its first writer has marked so himself looks the same, and counts too.
 *
 * @param lines of the mail, with the marks of a quote or without
 * @param isAttribution whether a line, without marks, says whose a deeper quote is
 * @param heading what is above the mail and says who has written it
 */
export function isAnswered(
  lines: readonly string[],
  isAttribution: (text: string) => boolean,
  heading = '',
): boolean {
  let first: number | undefined;
  let isNested = false;
  let isDeep = false;
  let pairs = 0;
  /** The line above, also where empty lines are between. */
  let above = '';
  let isForm = false;
  let last = 0;
  for (const [at, line] of lines.entries()) {
    const [marks = ''] = /^[ >]{0,60}/.exec(line) ?? [];
    const text = line.slice(marks.length, LINE).trim();
    const depth = marks.split('>').length - 1;
    if (depth !== last) above = '';
    last = depth;
    if (!text) continue;
    const isSpecial = SPECIAL.test(text);
    if (isSpecial && isAttribution(text)) {
      // The first one is that of the mail itself. What older mail has within it is no answer to it.
      isNested = first !== undefined;
      above = '';
      continue;
    }
    first ??= depth;
    if (depth > first) {
      if (!isNested) return true;
      isDeep = true;
    } else if (isDeep) isNested = isDeep = false;
    if (isSpecial) {
      if (!isNested && [ANSWER, NAMED, INITIALS, DRAWN].some(mark => mark.test(text))) return true;
      if (TICKED.test(text) || (isForm && /[:：]\s*\S/.test(text) && LABEL.test(text))) return true;
    }
    isForm ||= at < FORM_LINES && FORM.test(text);
    const isShort = text.length <= SHORT && !QUESTION.test(text) && isAlone(lines, at);
    const isAnswer = isShort && QUESTION.test(above) && !isEnd(text, heading);
    // Programs that mark each line put what is typed there among the others, without a sign.
    if (isAnswer && (depth > 0 || ++pairs === PAIRS)) return true;
    above = text;
  }
  return false;
}
