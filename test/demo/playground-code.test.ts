import { expect } from '@open-wc/testing';
import { brandOf } from '../../demo/playground/brand.ts';
import { cssOf, fileNameOf, jsonOf, longTagOf, shortTagOf } from '../../demo/playground/code.ts';
import { highlight } from '../../demo/playground/highlight.ts';
import { presets } from '../../demo/playground/presets.ts';
import { rules, type State } from '../../demo/playground/state.ts';
import { parseBrand } from '../../src/ui/brand/parse-brand.ts';

/** What the browser makes of a rule: its selector, and every declaration that it took. */
function parsed(css: string): [selector: string, declarations: Record<string, string>] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  expect(sheet.cssRules.length).to.equal(1);
  const { selectorText, style } = sheet.cssRules[0] as CSSStyleRule;
  return [
    selectorText,
    Object.fromEntries(
      [...style].map(name => [name, style.getPropertyValue(name).trim().replaceAll('"', "'")]),
    ),
  ];
}

describe('the playground’s CSS', () => {
  it('is nothing where nothing is chosen, and for what is no matter of looks', () => {
    expect(cssOf({})).to.equal('');
    expect(cssOf({ name: 'Acme', lang: 'de', 'heading.de': 'Hilfe', view: 'all' })).to.equal('');
  });

  it('has a custom property for each choice', () => {
    const state: State = {
      accent: '#a8480b',
      'accent-dark': '#ffb070',
      border: '#dddddd',
      open: '#00aa00',
      quiet: '#555555',
      font: 'own',
      'own-font': "Inter, 'Noto Sans'",
      size: '15',
      radius: '0',
      space: '4.5',
      density: '0.85',
      shadow: 'none',
    };
    expect(parsed(cssOf(state))).to.deep.equal([
      'support-requests',
      {
        '--support-color-accent': 'light-dark(#a8480b, #ffb070)',
        '--support-color-border': '#dddddd',
        '--support-color-text-quiet': '#555555',
        '--support-color-status-open': '#00aa00',
        '--support-font-family': "Inter, 'Noto Sans'",
        '--support-font-size': '15px',
        '--support-radius': '0px',
        '--support-space': '4.5px',
        '--support-density': '0.85',
        '--support-shadow': 'none',
      },
    ]);
  });

  it('keeps the default in light where only the dark colour is chosen', () => {
    const [, declarations] = parsed(cssOf({ 'accent-dark': '#ffb070', 'text-dark': '#eeeeee' }));
    expect(declarations).to.deep.equal({
      '--support-color-accent': 'light-dark(#2457d6, #ffb070)',
      '--support-color-text': 'light-dark(currentcolor, #eeeeee)',
    });
  });

  it('says one colour once', () => {
    expect(cssOf({ accent: '#112233', 'accent-dark': '#112233' })).to.include('accent: #112233;');
  });

  it('names the tag with its prefix', () => {
    expect(parsed(cssOf({ radius: '9', prefix: 'acme' }))[0]).to.equal('acme-requests');
  });
});

