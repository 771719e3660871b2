/** When a comment is markdown, what a log is, and how it becomes a code block. */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { looksLikeCode } from '../../../../src/text/code-lines.ts';
import { isFenced, toCodeBlock, toQuote } from '../../../../src/ui/compose/markdown/syntax.ts';
import { usesMarkdown } from '../../../../src/ui/compose/markdown/uses-markdown.ts';

const lines = (...all: string[]) => all.join('\n');

describe('markdown', () => {
  it('is what only somebody types who means it', () => {
    const meant = [
      '```\nx\n```',
      'Run `uname -a`, please',
      'This is **important**.',
      '~~not this~~',
      'See [the log](https://example.com/log)',
      '> You asked for the log\nHere it is',
      '## What I did\nNothing',
      'a | b\n--- | ---\n1 | 2',
    ];
    for (const text of meant) expect(usesMarkdown(text), text).to.equal(true);
  });

  it('is not what stands in plain words, prompts, paths and sums', () => {
    const plain = [
      'It does not boot.',
      '# reboot\n# uname -a',
      '5 * 3 * 2 = 30, and 2 ** 3 ** 4',
      '/var/lib/__init__.py and my_file_name',
      '- one\n- two',
      '1. one\n2. two',
      'a -> b, a > b',
      'array[1](2)',
      '2024-03-02 --- restarted ---',
      'what `',
      '__init__ is missing',
      '~/backup ~/old',
      '',
    ];
    for (const text of plain) expect(usesMarkdown(text), text).to.equal(false);
  });
});

describe('a log', () => {
  const logs = {
    kernel: lines(
      '[    0.000000] Linux version 6.1.0',
      '[    1.204811] raid6: sse2x4',
      '[    3.1] EXT4-fs (sda1): error',
    ),
    syslog: lines(
      'Mar  2 09:30:01 db sshd[12]: Failed',
      'Mar  2 09:30:02 db sshd[12]: Failed',
      'Mar  2 09:30:03 db cron',
    ),
    java: lines(
      'java.lang.NullPointerException: x',
      '    at com.example.Main.run(Main.java:12)',
      '    at java.base/Thread.run()',
    ),
    python: lines(
      'Traceback (most recent call last):',
      '  File "a.py", line 3, in <module>',
      '    run()',
      'KeyError: 1',
    ),
    web: lines(
      '10.0.0.1 - - [02/Mar/2024] "GET / HTTP/1.1" 500',
      '10.0.0.2 - - "GET /"',
      '10.0.0.3 - - "GET /x"',
    ),
    program: lines('function f() {', '  return 1;', '}'),
    settings: lines('listen = 80', 'root=/var/www', 'index: index.html'),
    shell: lines('ada@db:~$ systemctl status', '$ df -h', '# reboot'),
  };
  for (const [name, log] of Object.entries(logs)) {
    it(`is seen as such: ${name}`, () => {
      expect(looksLikeCode(log)).to.equal(true);
    });
  }

  it('is neither prose nor a line or two', () => {
    expect(
      looksLikeCode(lines('Hello,', 'the server does not boot since yesterday.', 'Can you help?', 'Ada')),
    ).to.equal(false);
    expect(looksLikeCode(lines('one', 'two', 'three', 'four'))).to.equal(false);
    expect(looksLikeCode(lines('ERROR one', 'ERROR two'))).to.equal(false);
    expect(looksLikeCode('')).to.equal(false);
  });
});

