import { html, nothing, type TemplateResult } from 'lit';
import { timeToday } from '../../../i18n/format.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Config, Hours, Phone } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { icon } from '../../element/icons.ts';

const PHONE = icon(
  'M3 2.500h2.600l1.200 3-1.500 1.200a7.500 7.500 0 0 0 4 4l1.200-1.500 3 1.200V13a1 1 0 0 1-1 1A10.500 10.500 0 0 1 2 3.500a1 1 0 0 1 1-1',
);

/** Whether support is there; empty where that is not known any more. */
function openText(translator: Translator, { open, until }: Hours): string {
  if (open === undefined || (until !== undefined && until <= Date.now())) return '';
  const key = open ? 'triage.open' : 'triage.closed';
  return until === undefined
    ? translator.t(key)
    : translator.t(`${key}.until`, { time: timeToday(translator, until) });
}

/** The number as a link, where it can be dialled. */
function numberLink({ number }: Phone): TemplateResult {
  const shown = cleanLine(number);
  const dialled = shown.replace(/[^\d+*#]/g, '');
  return /\d/.test(dialled)
    ? html`<a part="link" class="number" dir="ltr" href="tel:${dialled.replaceAll('#', '%23')}">${shown}</a>`
    : html`<bdi>${shown}</bdi>`;
}

const pinText = (translator: Translator, { pin }: Phone): string =>
  pin ? translator.t('triage.pin', { pin: cleanLine(pin) }) : '';

function hoursText(translator: Translator, hours: Hours | undefined): readonly TemplateResult[] {
  if (!hours) return [];
  const now = openText(translator, hours);
  return [html`<bdi>${cleanLine(hours.text)}</bdi>`, ...(now ? [html`<span>${now}</span>`] : [])];
}

/** Where and when support can be called, prominent: for what is most severe. */
export function callNow(translator: Translator, { phone, hours }: Config): TemplateResult | typeof nothing {
  if (!phone) return nothing;
  const pin = pinText(translator, phone);
  return html`<div class="call" part="phone">
    ${PHONE}
    <div>
      <p class="label">${translator.t('triage.call')}</p>
      <p class="call-number">${numberLink(phone)}</p>
      <p class="dotted">
        ${phone.label ? html`<bdi>${cleanLine(phone.label)}</bdi>` : nothing}
        ${pin ? html`<span class="number"><strong>${pin}</strong></span>` : nothing}
        ${hoursText(translator, hours)}
      </p>
    </div>
  </div>`;
}

/** What is announced of it. */
export function callText(translator: Translator, { phone }: Config): string {
  return phone
    ? [translator.t('triage.call'), cleanLine(phone.number), pinText(translator, phone)].join(' ').trim()
    : '';
}

/** The same in one quiet line. */
export function callLine(translator: Translator, { phone, hours }: Config): readonly TemplateResult[] {
  const pin = phone && pinText(translator, phone);
  return [
    ...(phone
      ? [
          html`<span>${phone.label ? html`<bdi>${cleanLine(phone.label)}</bdi>` : translator.t('triage.phone')} ${numberLink(phone)}</span>`,
        ]
      : []),
    ...(pin ? [html`<span class="number">${pin}</span>`] : []),
    ...hoursText(translator, hours),
  ];
}
