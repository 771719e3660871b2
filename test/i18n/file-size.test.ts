import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { sizeAbove } from '../../src/i18n/format-uploads.ts';
import { fileSize } from '../../src/i18n/format.ts';
import { Translator } from '../../src/i18n/translator.ts';

const english = new Translator('en-GB');
const MB = 1024 * 1024;
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');
const size = (bytes: number, limit?: number) =>
  plain(limit === undefined ? fileSize(english, bytes) : sizeAbove(english, bytes, limit));

describe('the size of a file', () => {
  for (const [bytes, text] of [
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [1024, '1 kB'],
    [1536, '1.5 kB'],
    [48 * 1024, '48 kB'],
    [999 * 1024, '999 kB'],
    [1023 * 1024, '1 MB'],
    [3 * MB, '3 MB'],
    [5.2 * MB, '5.2 MB'],
    [12.4 * MB, '12 MB'],
    [2000 * MB, '2 GB'],
    [5000 * 1024 * MB, '5,000 GB'],
  ] as const) {
    it(`is ${text} for ${bytes} bytes`, () => {
      expect(size(bytes)).to.equal(text);
    });
  }

  it('is written the locale’s way', () => {
    expect(plain(fileSize(new Translator('de-DE', { de: {} }), 5.2 * MB))).to.equal('5,2 MB');
    expect(plain(fileSize(new Translator('fr-FR', { fr: {} }), 5.2 * MB))).to.equal('5,2 Mo');
  });
});

describe('a size over a limit', () => {
  for (const [bytes, limit, text] of [
    [3 * MB + 1, 3 * MB, '3.0001 MB'],
    [3.01 * MB, 3 * MB, '3.01 MB'],
    [3.04 * MB, 3 * MB, '3.04 MB'],
    [5.2 * MB, 3 * MB, '5.2 MB'],
    [10.4 * MB, 10 * MB, '10.4 MB'],
    [20 * MB + 1, 20 * MB, '20.0001 MB'],
    [4 * MB, 500 * 1024, '4 MB'],
  ] as const) {
    it(`of ${size(limit)} shows that it is: ${text}`, () => {
      expect(size(bytes, limit)).to.equal(text);
    });
  }

  it('never looks like the limit itself, nor like less', () => {
    const limits = fc.constantFrom(1024, 500 * 1024, MB, 3 * MB, 10 * MB, 25 * MB, 100 * MB);
    const more = fc.oneof(fc.integer({ min: 1, max: 2000 }), fc.integer({ min: 1, max: 200 * MB }));
    fc.assert(
      fc.property(limits, more, (limit, over) => {
        expect(size(limit + over, limit)).not.to.equal(size(limit));
      }),
    );
  });

  it('is as plain as any where it is not over', () => {
    expect(size(3 * MB, 3 * MB)).to.equal('3 MB');
    expect(size(1234 * 1024, 3 * MB)).to.equal('1.2 MB');
  });
});