describe('a code block', () => {
  const apply = (text: string, start: number, end: number) => {
    const { from, to, insert, caret } = toCodeBlock(text, start, end);
    const after = text.slice(0, from) + insert + text.slice(to);
    return { after, inside: after.slice(...caret) };
  };

  it('takes the whole lines that are selected', () => {
    expect(apply('a\nb\nc', 2, 3).after).to.equal('a\n```\nb\n```\nc');
    expect(apply('one\nsecond line\nthree', 6, 8).after).to.equal('one\n```\nsecond line\n```\nthree');
    expect(apply('a\nb\n', 0, 4).after).to.equal('```\na\nb\n```\n');
    expect(apply('all', 0, 3)).to.deep.equal({ after: '```\nall\n```\n', inside: 'all' });
  });

  it('is empty, with the caret in it, where nothing is', () => {
    expect(apply('See: ', 5, 5)).to.deep.equal({ after: 'See: \n```\n\n```\n', inside: '' });
    expect(apply('', 0, 0).after).to.equal('```\n\n```\n');
  });

  it('has a longer fence than what is in it', () => {
    expect(apply('```\nx\n```', 0, 9).after).to.equal('````\n```\nx\n```\n````\n');
  });

  it('is known where it is', () => {
    expect(isFenced('```\nx', 5)).to.equal(true);
    expect(isFenced('```\nx\n```\ny', 11)).to.equal(false);
    expect(isFenced('x', 1)).to.equal(false);
  });

  it('loses no word, wherever it is made', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '`', ' '), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(30), fc.nat(30), (body, one, other) => {
        const [start = 0, end = 0] = [Math.min(one, body.length), Math.min(other, body.length)].sort(
          (a, b) => a - b,
        );
        const { after, inside } = apply(body, start, end);
        const letters = (some: string) => some.replace(/[^ab]/g, '');
        return letters(after) === letters(body) && letters(inside).includes(letters(body.slice(start, end)));
      }),
    );
  });
});

describe('a quote', () => {
  /** What the text is then, with the caret as a bar. */
  const apply = (text: string, start: number, end: number, other = 'Look now.') => {
    const { from, to, insert, caret } = toQuote(text, start, end, other);
    const after = text.slice(0, from) + insert + text.slice(to);
    return `${after.slice(0, caret[0])}|${after.slice(caret[0])}`;
  };

  it('is of what somebody else wrote, where nothing is selected', () => {
    expect(apply('', 0, 0)).to.equal('> Look now.\n\n|');
    expect(apply('', 0, 0, ' One.\n\nTwo.  \n')).to.equal('> One.\n>\n> Two.\n\n|');
  });

  it('is a paragraph of its own in what is there', () => {
    expect(apply('Hello.', 6, 6)).to.equal('Hello.\n\n> Look now.\n\n|');
    expect(apply('Hello.\n', 7, 7)).to.equal('Hello.\n\n> Look now.\n\n|');
    expect(apply('Hello.\n\nBye.', 8, 8)).to.equal('Hello.\n\n> Look now.\n\n|Bye.');
    expect(apply('\n\nBye.', 0, 0)).to.equal('> Look now.\n\n|Bye.');
  });

  it('is of the whole lines that are selected', () => {
    expect(apply('a\nsecond line\nc', 4, 6)).to.equal('a\n\n> second line\n\n|c');
    expect(apply('one\ntwo', 0, 7)).to.equal('> one\n> two\n\n|');
  });

  it('is begun where there is nothing to quote', () => {
    expect(apply('', 0, 0, '')).to.equal('> |');
    expect(apply('Hello.', 6, 6, ' \n')).to.equal('Hello.\n\n> |');
  });

  it('is markdown', () => {
    expect(usesMarkdown('> Look now.\n\nI did.')).to.equal(true);
  });
});

describe('a quote', () => {
  it('is never inside fenced code', () => {
    const text = 'See\n```\nuname -a\n```\nand more';
    const inside = text.indexOf('uname');
    const { from, to, insert } = toQuote(text, inside, inside + 5, 'They said this.');
    expect(text.slice(0, from) + insert + text.slice(to)).to.equal(
      'See\n```\nuname -a\n```\n\n> They said this.\n\nand more',
    );
  });

  it('is before fenced code that has no end', () => {
    const text = 'See\n```\nuname -a';
    const { from, to, insert } = toQuote(text, text.length, text.length, 'This.');
    expect(text.slice(0, from) + insert + text.slice(to)).to.equal('See\n\n> This.\n\n```\nuname -a');
  });
});
