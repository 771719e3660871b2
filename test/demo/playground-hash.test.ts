import { expect } from '@open-wc/testing';
import { fitsLink, fromHash, toHash } from '../../demo/playground/hash.ts';
import { presets } from '../../demo/playground/presets.ts';
import { isKey, rules, withValue, type Key, type State } from '../../demo/playground/state.ts';

const rebuilt = (state: State): State => fromHash(`#${toHash(state)}`);

describe('the playground’s link', () => {
  it('is empty where nothing is chosen', () => {
    expect(toHash({})).to.equal('');
    expect(fromHash('')).to.deep.equal({});
    expect(fromHash('#')).to.deep.equal({});
  });

  it('is short and can be read', () => {
    expect(toHash({ lang: 'de', accent: '#a8480b', 'accent-dark': '#ffb070' })).to.equal(
      'accent=a8480b&accent-dark=ffb070&lang=de',
    );
  });

  it('brings every preset back', () => {
    for (const [name, state] of Object.entries(presets)) {
      expect(
        Object.keys(state).filter(key => !isKey(key)),
        name,
      ).to.deep.equal([]);
      expect(rebuilt(state), name).to.deep.equal(state);
    }
  });

  it('brings words of any language back, with whatever is in them', () => {
    const state: State = {
      'heading.ar': 'طلبات الدعم',
      'legal.de': 'A & B = C #1 + 50 % „?“ \u{1f600}',
      name: '__proto__',
      numbers: 'ACME',
    };
    expect(rebuilt(state)).to.deep.equal(state);
  });

  it('is equal for equal choices, in whatever order they were made', () => {
    const one = withValue(withValue({}, 'radius', '10'), 'accent', '#123456');
    const other = withValue(withValue({}, 'accent', '#123456'), 'radius', '10');
    expect(toHash(one)).to.equal(toHash(other));
  });

  it('knows nothing of a default that is chosen', () => {
    for (const [key, { initial }] of rules) {
      if (initial) expect(toHash(withValue({}, key as Key, initial)), key).to.equal('');
    }
  });

  const bad: Record<string, string> = {
    'an unknown name': 'colour=red&x=1',
    'a name of every object': '__proto__=1&constructor=2&toString=3&hasOwnProperty=4',
    'no colour': 'accent=blue&surface=12345&text=ggg&border=%23',
    'a colour that goes on': 'accent=ff0000%3Bcolor%3Ared',
    'no number': 'radius=big&space=&density=NaN&size=Infinity',
    'no choice': 'lang=xx&dir=up&theme=&view=nowhere&font=comic&shadow=1px&width=wide',
    'an address that runs': 'emergency=javascript%3Aalert(1)&help=data%3Atext%2Fhtml%2C1&logo=javascript%3A1',
    'a picture that is none': 'logo=data%3Atext%2Fhtml%2C%3Cscript%3E',
    'a font that ends its rule': 'font=own&own-font=a%7D%20body%7Bdisplay%3Anone',
    'a font that hides what follows': 'own-font=a%20%2F*',
    'no prefix of a tag': 'prefix=9a',
    'a prefix with a bracket': 'prefix=a%3E',
    'a language that is none': 'heading.xx=a&heading=b&heading.=c',
    'no feature': 'off=all,,everything',
    'fields that are none': 'fields=some&own-fields=a%20b%2C%3Cc%3E',
    'broken percent signs': 'accent=%&name=',
    'no pairs at all': '/route/of/somebody?else',
  };
  for (const [what, hash] of Object.entries(bad)) {
    it(`leaves out ${what}`, () => {
      const state = fromHash(`#${hash}`);
      const { font: _, ...others } = state;
      expect(others).to.deep.equal({});
      expect(Object.getPrototypeOf(state)).to.equal(Object.prototype);
    });
  }

  it('keeps what is good beside what is bad', () => {
    expect(fromHash('#accent=nothing&radius=12&x=y&lang=fr')).to.deep.equal({ radius: '12', lang: 'fr' });
  });

  it('takes the nearest number that can be shown', () => {
    expect(fromHash('#radius=900&space=-3&width=10')).to.deep.equal({
      radius: '24',
      space: '2',
      width: '280',
    });
  });

  it('leaves a large picture out, and says so', () => {
    const small = `data:image/png;base64,${'A'.repeat(200)}`;
    const large = `data:image/png;base64,${'A'.repeat(9_000)}`;
    expect(rebuilt({ logo: small, radius: '8' })).to.deep.equal({ logo: small, radius: '8' });
    expect(fitsLink({ logo: small })).to.equal(true);
    expect(rebuilt({ logo: large, radius: '8' })).to.deep.equal({ radius: '8' });
    expect(fitsLink({ logo: large })).to.equal(false);
  });
});