describe('the playground’s brand', () => {
  it('is empty where nothing is chosen', () => {
    expect(jsonOf({})).to.equal('{}\n');
  });

  it('has every part in its place', () => {
    const state: State = {
      name: 'Acme',
      logo: '/logo.svg',
      'logo-dark': '/dark.svg',
      numbers: 'ACME',
      'alias.en': 'The team',
      'legal.en': 'Acme Ltd',
      'legal.de': 'Acme GmbH',
      emergency: 'tel:+441632960000',
      'emergency-label.en': 'Call us',
      terms: 'https://acme.example/terms',
      off: 'search,rating',
      'heading.en': 'Help',
      'new.de': 'Neue Anfrage',
      accent: '#a8480b',
      'accent-dark': '#ffb070',
      radius: '10',
    };
    expect(JSON.parse(jsonOf(state))).to.deep.equal({
      name: 'Acme',
      logo: { src: '/logo.svg', srcDark: '/dark.svg' },
      numberPrefix: 'ACME',
      agentAlias: 'The team',
      legal: { en: 'Acme Ltd', de: 'Acme GmbH' },
      links: {
        emergency: { href: 'tel:+441632960000', label: 'Call us' },
        terms: { href: 'https://acme.example/terms' },
      },
      features: { search: false, rating: false },
      strings: { en: { 'requests.heading': 'Help' }, de: { 'requests.new': 'Neue Anfrage' } },
      tokens: { 'color-accent': '#a8480b', radius: '10px' },
      tokensDark: { 'color-accent': '#ffb070' },
    });
  });

  it('names the server’s fields that show', () => {
    expect(brandOf({ fields: 'none' }).fields).to.deep.equal([]);
    expect(brandOf({ fields: 'own', 'own-fields': 'server, phone' }).fields).to.deep.equal([
      'server',
      'phone',
    ]);
    expect(brandOf({ fields: 'own' }).fields).to.equal(undefined);
    expect(brandOf({ 'own-fields': 'server' }).fields).to.equal(undefined);
  });

  it('takes such number prefixes as the element does', () => {
    for (const numberPrefix of ['ACME', 'VM#', 'Ä1-', 'K_', '1A', 'A.B', 'A-B', '-', '#A', 'A--']) {
      const taken = parseBrand({ numberPrefix }, location.href).numberPrefix !== undefined;
      expect(rules.get('numbers')!.clean(numberPrefix) !== undefined, numberPrefix).to.equal(taken);
    }
  });

  it('has no link of words alone, and no dark logo without a light one', () => {
    expect(brandOf({ 'help-label.en': 'Help', 'logo-dark': '/dark.svg' })).to.deep.equal({});
  });

  it('is a file named for the brand', () => {
    expect(fileNameOf({})).to.equal('brand.json');
    expect(fileNameOf({ name: 'Märigold & Söhne!' })).to.equal('ma-rigold-so-hne.brand.json');
    expect(fileNameOf({ name: '中文' })).to.equal('brand.json');
  });
});

describe('the playground’s script tags', () => {
  /** Tags and attributes as an HTML parser reads them. */
  const read = (html: string): [tag: string, attributes: Record<string, string>][] =>
    [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('script, body *')].map(
      element => [
        element.localName,
        Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
      ],
    );
  const src = 'https://cdn.example/support-requests@0.1.0/support-requests.js';

  it('are as short as can be', () => {
    expect(read(shortTagOf({}))).to.deep.equal([['script', { src, 'data-api-base': '/api/support' }]]);
    expect(read(longTagOf({}))).to.deep.equal([
      ['script', { src, async: '', crossorigin: '' }],
      ['support-requests', { 'api-base': '/api/support' }],
    ]);
  });

  it('name the brand, the prefix, and what does not come from the page', () => {
    const state: State = { prefix: 'acme', radius: '9', lang: 'ar', dir: 'rtl', theme: 'dark', view: 'all' };
    const more = { brand: '/brand.json', lang: 'ar', dir: 'rtl', theme: 'dark' };
    expect(read(longTagOf(state))).to.deep.equal([
      ['script', { src, async: '', crossorigin: '', 'data-prefix': 'acme' }],
      ['acme-requests', { 'api-base': '/api/support', ...more }],
    ]);
    const data = Object.entries({ 'api-base': '/api/support', ...more, prefix: 'acme' });
    expect(read(shortTagOf(state))).to.deep.equal([
      ['script', { src, ...Object.fromEntries(data.map(([name, value]) => [`data-${name}`, value])) }],
    ]);
  });
});

describe('the playground’s coloured code', () => {
  it('is the code, letter for letter', () => {
    for (const state of [{}, ...Object.values(presets)]) {
      for (const [syntax, code] of [
        ['css', cssOf(state)],
        ['json', jsonOf(state)],
        ['html', shortTagOf(state) + longTagOf(state)],
      ] as const) {
        const box = document.createElement('code');
        box.append(...highlight(code, syntax));
        expect(box.textContent).to.equal(code);
        if (code.length > 3) expect(box.querySelectorAll('.name').length, code).to.be.greaterThan(0);
      }
    }
  });
});
