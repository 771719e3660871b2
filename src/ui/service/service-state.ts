import '../../i18n/en-service.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Translator } from '../../i18n/translator.ts';
import type { Service } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import { icon, icons } from '../element/icons.ts';

/** A sign of its own for each state: colour alone tells nothing. */
const SIGNS = {
  ok: icons.check,
  degraded: icons.alert,
  down: icon('M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M5.6 5.6l4.800 4.800m0-4.800-4.800 4.800'),
  maintenance: icon('M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M8 4.600V8l2.300 1.600'),
} as const;

const isKnown = (state: string): state is keyof typeof SIGNS => Object.hasOwn(SIGNS, state);

/** The word for a state; a state of the backend's own is its own word. */
export const stateText = (translator: Translator, state: string): string =>
  isKnown(state) ? translator.t(`service.${state}`) : cleanLine(state);

/** How a service is, as a sign and a word. */
export function serviceState(translator: Translator, { state }: Service): TemplateResult | typeof nothing {
  const word = state ? stateText(translator, state) : '';
  if (!state || !word) return nothing;
  return html`<span class="service-state ${isKnown(state) ? state : ''}" part="service-state">${isKnown(state) ? SIGNS[state] : nothing}<bdi>${word}</bdi></span>`;
}
