import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { cleanLine } from '../../src/text/plain.ts';

describe('cleanLine', () => {
  it('makes one line', () => {
    expect(cleanLine('  a\r\n\tb \u2028 c\u00a0d  ')).to.equal('a b c d');
  });

  it('takes out controls and what turns text around', () => {
    expect(cleanLine('a\u0000b\u001b[31mc\u0085d\u202ee\u2066f\u2069g')).to.equal('ab[31mcdefg');
    expect(cleanLine('photo\u202egnp.exe')).to.equal('photognp.exe');
    expect(cleanLine('a \u202e b')).to.equal('a b');
  });

  it('leaves emoji, joiners and marks alone', () => {
    for (const text of ['👩‍👩‍👧', '❤️', 'می‌خواهم', 'क्‍ष', 'שלום\u200f!', 'e\u0301']) {
      expect(cleanLine(text)).to.equal(text);
    }
  });

  it('never leaves anything unsafe, and changes nothing more the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const line = cleanLine(text);
        expect(line).not.to.match(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        expect(cleanLine(line)).to.equal(line);
      }),
    );
  });
});
