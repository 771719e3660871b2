import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { splitLinks } from '../../src/text/links.ts';

/** The links found, as they are shown. */
const links = (text: string) => splitLinks(text).flatMap(({ text: shown, href }) => (href ? [shown] : []));
const joined = (text: string) =>
  splitLinks(text)
    .map(segment => segment.text)
    .join('');

describe('splitLinks', () => {
  it('finds web and e-mail addresses and keeps the text around them', () => {
    expect(splitLinks('See https://example.com/a?b=c#d or write to ada@example.com.')).to.deep.equal([
      { text: 'See ' },
      { text: 'https://example.com/a?b=c#d', href: 'https://example.com/a?b=c#d' },
      { text: ' or write to ' },
      { text: 'ada@example.com', href: 'mailto:ada@example.com' },
      { text: '.' },
    ]);
  });

  it('makes no segments of an empty text and one of a text without links', () => {
    expect(splitLinks('')).to.deep.equal([]);
    expect(splitLinks('no links here')).to.deep.equal([{ text: 'no links here' }]);
  });

  for (const [text, ...found] of [
    ['https://example.com.', 'https://example.com'],
    ['https://example.com/a, and', 'https://example.com/a'],
    ['Really https://example.com/?!', 'https://example.com/'],
    ['Wait https://example.com/a…', 'https://example.com/a'],
    ['(https://example.com)', 'https://example.com'],
    ['(https://example.com).', 'https://example.com'],
    ['(see https://example.com/a_(b))', 'https://example.com/a_(b)'],
    ['(see https://example.com/a_(b(c)))', 'https://example.com/a_(b(c))'],
    ['[docs](https://example.com/x)', 'https://example.com/x'],
    ['http://[2001:db8::1]:8080/x', 'http://[2001:db8::1]:8080/x'],
    ['[https://example.com]', 'https://example.com'],
    ['"https://example.com"', 'https://example.com'],
    ["'https://example.com'", 'https://example.com'],
    ['“https://example.com”', 'https://example.com'],
    ['«https://example.com»', 'https://example.com'],
    ['<https://example.com>', 'https://example.com'],
    ['`https://example.com`', 'https://example.com'],
    ['HTTPS://EXAMPLE.COM/A', 'HTTPS://EXAMPLE.COM/A'],
    ['请看https://example.com/a。谢谢', 'https://example.com/a'],
    ['https://пример.рф/страница', 'https://пример.рф/страница'],
    ['https://example.com/a\nhttps://example.com/b', 'https://example.com/a', 'https://example.com/b'],
    ['https://example.com/a\\@evil.example', 'https://example.com/a'],
    ['x@y', ...[]],
    ['<ada@example.com>', 'ada@example.com'],
    ["'ada@example.com'", 'ada@example.com'],
    ["o'brien+x@mail.example.com", "o'brien+x@mail.example.com"],
    ['write:ada@example.com,bob@example.org', 'ada@example.com', 'bob@example.org'],
    ['https://user@example.com/x', 'https://user@example.com/x'],
    ['a@b@example.com', 'b@example.com'],
    ['xhttps://example.com', ...[]],
    ['https://', ...[]],
    ['http://% https://[ https://.', ...[]],
  ] as const) {
    it(`finds ${JSON.stringify(found)} in ${JSON.stringify(text)}`, () => {
      expect(links(text)).to.deep.equal(found);
    });
  }

  it('never links another scheme', () => {
    for (const text of [
      'javascript:alert(1)',
      'JaVaScRiPt://example.com/%0aalert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      'blob:x',
      'ftp://example.com',
      '//example.com',
      'httpſ://example.com',
    ]) {
      expect(links(text), text).to.deep.equal([]);
    }
    // What stands in front stays text.
    expect(splitLinks('javascript:https://example.com')).to.deep.equal([
      { text: 'javascript:' },
      { text: 'https://example.com', href: 'https://example.com' },
    ]);
  });

  it('puts nothing but an address into mailto', () => {
    expect(links('ada@example.com?bcc=eve@example.com')).to.deep.equal([
      'ada@example.com',
      'eve@example.com',
    ]);
    expect(links('a%0abcc:x@example.com')).to.deep.equal(['x@example.com']);
  });

  it('ends a URL at whatever can not be seen or turns the text around', () => {
    for (const char of Array.from(
      '\u00ad\u034f\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e' +
        '\u2060\u2066\u2067\u2068\u2069\u206f\u3164\ufe0f\ufeff\u0000\u0007\u0085\u00a0\u3000\u{e0041}\ud800',
    )) {
      const text = `https://example.com/a${char}b`;
      expect(links(text), char.codePointAt(0)?.toString(16)).to.deep.equal(['https://example.com/a']);
      expect(joined(text)).to.equal(text);
    }
  });

  it('shows exactly the input, and links only what is safe', () => {
    const piece = fc.constantFrom(
      ...[
        'https://',
        'HTTP://',
        'http',
        '://',
        'a',
        '@',
        '.',
        'b.co',
        'x@y.zz',
        '(',
        ')',
        '[',
        ']',
        "'",
        '"',
      ],
      ...[
        '<',
        '>',
        ' ',
        '\n',
        '\u202e',
        '\u200b',
        '。',
        ',',
        '_',
        '-',
        '\\',
        'javascript:',
        '\ud83d',
        '\ude00',
        '%',
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 40 }).map(pieces => pieces.join('')),
    );
    fc.assert(
      fc.property(texts, text => {
        const segments = splitLinks(text);
        expect(segments.map(segment => segment.text).join('')).to.equal(text);
        for (const { text: shown, href } of segments) {
          expect(shown).not.to.equal('');
          if (href === undefined) continue;
          expect(href).to.be.oneOf([shown, `mailto:${shown}`]);
          expect(new URL(href).protocol).to.match(/^(https?|mailto):$/);
          expect(shown).not.to.match(/[\p{C}\p{Z}<>"]/u);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('gets through a megabyte of hostile text', function () {
    this.timeout(120_000);
    for (const piece of [
      ...[
        'a',
        '@',
        'a@',
        'a.',
        'a@b.',
        "a'",
        '-',
        'http://',
        'https://a)',
        'https://a(',
        'https://[',
        'http:',
      ],
      ...['https://a.', '.', ')', 'a@a.a', 'x@y.zz', 'https://a@', '\u202e', 'https://a ', 'https://a\u200b'],
    ]) {
      for (const start of ['', 'https://example.com/', 'ada@', 'ada@a.']) {
        const text = start + piece.repeat(1_048_576 / piece.length);
        expect(joined(text) === text, `${start} ${piece}`).to.equal(true);
      }
    }
  });
});
