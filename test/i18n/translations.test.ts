/** Every language that ships is whole, keeps the frame that the code relies on, and is really another language. */
import { expect } from '@open-wc/testing';
import { enArticles } from '../../src/i18n/en-articles.ts';
import { enBrand } from '../../src/i18n/en-brand.ts';
import { enFacts } from '../../src/i18n/en-facts.ts';
import { enForm } from '../../src/i18n/en-form.ts';
import { enIncidents } from '../../src/i18n/en-incidents.ts';
import { enLate } from '../../src/i18n/en-late.ts';
import { enNotify } from '../../src/i18n/en-notify.ts';
import { enPeople } from '../../src/i18n/en-people.ts';
import { enPictures } from '../../src/i18n/en-pictures.ts';
import { enService } from '../../src/i18n/en-service.ts';
import { en as enMain, type Text } from '../../src/i18n/en.ts';
import type { LanguageTexts, TextKey } from '../../src/i18n/texts.ts';
import { languageFiles } from '../../src/i18n/language-files.ts';

/** The texts of lazy modules. */
const late = {
  ...enArticles,
  ...enBrand,
  ...enFacts,
  ...enForm,
  ...enIncidents,
  ...enLate,
  ...enNotify,
  ...enPeople,
  ...enPictures,
  ...enService,
};
const en: Record<TextKey, Text> = { ...enMain, ...late };
const keys = Object.keys(en) as TextKey[];

/** Words that are the same in the language as in English. */
const same: Record<string, readonly TextKey[]> = {
  ar: ['form.shortcut'],
  de: [
    'status.label',
    'role.agent',
    'role.system',
    'error.details',
    'time.at',
    'details.browser',
    'details.system',
    'code.label',
    'markdown.link',
  ],
  es: ['time.at', 'fields.no'],
  fr: [
    'form.description',
    'role.agent',
    'time.at',
    'code.label',
    'transcript.more',
    'fact.type',
    'fact.service',
  ],
  it: ['time.at', 'fields.no', 'details.browser', 'markdown.link'],
  nl: [
    'filter.open',
    'status.open',
    'status.label',
    'form.shortcut',
    'role.agent',
    'error.details',
    'time.at',
    'details.browser',
    'code.label',
    'markdown.link',
  ],
  pt: ['form.shortcut', 'time.at', 'markdown.link'],
  ru: ['form.shortcut', 'time.at'],
  tr: ['form.shortcut', 'time.at'],
  uk: ['form.shortcut', 'time.at'],
  zh: ['form.shortcut'],
};

const formsOf = (text: Text): Record<string, string> => (typeof text === 'string' ? { other: text } : text);
const placeholdersOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([whole]) => whole).sort();

it('there are languages, and only some texts have plurals', () => {
  expect(Object.keys(languageFiles)).to.deep.equal('ar de es fr it nl pt ru tr uk zh'.split(' '));
  expect(keys.filter(key => typeof en[key] !== 'string')).to.have.length.above(1);
});

