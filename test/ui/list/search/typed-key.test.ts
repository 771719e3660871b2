/** Which request is meant by what somebody types. */
import { expect } from '@open-wc/testing';
import { keyOf } from '../../../../src/ui/list/search/typed-key.ts';

describe('the key that was typed', () => {
  const known = ['CS-295900', 'CS-12', 'Weird key'];

  it('is one that is known, however it is written', () => {
    expect(keyOf(' cs-295900 ', known, false)).to.equal('CS-295900');
    expect(keyOf('weird KEY', known, false)).to.equal('Weird key');
  });

  it('is one like those that are known, also by its number alone', () => {
    expect(keyOf('cs-7', known, false)).to.equal('CS-7');
    expect(keyOf('7', known, false)).to.equal('CS-7');
    expect(keyOf('#7', ['#12'], false)).to.equal('#7');
    // A number that could belong to two kinds is none of them.
    expect(keyOf('7', ['CS-1', 'AB-2'], false)).to.equal(undefined);
    expect(keyOf('ab-7', ['CS-1', 'AB-2'], false)).to.equal('AB-7');
  });

  it('is one as most backends have it where none is known', () => {
    expect(keyOf('cs-295900', [], false)).to.equal('CS-295900');
    expect(keyOf('295900', [], false)).to.equal(undefined);
  });

  it('is no word and no sentence', () => {
    for (const text of ['', 'backup', 'CS-', 'CS-12 broken', 'kernel 5.10-3', '1.2-3']) {
      expect(keyOf(text, known, false), text).to.equal(undefined);
    }
  });

  it('is any one word where there is nothing to search', () => {
    expect(keyOf('a1b2c3', [], true)).to.equal('a1b2c3');
    expect(keyOf('a1 b2', [], true)).to.equal(undefined);
    expect(keyOf('', [], true)).to.equal(undefined);
  });
});
