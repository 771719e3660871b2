import { expect } from '@open-wc/testing';
import { parseNumber, showNumber } from '../../../../src/ui/form/fields/number-text.ts';

describe('a number as it was typed', () => {
  for (const [locale, typed, value] of [
    ['en', '1.5', '1.5'],
    ['en', '1,5', '1.5'],
    ['en', '1,500', '1500'],
    ['en', '1.500', '1.5'],
    ['en', '1,234,567.80', '1234567.8'],
    ['en', ' 007 ', '7'],
    ['en', '-0', '0'],
    ['en', '.5', '0.5'],
    ['de', '1,5', '1.5'],
    ['de', '1.5', '1.5'],
    ['de', '1.500', '1500'],
    ['de', '0.500', '0.5'],
    ['de', '1.234,5', '1234.5'],
    ['fr', '1 234,5', '1234.5'],
    ['de-CH', '1’234.5', '1234.5'],
    ['ar', '١٬٢٣٤٫٥', '1234.5'],
    ['en', '−3', '-3'],
    ['en', '12345678901234567890', '12345678901234567890'],
    ['en', 'many', 'many'],
    ['en', '1e5', '1e5'],
    ['en', '12 GB', '12 GB'],
    ['en', '', ''],
  ] as const) {
    it(`${locale}: ${JSON.stringify(typed)} is ${JSON.stringify(value)}`, () => {
      expect(parseNumber(locale, typed)).to.equal(value);
    });
  }

  it('is shown in the language’s way, without groups', () => {
    expect(showNumber('de', '1234.5')).to.equal('1234,5');
    expect(showNumber('en', '1234.5')).to.equal('1234.5');
    expect(showNumber('de', 'many')).to.equal('many');
  });

  it('is the same once it is shown and read again', () => {
    for (const locale of ['en', 'de', 'fr', 'ar', 'de-CH'])
      for (const value of ['1234.5', '1.125', '0.001', '1234567', '-3'])
        expect(parseNumber(locale, showNumber(locale, value)), `${locale} ${value}`).to.equal(value);
  });
});