for (const [lang, load] of Object.entries(languageFiles)) {
  describe(`the texts in ${lang}`, () => {
    let texts: LanguageTexts;
    before(async () => {
      ({ texts } = await load());
    });
    const textOf = (key: TextKey): Text => texts[key] ?? '';
    const all = () =>
      keys.flatMap(key => Object.values(formsOf(textOf(key))).map(text => [key, text] as const));

    it('are those of English, none more, none less, in its order', () => {
      expect(Object.keys(texts)).to.have.members(keys);
      expect(Object.keys(texts).filter(key => !(key in late))).to.deep.equal(
        keys.filter(key => !(key in late)),
      );
    });

    it('have the placeholders of English', () => {
      for (const key of keys) {
        const wanted = placeholdersOf(formsOf(en[key]).other ?? '');
        for (const [category, text] of Object.entries(formsOf(textOf(key)))) {
          // "One file" and "two files" may have their number as a word.
          const numberless = ['zero', 'one', 'two'].includes(category) && !text.includes('{count}');
          const expected = numberless ? wanted.filter(name => name !== '{count}') : wanted;
          expect(placeholdersOf(text), `${key}, ${category}`).to.deep.equal(expected);
        }
      }
    });

    it('have every plural that the language needs, and no other', () => {
      const { pluralCategories } = new Intl.PluralRules(lang).resolvedOptions();
      for (const key of keys.filter(name => typeof en[name] !== 'string')) {
        expect(Object.keys(formsOf(textOf(key))), key).to.have.members(pluralCategories);
      }
      for (const key of keys.filter(name => typeof en[name] === 'string')) {
        expect(textOf(key), key).to.be.a('string');
      }
    });

    it('are not English, but for a few', () => {
      expect(keys.filter(key => textOf(key) === en[key])).to.have.members(same[lang] ?? []);
    });

    it('end with the time where the time is an element of its own behind them', () => {
      for (const key of ['request.created', 'request.updated', 'request.lastUpdate'] as const) {
        expect(textOf(key), key).to.match(/\S.*\{time\}$/);
      }
    });

    it('tell the three statuses and filters apart', () => {
      for (const group of ['status.', 'filter.', 'form.prompt.']) {
        const translator = keys.filter(key => key.startsWith(group)).map(textOf);
        expect(new Set(translator).size, group).to.equal(translator.length);
      }
    });

    it('are typeset: no typewriter’s signs, no spaces at the ends, no exclamation mark', () => {
      for (const [key, text] of all()) {
        expect(text, key).not.to.match(/['"`!！]|\.\.\.|^\s|\s$| {2}/);
        expect(text, key).to.equal(text.normalize('NFC'));
      }
    });

    it('end as a sentence where English does', () => {
      for (const [key, text] of all()) {
        const english = Object.values(formsOf(en[key])).at(-1) ?? '';
        const [end = ''] = /[.:?…]?$/.exec(english) ?? [];
        const ends: Record<string, RegExp> = { '.': /[.。]$/, ':': /[:：]$/, '?': /[?？؟]$/, '…': /…$/ };
        expect(text, key).to.match(ends[end] ?? /[^.。:：?？؟…]$/);
      }
    });
  });
}

/** Other words for a request than the one that a language has chosen for it. */
const otherWords: Record<string, RegExp> = {
  de: /\bTicket|\bVorgang/,
  es: /\btique|\bpetici/i,
  fr: /\bticket|\brequête/i,
  it: /\bticket|\bsegnalazion/i,
  nl: /\bticket|\bverzoek/i,
  pt: /\bsolicitaç|\btela\b|\bprévia/i,
  ru: /обращени|тикет|заявк/i,
  tr: /\bistek\b|\bbilet/i,
  uk: /звернен|тікет|заявк/i,
  zh: /请求/,
};
for (const [lang, pattern] of Object.entries(otherWords)) {
  it(`a request has one name in ${lang}`, async () => {
    const { texts } = await languageFiles[lang as keyof typeof languageFiles]();
    const found = Object.values(texts)
      .flatMap(value => Object.values(formsOf(value)))
      .filter(text => pattern.test(text));
    expect(found).to.deep.equal([]);
  });
}

it('Arabic keeps apart what has a direction of its own', async () => {
  const { texts } = await languageFiles.ar();
  for (const [key, text] of Object.entries(texts)) {
    for (const form of Object.values(formsOf(text))) {
      expect(form, key).not.to.match(/(?<!\u2068)\{(key|name|query|label|detail|value|types)\}/);
    }
  }
});

it('French has no space that may break before its high signs', async () => {
  const { texts } = await languageFiles.fr();
  for (const text of Object.values(texts).flatMap(value => Object.values(formsOf(value)))) {
    expect(text).not.to.match(/[^\u00a0\u202f][;?]| :|\w:/);
  }
});
