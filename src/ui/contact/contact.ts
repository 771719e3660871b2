import '../../i18n/en-service.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { timeToday, zoneName } from '../../i18n/format.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Config, Hours, Phone } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import { icon } from '../element/icons.ts';

const PHONE = icon(
  'M3 2.500h2.600l1.200 3-1.500 1.200a7.500 7.500 0 0 0 4 4l1.200-1.500 3 1.200V13a1 1 0 0 1-1 1A10.500 10.500 0 0 1 2 3.500a1 1 0 0 1 1-1',
);

/** Whether support is there; empty where that is not known any more. */
function openText(translator: Translator, { open, until }: Hours): string {
  if (open === undefined || (until !== undefined && until <= Date.now())) return '';
  const state = open ? 'open' : 'closed';
  return until === undefined
    ? translator.t(`contact.${state}`)
    : translator.t(`contact.${state}.until`, { time: timeToday(translator, until) });
}

/** The number as a link, where it can be dialled: digits and the signs between them that a phone knows. */
function numberLink({ number }: Phone): TemplateResult {
  const shown = cleanLine(number);
  const dialled = shown.replace(/[^\d+*#,;]/g, '').replaceAll('#', '%23');
  return /\d/.test(dialled)
    ? html`<a part="phone" class="phone number" dir="ltr" href="tel:${dialled}">${shown}</a>`
    : html`<bdi>${shown}</bdi>`;
}

/** The PIN by which the customer is known on the phone. */
const pinText = (translator: Translator, { pin }: Phone): string => {
  const secret = cleanLine(pin ?? '');
  return secret ? translator.t('contact.pin', { pin: secret }) : '';
};

/** Whether clocks in the zone of the hours show the customer's time; `undefined` where that is not known. */
function isLocal({ timeZone, until }: Hours): boolean | undefined {
  const date = new Date(until ?? Date.now());
  try {
    return timeZone ? date.toLocaleString('en', { timeZone }) === date.toLocaleString('en') : undefined;
  } catch {
    // No such zone.
    return undefined;
  }
}

/** The hours in the backend's words, and until when that holds in the customer's time; the zone of each where they may differ. */
function hoursText(translator: Translator, hours: Hours | undefined): readonly TemplateResult[] {
  if (!hours) return [];
  const now = openText(translator, hours);
  const local = isLocal(hours);
  const zone = (isNamed: boolean, timeZone?: string) =>
    isNamed ? ` (${zoneName(translator, timeZone)})` : '';
  return [
    html`<span><bdi>${cleanLine(hours.text)}</bdi>${zone(local === false, hours.timeZone)}</span>`,
    ...(now ? [html`<span>${now}${zone(hours.until !== undefined && !local)}</span>`] : []),
  ];
}

/** Where and when support can be called, prominent: for what is most severe. */
export function contactBox(
  translator: Translator,
  { phone, hours }: Config,
): TemplateResult | typeof nothing {
  if (!phone) return nothing;
  const label = cleanLine(phone.label ?? '');
  const pin = pinText(translator, phone);
  return html`<div class="call" part="contact">
    ${PHONE}
    <div>
      <p class="label">${translator.t('contact.call')}</p>
      <p class="call-number">${numberLink(phone)}</p>
      <p class="dotted">
        ${label ? html`<span><bdi>${label}</bdi></span>` : nothing}
        ${pin ? html`<span class="number"><strong>${pin}</strong></span>` : nothing}
        ${hoursText(translator, hours)}
      </p>
    </div>
  </div>`;
}

/** What is announced of it. */
export function contactText(translator: Translator, { phone }: Config): string {
  return phone
    ? [translator.t('contact.call'), cleanLine(phone.number), pinText(translator, phone)].join(' ').trim()
    : '';
}

/** The same as the items of one quiet line. */
export function contactItems(translator: Translator, { phone, hours }: Config): readonly TemplateResult[] {
  const name = phone && (cleanLine(phone.label ?? '') || translator.t('contact.phone'));
  const pin = phone && pinText(translator, phone);
  return [
    ...(phone ? [html`<span><bdi>${name}</bdi> ${numberLink(phone)}</span>`] : []),
    ...(pin ? [html`<span class="number">${pin}</span>`] : []),
    ...hoursText(translator, hours),
  ];
}
