/** The table of contrasts: a sample, the ratio, and its rating. */
import { h, one } from './dom.ts';
import { textOn } from './colour.ts';
import { effectiveColour, formatRatio, ratings, type Rating, type Scheme } from './scheme.ts';
import type { State } from './state.ts';

const kinds = ['text', 'button', 'accent'] as const;

/** Foreground and background of a sample. */
function sampleOf(state: State, kind: (typeof kinds)[number], scheme: Scheme): [string, string] {
  const accent = effectiveColour(state, 'accent', scheme);
  if (kind === 'button') return [textOn(accent), accent];
  return [
    kind === 'text' ? effectiveColour(state, 'text', scheme) : accent,
    effectiveColour(state, 'surface', scheme),
  ];
}

function cellOf({ ratio, passes, label }: Rating, [foreground, background]: [string, string]): HTMLElement {
  const sample = h('span', { class: 'sample', 'aria-hidden': 'true' });
  sample.style.color = foreground;
  sample.style.backgroundColor = background;
  const verdict = h('span', { class: passes ? 'verdict' : 'verdict low' }, label);
  return h(
    'span',
    { class: 'reading' },
    sample,
    h('span', { class: 'figures' }, h('b', {}, formatRatio(ratio)), verdict),
  );
}

export function showContrast(state: State): void {
  (['light', 'dark'] as const).forEach((scheme, column) => {
    const rated = ratings(state, scheme);
    for (const kind of kinds) {
      const cell = one(`[data-reading="${kind}"] td:nth-of-type(${column + 1})`);
      cell.replaceChildren(cellOf(rated[kind], sampleOf(state, kind, scheme)));
    }
  });
}
