import { html, type TemplateResult } from 'lit';
import { dayTime, isoTime, zonedTime } from '../../i18n/format.ts';
import type { Translator } from '../../i18n/translator.ts';

/** A date and time as people name it, exact in its tooltip. */
export const timeElement = (
  translator: Translator,
  time: number,
  text: string = dayTime(translator, time),
): TemplateResult =>
  html`<time part="time" datetime=${isoTime(time)} title=${zonedTime(translator, time)}>${text}</time>`;
