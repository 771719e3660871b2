import { html, nothing, type TemplateResult } from 'lit';
import { timeToday } from '../../../i18n/format.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Config, Hours, Phone } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { icon } from '../../element/icons.ts';

const phoneIcon = icon(
  'M4.2 2.5h2l1 2.8-1.3 1a7 7 0 0 0 3.8 3.8l1-1.3 2.8 1v2a1.4 1.4 0 0 1-1.5 1.4A10.5 10.5 0 0 1 2.8 4a1.4 1.4 0 0 1 1.4-1.5z',
);

/** What a phone dials: digits and the signs between them that it knows. */
const dialled = (number: string): string => number.replace(/[^\d+*#,;]/g, '');

/** When support is there, and whether it is there now, as far as that is still true. */
function hoursText(translator: Translator, { text, open, until }: Hours): string {
  const words = cleanLine(text);
  const isOver = until !== undefined && until <= Date.now();
  if (open === undefined || isOver) return words;
  if (until === undefined) return `${words} (${translator.t(open ? 'contact.open' : 'contact.closed')})`;
  const key = open ? 'contact.openUntil' : 'contact.closedUntil';
  return `${words} (${translator.t(key, { time: timeToday(translator, until) })})`;
}

/** The number as a link, with what it is called, and the PIN by which the customer is known. */
function phoneText(translator: Translator, { number, label, pin }: Phone): TemplateResult {
  const shown = cleanLine(number);
  const name = cleanLine(label ?? '') || translator.t('contact.phone');
  const secret = cleanLine(pin ?? '');
  return html`<span><bdi>${name}</bdi> <a class="number" part="phone" href="tel:${dialled(shown)}" dir="ltr">${shown}</a></span>
    ${secret ? html`<span class="number">${translator.t('contact.pin', { pin: secret })}</span>` : nothing}`;
}

/** Where support can be called, and when it is there. */
export function contactLine(
  translator: Translator,
  { phone, hours }: Config,
): TemplateResult | typeof nothing {
  if (!phone && !hours) return nothing;
  return html`<p class="contact dotted quiet" part="contact">
    ${phone ? phoneText(translator, phone) : nothing}
    ${hours ? html`<span><bdi>${hoursText(translator, hours)}</bdi></span>` : nothing}
  </p>`;
}

/** The same in sight, for what is most severe. */
export function contactBox(translator: Translator, phone: Phone, hours: Hours | undefined): TemplateResult {
  return html`<div class="call" part="contact">
    ${phoneIcon}
    <p class="call-text"><strong>${translator.t('contact.call')}</strong>
      <span class="dotted">${phoneText(translator, phone)}</span>
      ${hours ? html`<span class="quiet"><bdi>${hoursText(translator, hours)}</bdi></span>` : nothing}
    </p>
  </div>`;
}
