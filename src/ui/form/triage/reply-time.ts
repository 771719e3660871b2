import type { Translator } from '../../../i18n/translator.ts';
import type { Severity } from '../../../model.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** A duration in the largest unit that says it well: "30 minutes", "4 hours", "3 days". */
function durationText({ locale }: Translator, minutes: number): string {
  const [unit, size] =
    minutes >= 2 * DAY
      ? (['day', DAY] as const)
      : minutes >= 2 * HOUR || minutes === HOUR
        ? (['hour', HOUR] as const)
        : (['minute', 1] as const);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(minutes / size);
}

/** "Reply within 30 minutes"; empty where nothing is promised. */
export const replyText = (translator: Translator, { replyWithinMinutes }: Severity): string =>
  replyWithinMinutes === undefined
    ? ''
    : translator.t('triage.reply', { time: durationText(translator, replyWithinMinutes) });
