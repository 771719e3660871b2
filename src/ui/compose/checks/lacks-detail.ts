import type { ComposerSnapshot } from '../../../state/outbox/composer-snapshot.ts';

/** Fewer characters in summary and description together can hardly say what is wrong. */
const LENGTH = 40;

/** Which server or since when: a digit, a host name, or "since" in the languages of the desk. */
const CONCRETE =
  /\d|[a-z\d-]+\.[a-z]{2,}(?![\p{L}\d])|(?<!\p{L})(?:since|yesterday|today|seit|gestern|heute|depuis|hier|aujourd.hui|desde|ayer|hoy|ontem|hoje|da(?:l|lla|ll.)?|ieri|oggi|sinds|gisteren|vandaag|со?|после|вчера|сегодня|від|вчора|сьогодні|beri|dün|bugün|منذ|اليوم|أمس)(?!\p{L})|自从|以来|昨天|今天/iu;

/** A character of these scripts is about a word. */
const WORDS = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/**
 * Whether a request will need another round of questions: it is short, says neither which server nor since when, and nothing is added to it that
 * does. Rather too few than too many: who has written something useful is not to be held up.
 *
 * @param body of the draft, as far as the customer has written it
 */
export function lacksDetail({ text, files }: ComposerSnapshot, body: string): boolean {
  const written = `${text.summary} ${body}`.trim();
  const length = written.length + 3 * (written.match(WORDS)?.length ?? 0);
  return length < LENGTH && !CONCRETE.test(written) && files.length === 0 && !text.more?.context?.length;
}
