/** Intl puts narrow and unbreakable spaces where it likes, so they count as spaces here. */
import { expect } from '@open-wc/testing';
import { dayTime, exactTime, seconds, shortTime, zonedTime } from '../../src/i18n/format.ts';
import { oneOf, percent } from '../../src/i18n/format-uploads.ts';
import { Translator } from '../../src/i18n/translator.ts';
import { languageFiles } from '../../src/i18n/language-files.ts';

const british = new Translator('en-GB');
const german = new Translator('de-DE', { 'de-DE': { 'time.at': '{day}, {time}' } });
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

/** In the person’s own zone, whatever that is. */
const local = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();
const now = local(2026, 10, 22, 14, 30);

describe('a time', () => {
  it('has its day as people name it, and the date before yesterday and after today', () => {
    const day = (time: number, translator = british) => plain(dayTime(translator, time, now));
    expect(day(local(2026, 10, 22, 0, 1))).to.equal('today, 00:01');
    expect(day(local(2026, 10, 22, 23, 59))).to.equal('today, 23:59');
    expect(day(local(2026, 10, 21, 9, 5))).to.equal('yesterday, 09:05');
    expect(day(local(2026, 10, 20, 9, 5))).to.equal('20 Nov, 09:05');
    expect(day(local(2026, 10, 23, 9, 5))).to.equal('23 Nov, 09:05');
    expect(day(local(2025, 10, 20, 9, 5))).to.equal('20 Nov 2025, 09:05');
    expect(day(local(2026, 10, 22, 9, 5), german)).to.equal('heute, 09:05');
  });

  it('is right on every day of a year, days of 23 and 25 hours among them', () => {
    for (let day = 0; day < 366; day++) {
      const noon = local(2026, 0, 1 + day, 12, 0);
      const before = local(2026, 0, day, 23, 0);
      expect(dayTime(british, before, noon), new Date(noon).toString()).to.match(/^yesterday, 23:00$/);
      const twoBefore = local(2026, 0, day - 1, 0, 0);
      expect(dayTime(british, twoBefore, noon), new Date(noon).toString()).not.to.match(/yesterday/);
    }
  });

  it('is short within this year, and whole in another', () => {
    expect(plain(shortTime(british, local(2026, 0, 2, 9, 5), now))).to.equal('2 Jan, 09:05');
    expect(plain(shortTime(british, local(2025, 11, 31, 23, 59), now))).to.equal('31 Dec 2025, 23:59');
  });

  it('is exact with its year', () => {
    expect(plain(exactTime(british, local(2026, 10, 20, 14, 2)))).to.equal('20 Nov 2026, 14:02');
    expect(plain(exactTime(new Translator('en-US'), local(2026, 10, 20, 14, 2)))).to.equal(
      'Nov 20, 2026, 2:02 PM',
    );
    expect(plain(exactTime(german, local(2026, 10, 20, 14, 2)))).to.equal('20.11.2026, 14:02');
  });

  it('has its day of the week and its zone for those who ask', () => {
    const text = plain(zonedTime(british, local(2026, 10, 20, 14, 2)));
    expect(text).to.match(/^Friday,? 20 November 2026(,| at) 14:02 \S+/);
  });
});

describe('the zone of a time', () => {
  for (const lang of ['en', ...Object.keys(languageFiles)]) {
    it(`is named in full times in ${lang}`, () => {
      const translator = new Translator(lang, { [lang]: {} });
      const time = local(2026, 10, 20, 14, 2);
      const parts = new Intl.DateTimeFormat(translator.locale, { timeZoneName: 'short' }).formatToParts(time);
      const zone = parts.find(({ type }) => type === 'timeZoneName')?.value;
      expect(zone).to.be.a('string').and.not.equal('');
      expect(zonedTime(translator, time)).to.include(zone);
      // No seconds are made up.
      expect(zonedTime(translator, time)).to.not.match(/00|٠٠/);
    });
  }
});

describe('other values', () => {
  it('are percents between 0 and 100', () => {
    expect([0, 1, 2.04, 4, 9].map(part => percent(british, part, 4))).to.deep.equal([
      '0%',
      '25%',
      '51%',
      '100%',
      '100%',
    ]);
    expect(percent(british, 0, 0)).to.equal('0%');
    expect(plain(percent(german, 1, 2))).to.equal('50 %');
  });

  it('are whole seconds, rounded up', () => {
    expect(plain(seconds(british, 23_001))).to.equal('24 secs');
    expect(plain(seconds(german, 1_000))).to.equal('1 Sek.');
  });

  it('are one of several', () => {
    expect(oneOf(british, ['png', 'jpg', 'pdf'])).to.equal('png, jpg or pdf');
    expect(oneOf(german, ['png', 'jpg'])).to.equal('png oder jpg');
    expect(oneOf(british, [])).to.equal('');
  });
});
