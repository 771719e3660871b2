import '../../i18n/en-incidents.ts';
import { timeToday } from '../../i18n/format.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Incident } from '../../model.ts';
import { isActive, resolvedAt } from '../../state/incidents/ranking.ts';
import { cleanLine } from '../../text/plain.ts';

/** The title without the full stop that the sentence around it has. */
const titleOf = ({ title }: Incident): string =>
  cleanLine(title).replace(/[.。。]+$/u, '') || cleanLine(title);

/** From when to when, as the language writes it: "2 March at 02:00 – 04:00". */
function range({ locale }: Translator, from: number, to: number): string {
  const hasYear = new Date(from).getFullYear() !== new Date().getFullYear();
  return new Intl.DateTimeFormat(locale, {
    ...(hasYear && { year: 'numeric' }),
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).formatRange(from, to);
}

/** What is known of an incident, in one sentence. */
export function incidentText(translator: Translator, incident: Incident): string {
  const { state, startedAt, endsAt } = incident;
  const title = titleOf(incident);
  if (state === 'resolved') {
    const at = resolvedAt(incident);
    return at === undefined
      ? translator.t('incident.over', { title })
      : translator.t('incident.resolved', { title, time: timeToday(translator, at) });
  }
  if (startedAt === undefined) return translator.t('incident.known', { title });
  const isPlanned = state === 'scheduled';
  if (isPlanned && endsAt !== undefined)
    return translator.t('incident.planned', { title, time: range(translator, startedAt, endsAt) });
  const time = timeToday(translator, startedAt);
  return translator.t(isPlanned ? 'incident.from' : 'incident.since', { title, time });
}

/** What is expected next of an incident that is going on; empty where that is not known, or its time is over. */
export function nextText(translator: Translator, incident: Incident, now = Date.now()): string {
  const { nextUpdateAt = 0, endsAt = 0 } = incident;
  if (!isActive(incident)) return '';
  if (nextUpdateAt > now)
    return translator.t('incident.next', { time: timeToday(translator, nextUpdateAt, now) });
  return endsAt > now ? translator.t('incident.ends', { time: timeToday(translator, endsAt, now) }) : '';
}
