import '../../i18n/en-people.ts';
import { html, type TemplateResult } from 'lit';
import type { Translator } from '../../i18n/translator.ts';
import type { Viewers } from '../../state/people/viewers.ts';
import { icon } from '../element/icons.ts';

/** So many names are shown; of more, the first ones, and how many there are beside. */
const MAX_NAMES = 4;

const eye = icon(
  'M1.5 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8M8 6a2 2 0 1 1 0 4 2 2 0 0 1 0-4',
);

/** "Only you and support", "You, Grace Hopper and support", "Everybody in your team": names and what is between them. */
function sentence(translator: Translator, viewers: Viewers): readonly { type: string; value: string }[] {
  const literal = (value: string) => [{ type: 'literal', value }];
  if (viewers === 'team') return literal(translator.t('people.team'));
  if (viewers.length === 0) return literal(translator.t('people.only'));
  const shown = viewers.length > MAX_NAMES ? viewers.slice(0, MAX_NAMES - 1) : viewers;
  const count = viewers.length - shown.length;
  const more = count > 0 ? [translator.t('people.more', { count })] : [];
  const all = [translator.t('people.you'), ...shown, ...more, translator.t('people.support')];
  return new Intl.ListFormat(translator.locale, { type: 'conjunction' }).formatToParts(all);
}

/** Who can see a request, for a screen reader. */
export const whoSeesText = (translator: Translator, viewers: Viewers): string =>
  `${translator.t('people.who')} ${sentence(translator, viewers)
    .map(({ value }) => value)
    .join('')}`;

/** Who can see a request, as one quiet line. */
export const whoSees = (
  translator: Translator,
  viewers: Viewers,
): TemplateResult => html`<p class="who-sees" part="who-sees">
  ${eye}<span><span class="quiet">${translator.t('people.who')}</span> <span>${sentence(
    translator,
    viewers,
  ).map(
    // Names may be of another direction.
    ({ type, value }) => (type === 'element' ? html`<bdi>${value}</bdi>` : value),
  )}</span></span>
</p>`;
