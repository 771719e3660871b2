import { expect } from '@open-wc/testing';
import { quotedRanges } from '../../../src/text/mail/quoted-tail.ts';
import { mayQuote } from '../../../src/text/mail/suspicion.ts';
import { textShapes } from '../../support/mails/quoted/all.ts';

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The lines of a text, those that are folded apart. */
function split(text: string): { readonly own: string; readonly folded: string } {
  const lines = text.split('\n');
  const ranges = quotedRanges(lines);
  const isFolded = (index: number) => ranges.some(([from, to]) => index >= from && index < to);
  return {
    own: lines.filter((_, index) => !isFolded(index)).join('\n'),
    folded: lines.filter((_, index) => isFolded(index)).join('\n'),
  };
}

describe('earlier mail in a text', () => {
  for (const { name, body, new: own, folded } of textShapes) {
    it(`is all that is folded of: ${name}`, () => {
      const found = split(body);
      expect(squeeze(found.own)).to.equal(squeeze(own));
      expect(squeeze(found.folded)).to.equal(squeeze(folded));
    });
  }

  it('is suspected wherever it is found', () => {
    const missed = textShapes.filter(({ folded, body }) => folded && !mayQuote(body));
    expect(missed.map(({ name }) => name)).to.deep.equal([]);
  });

  it('is not suspected in a usual text', () => {
    for (const text of [
      'It works now, thank you.',
      'Hello,\n\nthe server web-07 stops at 03:10.\nSee https://host.example/a?b=c.\n\nRegards\nAda',
      'Steps:\n- stop it\n- start it',
    ])
      expect(mayQuote(text), text).to.equal(false);
  });

  it('is found in a time that grows with the length only', () => {
    const pieces = ['>', '> a\n', 'On ', 'On \n', 'On 23 Nov 2026 at 03:10, Ada <a@b.example> wrote:\n'];
    pieces.push(
      `${pieces[4]!}> a\n`,
      '-- \na\n',
      '\n',
      '\r',
      '\u2028',
      ' ',
      'From: a\n',
      'From: a\nSent: b\nTo: c\n',
      '| a\n',
    );
    pieces.push(
      'Sent from my iPhone\n\n',
      '-----Original Message-----\n',
      '```\n',
      '~~~\n> a\n',
      'sent from ',
    );
    for (const piece of pieces)
      for (const before of ['', 'x\n']) {
        const text = before + piece.repeat(50_000 / piece.length);
        expect(mayQuote(text), piece).to.be.a('boolean');
        expect(quotedRanges(text.split('\n')), piece).to.be.an('array');
      }
  });
});
