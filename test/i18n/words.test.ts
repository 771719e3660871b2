import { expect } from '@open-wc/testing';
import { Words, type StringOverrides } from '../../src/i18n/translator.ts';

/** The languages of this person's browser. */
function withLanguages<T>(languages: readonly string[], work: () => T): T {
  Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });
  try {
    return work();
  } finally {
    delete (navigator as { languages?: unknown }).languages;
  }
}

describe('words', () => {
  it('are English where nothing else is known', () => {
    for (const lang of ['en', 'en-GB', 'xx', 'tlh-Latn']) {
      expect(new Words(lang).t('form.send')).to.equal('Send');
      expect(new Words(lang).lang).to.equal(lang.startsWith('en') ? lang : 'en');
    }
  });

  it('can be the page’s own, for every language', () => {
    const words = new Words('de', { 'form.send': 'Go' });
    expect(words.t('form.send')).to.equal('Go');
    expect(words.t('form.cancel')).to.equal('Cancel');
  });

  it('can be the page’s own for one language, and its regions', () => {
    const strings: StringOverrides = { de: { 'form.send': 'Senden' }, 'de-AT': { 'form.cancel': 'Abbruch' } };
    expect(new Words('de', strings).t('form.send')).to.equal('Senden');
    expect(new Words('de-AT', strings).t('form.send')).to.equal('Senden');
    expect(new Words('DE-at', strings).t('form.cancel')).to.equal('Abbruch');
    expect(new Words('de', strings).t('form.cancel')).to.equal('Cancel');
    expect(new Words('de-AT', strings).lang).to.equal('de-AT');
    expect(new Words('fr', strings).t('form.send')).to.equal('Send');
  });

  it('of one language go before those for all', () => {
    const strings = { 'form.send': 'Go', de: { 'form.send': 'Los' } } as StringOverrides;
    expect(new Words('de', strings).t('form.send')).to.equal('Los');
    expect(new Words('en', strings).t('form.send')).to.equal('Go');
  });

  it('get their values, numbers in the locale’s way; what is missing stays as it stands', () => {
    const words = new Words('de-DE', { de: { 'form.counter': '{count} von {max} ({rest}, {count})' } });
    expect(words.t('form.counter', { count: 1234, max: '9' })).to.equal('1.234 von 9 ({rest}, 1.234)');
  });

  it('take a value as text, whatever it looks like', () => {
    const name = '$& {size} $1 <b>';
    expect(new Words('en').t('file.remove', { name })).to.equal(`Remove ${name}`);
  });

  it('have the plural of the number', () => {
    const words = new Words('en');
    expect([0, 1, 2].map(count => words.t('requests.count', { count }))).to.deep.equal([
      '0 requests',
      '1 request',
      '2 requests',
    ]);
  });

  it('have the plurals of a language that has many, and its last resort', () => {
    const cy = {
      'requests.count': { zero: 'dim', one: 'un', two: 'dau', few: 'tri', many: 'chwech', other: '{count}' },
    };
    const words = new Words('cy', { cy });
    const counted = [0, 1, 2, 3, 6, 9].map(count => words.t('requests.count', { count }));
    expect(counted).to.deep.equal(['dim', 'un', 'dau', 'tri', 'chwech', '9']);
    const poor = new Words('cy', { cy: { 'requests.count': { other: 'rhai' } } });
    expect([0, 1, 2, 9].map(count => poor.t('requests.count', { count }))).to.deep.equal(
      Array(4).fill('rhai'),
    );
  });

  it('can be of a language that no browser knows', () => {
    const words = new Words('tlh', { tlh: { 'requests.count': { other: '{count} wa’' } } });
    expect(words.t('requests.count', { count: 2 })).to.equal('2 wa’');
  });

  it('are written in the person’s own variant of the language, unless the page names one', () => {
    withLanguages(['de-CH', 'en-GB', 'en-US'], () => {
      expect(new Words('en').locale).to.equal('en-GB');
      expect(new Words('en-AU').locale).to.equal('en-AU');
      expect(new Words('de', { de: { 'form.send': 'Senden' } }).locale).to.equal('de-CH');
      expect(new Words('fr').locale).to.equal('en-GB');
    });
  });

  it('bear a browser whose own language is none', () => {
    withLanguages(['en-US@posix', '', 'C'], () => {
      const words = new Words('en');
      expect(words.locale).to.equal('en');
      expect(words.t('requests.count', { count: 1 })).to.equal('1 request');
    });
  });
});
