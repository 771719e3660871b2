/** What is taken of a brand's file, in which nothing is trusted. */
import { expect } from '@open-wc/testing';
import { parseBrand } from '../../../src/ui/brand/parse-brand.ts';
import { brandStrings, textIn } from '../../../src/ui/brand/brand-strings.ts';
import { tokenSheet } from '../../../src/ui/brand/tokens.ts';
import { Translator, type StringOverrides } from '../../../src/i18n/translator.ts';

const base = 'https://panel.example/brands/acme.json';
const read = (value: unknown) => parseBrand(value, base);

describe('reading a brand', () => {
  for (const value of [
    {},
    [],
    null,
    5,
    'text',
    { name: 5, logo: 'x', strings: [], tokens: 'red', links: null },
  ]) {
    it(`finds nothing in ${JSON.stringify(value)}`, () => {
      expect(read(value)).to.deep.equal({
        name: '',
        logo: undefined,
        texts: { all: {}, byLang: {} },
        tokens: {},
        tokensDark: {},
        links: [],
        legal: undefined,
        notice: undefined,
        agentAlias: undefined,
        numberPrefix: undefined,
        off: [],
        fields: undefined,
      });
    });
  }

  it('takes a logo from the web, a blob or a picture in a data URL, relative to its file', () => {
    const src = (value: string) => read({ logo: { src: value } }).logo?.src;
    expect(src('logo.svg')).to.equal('https://panel.example/brands/logo.svg');
    expect(src('http://cdn.example/a.png')).to.equal('http://cdn.example/a.png');
    expect(src('blob:https://panel.example/1')).to.equal('blob:https://panel.example/1');
    expect(src('data:image/svg+xml,%3Csvg/%3E')).to.equal('data:image/svg+xml,%3Csvg/%3E');
    for (const bad of [
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'http://[',
      'ftp://a.example/x',
    ])
      expect(src(bad), bad).to.equal(undefined);
  });

  it('takes sizes that are pixels, and the name where there is no other text', () => {
    const logo = read({
      name: ' Acme\n',
      logo: { src: 'a.png', width: 120, height: -3, srcDark: 'javascript:1' },
    }).logo;
    expect(logo).to.deep.equal({
      src: 'https://panel.example/brands/a.png',
      srcDark: undefined,
      alt: 'Acme',
      width: 120,
      height: undefined,
    });
  });

  it('takes links to pages, mail and telephone alone', () => {
    const links = {
      help: { href: '/help', label: 'Help\u202e!' },
      status: { href: 'mailto:a@b.example' },
      emergency: { href: 'tel:+4912345' },
      privacy: { href: 'javascript:alert(1)' },
      terms: { href: 'data:text/html,x' },
      other: { href: 'https://a.example/' },
    };
    expect(read({ links }).links).to.deep.equal([
      { name: 'emergency', href: 'tel:+4912345', label: undefined },
      { name: 'help', href: 'https://panel.example/help', label: 'Help!' },
      { name: 'status', href: 'mailto:a@b.example', label: undefined },
    ]);
  });

  it('makes a prefix of a word', () => {
    const prefix = (value: unknown) => read({ numberPrefix: value }).numberPrefix;
    expect(prefix('ACME')).to.equal('ACME-');
    expect(prefix('ACME#')).to.equal('ACME#');
    expect(prefix('A1-')).to.equal('A1-');
    for (const bad of ['', '-', '1A', 'a b', '<b>', 'A/..', 'x'.repeat(17), 5, null])
      expect(prefix(bad), String(bad)).to.equal(undefined);
  });

  it('only ever switches features off', () => {
    expect(
      read({ features: { search: true, rating: false, close: 0, attachments: false } }).off,
    ).to.deep.equal(['rating', 'attachments']);
  });
});

