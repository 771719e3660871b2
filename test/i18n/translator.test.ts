// On a page of its own: a language that the page brings stays registered.
import { expect } from '@open-wc/testing';
import '../../src/i18n/en-late.ts';
import { Translator, type StringOverrides } from '../../src/i18n/translator.ts';

/** The languages of this person's browser. */
function withLanguages<T>(languages: readonly string[], work: () => T): T {
  Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });
  try {
    return work();
  } finally {
    delete (navigator as { languages?: unknown }).languages;
  }
}

describe('translator', () => {
  it('are English where nothing else is known', () => {
    for (const lang of ['en', 'en-GB', 'xx', 'tlh-Latn']) {
      expect(new Translator(lang).t('form.send')).to.equal('Send');
      expect(new Translator(lang).lang).to.equal(lang.startsWith('en') ? lang : 'en');
    }
  });

  it('can be the page’s own, for every language', () => {
    const translator = new Translator('de', { 'form.send': 'Go' });
    expect(translator.t('form.send')).to.equal('Go');
    expect(translator.t('form.cancel')).to.equal('Cancel');
  });

  it('can be the page’s own for one language, and its regions', () => {
    const strings: StringOverrides = { de: { 'form.send': 'Senden' }, 'de-AT': { 'form.cancel': 'Abbruch' } };
    expect(new Translator('de', strings).t('form.send')).to.equal('Senden');
    expect(new Translator('de-AT', strings).t('form.send')).to.equal('Senden');
    expect(new Translator('DE-at', strings).t('form.cancel')).to.equal('Abbruch');
    expect(new Translator('de', strings).t('form.cancel')).to.equal('Cancel');
    expect(new Translator('de-AT', strings).lang).to.equal('de-AT');
    expect(new Translator('fr', strings).t('form.send')).to.equal('Send');
  });

  it('of one language go before those for all', () => {
    const strings = { 'form.send': 'Go', de: { 'form.send': 'Los' } } as StringOverrides;
    expect(new Translator('de', strings).t('form.send')).to.equal('Los');
    expect(new Translator('en', strings).t('form.send')).to.equal('Go');
  });

  it('get their values, numbers in the locale’s way; what is missing stays as it stands', () => {
    const translator = new Translator('de-DE', {
      de: { 'form.counter': '{count} von {max} ({rest}, {count})' },
    });
    expect(translator.t('form.counter', { count: 1234, max: '9' })).to.equal('1.234 von 9 ({rest}, 1.234)');
  });

  it('take a value as text, whatever it looks like', () => {
    const name = '$& {size} $1 <b>';
    expect(new Translator('en').t('file.remove', { name })).to.equal(`Remove ${name}`);
  });

  it('have the plural of the number', () => {
    const translator = new Translator('en');
    expect([0, 1, 2].map(count => translator.t('requests.count', { count }))).to.deep.equal([
      '0 requests',
      '1 request',
      '2 requests',
    ]);
  });

  it('have the plurals of a language that has many, and its last resort', () => {
    const cy = {
      'requests.count': { zero: 'dim', one: 'un', two: 'dau', few: 'tri', many: 'chwech', other: '{count}' },
    };
    const translator = new Translator('cy', { cy });
    const counted = [0, 1, 2, 3, 6, 9].map(count => translator.t('requests.count', { count }));
    expect(counted).to.deep.equal(['dim', 'un', 'dau', 'tri', 'chwech', '9']);
    const poor = new Translator('cy', { cy: { 'requests.count': { other: 'rhai' } } });
    expect([0, 1, 2, 9].map(count => poor.t('requests.count', { count }))).to.deep.equal(
      Array(4).fill('rhai'),
    );
  });

  it('can be of a language that no browser knows', () => {
    const translator = new Translator('tlh', { tlh: { 'requests.count': { other: '{count} wa’' } } });
    expect(translator.t('requests.count', { count: 2 })).to.equal('2 wa’');
  });

  it('are written in the person’s own variant of the language, unless the page names one', () => {
    withLanguages(['de-CH', 'en-GB', 'en-US'], () => {
      expect(new Translator('en').locale).to.equal('en-GB');
      expect(new Translator('en-AU').locale).to.equal('en-AU');
      expect(new Translator('de', { de: { 'form.send': 'Senden' } }).locale).to.equal('de-CH');
      expect(new Translator('fr').locale).to.equal('en-GB');
    });
  });

  it('bear a browser whose own language is none', () => {
    withLanguages(['en-US@posix', '', 'C'], () => {
      const translator = new Translator('en');
      expect(translator.locale).to.equal('en');
      expect(translator.t('requests.count', { count: 1 })).to.equal('1 request');
    });
  });
});
