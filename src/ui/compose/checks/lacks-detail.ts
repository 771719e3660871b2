import type { ComposerSnapshot } from '../../../state/outbox/composer-snapshot.ts';

/** Fewer characters in summary and description together can hardly say what is wrong. */
const MIN_LENGTH = 40;

/** Which server or since when: a digit, a host name, or "since" in the languages of the desk. */
const CONCRETE =
  /\d|[a-z\d-]+\.[a-z]{2,}(?![\p{L}\d])|(?<!\p{L})(?:since|yesterday|today|seit|gestern|heute|depuis|hier|aujourd.hui|desde|ayer|hoy|ontem|hoje|da(?:l|lla|ll.)?|ieri|oggi|sinds|gisteren|vandaag|со?|после|вчера|сегодня|від|вчора|сьогодні|beri|dün|bugün|منذ|اليوم|أمس)(?!\p{L})|自从|以来|昨天|今天/iu;

/** Since when, in other words: parts of a day, days of the week. */
const TIMES =
  /(?<!\p{L})(?:morning|tonight|night|noon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|nacht|früh|matin|soir|nuit|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|mañana|noche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|manhã|noite|mattina|stamattina|notte|lunedì|martedì|mercoledì|giovedì|venerdì|ochtend|(?:maan|dins|woens|donder|vrij|zater|zon)dag|утра|ночи|утром|ночью|вранці|ранку|sabah|gece|الصباح)(?!\p{L})|早上|昨晚/iu;

/** Words of requests that are about no server: orders, bills, contracts, thanks. */
const BUSINESS =
  /invoice|refund|contract|cancel|thank|payment|quote|rechnung|kündig|vertrag|bestell|danke|zahlung|factur|résili|contrat|rembours|merci|contrato|reembols|gracias|fatura|obrigad|fattura|disdet|contratto|rimbors|grazie|opzeg|bedankt|сч[её]т|договор|отмен|спасибо|рахун|догов|скасу|дяку|iptal|sözleşme|teşekkür|发票|账单|取消|退款|谢谢|فاتورة|إلغاء|عقد|شكرا/iu;

/** Characters of scripts in which one says as much as four letters. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/**
 * Whether a request will need another round of questions: it is short, names neither a server nor a time, is not about a bill or the
 * like, and has no files and no context. It rather lets a poor request pass than holds up somebody who has written something useful.
 *
 * @param body of the draft, without the form's own questions
 */
export function lacksDetail({ text, files }: ComposerSnapshot, body: string): boolean {
  const written = `${text.summary} ${body}`.trim();
  const length = written.length + 3 * (written.match(DENSE)?.length ?? 0);
  const isClear = [CONCRETE, TIMES, BUSINESS].some(pattern => pattern.test(written));
  return length < MIN_LENGTH && !isClear && files.length === 0 && !text.more?.context?.length;
}
