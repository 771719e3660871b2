import { expect } from '@open-wc/testing';
import { contrast, mix, readColour, textOn } from '../../demo/playground/colour.ts';
import { presets } from '../../demo/playground/presets.ts';
import type { State } from '../../demo/playground/state.ts';
import { effectiveColour, formatRatio, rate, ratings, suggestDark } from '../../demo/playground/scheme.ts';

describe('the playground’s contrast', () => {
  // As the tools of WebAIM and the W3C's own examples have them.
  const known: [string, string, number][] = [
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
    ['#ff0000', '#ffffff', 4],
    ['#ffff00', '#0000ff', 8],
  ];
  for (const [ink, ground, ratio] of known) {
    it(`is ${ratio} of ${ink} on ${ground}`, () => {
      expect(contrast(ink, ground)).to.be.closeTo(ratio, 0.005);
      expect(contrast(ground, ink)).to.equal(contrast(ink, ground));
    });
  }

  it('has a label and a rounded ratio, and no ratio that fails seems to pass', () => {
    expect(rate(7).label).to.equal('Excellent');
    expect(rate(4.5)).to.deep.equal({ ratio: 4.5, passes: true, label: 'Good' });
    expect(rate(4.499)).to.deep.equal({ ratio: 4.499, passes: false, label: 'For large text only' });
    expect(rate(2.99).label).to.equal('Too low');
    expect(formatRatio(4.499)).to.equal('4.4:1');
    expect(formatRatio(21)).to.equal('21.0:1');
  });

  it('of a button’s text is enough on any accent, as the element’s own is', () => {
    for (let red = 0; red < 256; red += 15) {
      for (let green = 0; green < 256; green += 15) {
        for (let blue = 0; blue < 256; blue += 15) {
          const accent = `#${[red, green, blue].map(part => part.toString(16).padStart(2, '0')).join('')}`;
          expect(contrast(textOn(accent), accent), accent).to.be.at.least(4.5);
        }
      }
    }
  });

  it('is that of what is seen: the chosen colour, else the one for light, else the default', () => {
    expect(effectiveColour({}, 'accent', 'dark')).to.equal('#8fb1ff');
    expect(effectiveColour({ accent: '#112233' }, 'accent', 'dark')).to.equal('#112233');
    expect(effectiveColour({ accent: '#112233', 'accent-dark': '#445566' }, 'accent', 'dark')).to.equal(
      '#445566',
    );
    expect(effectiveColour({ accent: '#112233' }, 'updated', 'light')).to.equal('#112233');
    expect(ratings({ surface: '#777777', text: '#ffffff' }, 'light').text.label).to.equal(
      'For large text only',
    );
    // White paper in the dark, and the text is white by itself.
    expect(ratings({ surface: '#ffffff' }, 'dark').text).to.deep.include({ ratio: 1, passes: false });
  });

  it('is enough in every preset and in every dark look that is suggested', () => {
    const looks: Record<string, State> = {
      ...presets,
      plain: {},
      pale: { accent: '#ffe08a', surface: '#fffef5' },
      black: { accent: '#000000' },
    };
    for (const [name, state] of Object.entries(looks)) {
      const dark = ratings(suggestDark(state), 'dark');
      expect([dark.text.passes, dark.button.passes, dark.accent.passes], name).to.deep.equal([
        true,
        true,
        true,
      ]);
      expect(suggestDark(state).accent, name).to.equal(state.accent);
    }
    for (const [name, state] of Object.entries(presets)) {
      for (const scheme of ['light', 'dark'] as const) {
        const { text, button, accent } = ratings(state, scheme);
        expect([text.passes, button.passes, accent.passes], `${name}, ${scheme}`).to.deep.equal([
          true,
          true,
          true,
        ]);
      }
    }
  });
});

describe('the playground’s colours', () => {
  it('may be written in any way that the browser knows', () => {
    expect(readColour('rebeccapurple')).to.equal('#663399');
    expect(readColour('rgb(168 72 11)')).to.equal('#a8480b');
    expect(readColour('hsl(0 100% 50%)')).to.equal('#ff0000');
  });

  it('are of one piece, and need nothing around them', () => {
    for (const text of [
      '',
      'nothing',
      '#12345',
      'transparent',
      'rgb(0 0 0 / 50%)',
      'currentcolor',
      'var(--a)',
      'inherit',
    ]) {
      expect(readColour(text), text).to.equal(undefined);
    }
  });

  it('are mixed in sRGB', () => {
    expect(mix('#000000', '#ffffff', 0.5)).to.equal('#808080');
    expect(mix('#102030', '#a0b0c0', 0)).to.equal('#102030');
  });
});