describe('the tokens of a brand', () => {
  const text = (brand: object) => [...tokenSheet(read(brand)).cssRules].map(rule => rule.cssText).join('\n');

  it('are custom properties of the element, colours in both schemes', () => {
    const css = text({
      tokens: { 'color-accent': '#123456', radius: '3px' },
      tokensDark: { 'color-accent': '#abcdef' },
    });
    expect(css).to.include('--support-color-accent: light-dark(#123456, #abcdef)');
    expect(css).to.include('--support-radius: 3px');
  });

  it('may be for dark desks alone: then the light one is what it was', () => {
    const css = text({ tokensDark: { 'color-surface': '#111', radius: '9px' } });
    expect(css).to.include('light-dark(transparent, #111)');
    expect(css).to.include('light-dark(Canvas, #111)');
    expect(css).not.to.include('radius');
  });

  for (const value of [
    'red; } * { display: none',
    'red } :host { color: red',
    'url(https://evil.example/x)',
    'URL( "https://evil.example/x" )',
    'u\\72l(https://evil.example/x)',
    'image-set("https://evil.example/x" 1x)',
    'red; background: blue',
    '',
    'x'.repeat(500),
  ]) {
    it(`can't be ${value.slice(0, 40) || 'empty'}`, () => {
      expect(text({ tokens: { 'color-surface': value } })).not.to.match(/--support|evil|none|background|\*/);
    });
  }

  for (const name of ['Color', 'a b', 'color:red', 'é', '__proto__', 'a1']) {
    it(`have no name like ${name}`, () => {
      expect(text({ tokens: { [name]: 'red' } })).not.to.include('--support');
    });
  }
});

describe('the texts of a brand', () => {
  const translator = (brand: object, lang: string, own?: StringOverrides) =>
    new Translator(lang, brandStrings(read(brand), lang, own));

  it('go before the built-in ones and behind the page’s own', () => {
    const strings = { 'form.send': 'Brand', 'form.cancel': 'Brand' };
    const { t } = bound(translator({ strings }, 'en', { 'form.cancel': 'Page' }));
    expect(t('form.send')).to.equal('Brand');
    expect(t('form.cancel')).to.equal('Page');
    expect(t('thread.add')).to.equal('Add comment');
  });

  it('are those of the language, else of any', () => {
    const strings = {
      'form.send': 'Any',
      'form.cancel': 'Any',
      de: { 'form.send': 'Los' },
      'de-AT': { 'form.cancel': 'Na' },
    };
    const { t } = bound(translator({ strings }, 'de-AT'));
    expect(t('form.send')).to.equal('Los');
    expect(t('form.cancel')).to.equal('Na');
    expect(bound(translator({ strings }, 'en')).t('form.send')).to.equal('Any');
  });

  it('of the page for any language go before the brand’s for this one', () => {
    const strings = { en: { 'form.send': 'Brand' } };
    expect(bound(translator({ strings }, 'en', { 'form.send': 'Page' })).t('form.send')).to.equal('Page');
  });

  it('may be a language that does not ship', () => {
    const polish = translator({ strings: { pl: { 'form.send': 'Wyślij' } } }, 'pl-PL');
    expect(polish.lang).to.equal('pl-PL');
    expect(polish.t('form.send')).to.equal('Wyślij');
  });

  it('may have plurals, and whatever is no text is passed over', () => {
    const strings = {
      'requests.count': { one: 'One', other: '{count} pieces' },
      'form.send': 5,
      'form.cancel': null,
    };
    const { t } = bound(translator({ strings }, 'en'));
    expect(t('requests.count', { count: 3 })).to.equal('3 pieces');
    expect(t('requests.count', { count: 1 })).to.equal('One');
    expect(t('form.send')).to.equal('Send');
    expect(t('form.cancel')).to.equal('Cancel');
  });

  it('sign for agents with the alias', () => {
    const agentAlias = { en: 'Care team', de: 'Betreuung' };
    expect(bound(translator({ agentAlias }, 'de-CH')).t('role.agent')).to.equal('Betreuung');
    expect(bound(translator({ agentAlias }, 'fr')).t('role.agent')).to.equal('Care team');
    expect(bound(translator({ agentAlias }, 'en', { 'role.agent': 'Page' })).t('role.agent')).to.equal(
      'Page',
    );
  });

  it('of one kind for several languages: the one asked for, else English, else the first', () => {
    const text = { nl: 'Hallo', en: 'Hello' };
    expect(textIn(text, 'nl-BE')).to.equal('Hallo');
    expect(textIn(text, 'tr')).to.equal('Hello');
    expect(textIn({ nl: 'Hallo' }, 'tr')).to.equal('Hallo');
    expect(textIn('All', 'tr')).to.equal('All');
  });
});

const bound = (translator: Translator) => ({ t: translator.t.bind(translator) });
