/** Whatever accent a page chooses, the words on it can be read. */
import { expect, fixture, html } from '@open-wc/testing';
import type { CSSResult } from 'lit';
import { SupportRequests } from '../../src/index.ts';
import { answering, customer, findRow, wirePage, wireRequest } from '../support/list-fixture.ts';
import { json, mockApi } from '../support/mock-api.ts';
import { contrast } from './contrast.ts';

/** The same numbers each time: mulberry32. */
function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** In every notation that a page may use. */
function accents(): string[] {
  const next = random(20260401);
  const part = (most: number) => Math.round(next() * most);
  const hex = () => `#${part(0xffffff).toString(16).padStart(6, '0')}`;
  const kinds = [
    hex,
    () => `hsl(${part(360)} ${part(100)}% ${part(100)}%)`,
    () => `oklch(${part(100)}% ${(next() * 0.37).toFixed(3)} ${part(360)})`,
    () => `light-dark(${hex()}, ${hex()})`,
  ];
  // Where black and white are equally far is where a mistake shows.
  const edges = [
    '#000',
    '#fff',
    '#757575',
    '#767676',
    '#777',
    '#ff0000',
    '#0000ff',
    '#00ff00',
    '#e60000',
    '#0073e6',
  ];
  return [...edges, ...Array.from({ length: 200 }, (_, index) => kinds[index % kinds.length]!())];
}

describe('The contrast of text on the accent', () => {
  const api = mockApi();

  it('is measured as WCAG does', () => {
    expect(contrast('#000', '#fff')).to.be.closeTo(21, 0.01);
    expect(contrast('#777', 'rgb(255 255 255)')).to.be.closeTo(4.48, 0.01);
    expect(contrast('#ff0000', '#fff')).to.be.closeTo(4, 0.01);
  });

  it('is no less under the pointer', async () => {
    await customElements.whenDefined('support-requests');
    const rules = SupportRequests.elementStyles.flatMap(style => [
      ...((style as CSSResult).styleSheet ?? (style as CSSStyleSheet)).cssRules,
    ]);
    const hovers = rules.filter(
      (rule): rule is CSSStyleRule => (rule as CSSStyleRule).selectorText === '.button.primary:hover',
    );
    expect(hovers).to.have.length(1);
    for (const { style } of hovers)
      expect([style.background, style.color, style.opacity]).to.deep.equal(['', '', '']);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`is 4.5:1 at least, in a ${scheme} desk`, async () => {
      api.serve(answering(() => json(wirePage([wireRequest(1)]))));
      const element = document.createElement('support-requests');
      Object.assign(element, {
        apiBase: api.base,
        user: customer(),
        theme: scheme,
      } satisfies Partial<SupportRequests>);
      await fixture(html`<div>${element}</div>`);
      await findRow(element, 'CS-1');
      const button = element.shadowRoot!.querySelector<HTMLElement>('.button.primary')!;
      button.style.transition = 'none';
      const poor: string[] = [];
      const grounds = new Set<string>();
      for (const accent of accents()) {
        element.style.setProperty('--support-color-accent', accent);
        const { color, backgroundColor } = getComputedStyle(button);
        grounds.add(backgroundColor);
        const ratio = contrast(color, backgroundColor);
        if (ratio < 4.5) poor.push(`${accent}: ${color} on ${backgroundColor} is ${ratio.toFixed(2)}`);
      }
      expect(poor).to.deep.equal([]);
      expect(grounds.size).to.be.above(190);
    });
  }
});
