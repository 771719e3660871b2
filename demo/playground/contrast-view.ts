/** The table of contrasts: a sample, the ratio, and what it means. */
import { h, one } from './dom.ts';
import { textOn } from './colour.ts';
import { inFigures, readings, seen, type Reading, type Scheme } from './scheme.ts';
import type { State } from './state.ts';

const kinds = ['text', 'button', 'accent'] as const;

/** Ink and ground of a sample. */
function sampleOf(state: State, kind: (typeof kinds)[number], scheme: Scheme): [string, string] {
  const accent = seen(state, 'accent', scheme);
  if (kind === 'button') return [textOn(accent), accent];
  return [kind === 'text' ? seen(state, 'text', scheme) : accent, seen(state, 'surface', scheme)];
}

function cellOf({ ratio, enough, words }: Reading, [ink, ground]: [string, string]): HTMLElement {
  const sample = h('span', { class: 'sample', 'aria-hidden': 'true' });
  sample.style.color = ink;
  sample.style.backgroundColor = ground;
  const verdict = h('span', { class: enough ? 'verdict' : 'verdict low' }, words);
  return h(
    'span',
    { class: 'reading' },
    sample,
    h('span', { class: 'figures' }, h('b', {}, inFigures(ratio)), verdict),
  );
}

export function showContrast(state: State): void {
  (['light', 'dark'] as const).forEach((scheme, column) => {
    const now = readings(state, scheme);
    for (const kind of kinds) {
      const cell = one(`[data-reading="${kind}"] td:nth-of-type(${column + 1})`);
      cell.replaceChildren(cellOf(now[kind], sampleOf(state, kind, scheme)));
    }
  });
}
