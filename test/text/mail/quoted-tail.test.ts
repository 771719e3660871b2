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

  describe('of an entry that is there', () => {
    const earlier = [
      'The disk is full.',
      'Hello Ada,\n\nplease send us the name of the domain, and the time at which it began.\nSee https://host.example/help for how.\n\n1. Open the panel\n2. Choose "Restart"\n\nKind regards\nMarta',
    ];
    const wrote = 'On Mon, 23 Nov 2026 at 03:10, Support <help@host.example> wrote:';
    const quote =
      '> Hello Ada,\n>\n> please send us the name of the domain, and\n> the time at which it began.\n> See <https://host.example/help> for how.\n>\n> 1. Open the panel\n> 2. Choose "Restart"\n>\n> Kind regards\n> Marta';
    const isWhole = (body: string, of = earlier) =>
      quotedRanges(body.split('\n'), undefined, () => of).length === 0;
    const mail = (quoted: string) => `It is still slow here.\n\n${wrote}\n${quoted}`;

    it('is folded where it is as that was, also broken elsewhere and with what programs add', () => {
      expect(isWhole(mail(quote))).to.equal(false);
      expect(isWhole(mail(`${quote}\n>\n> Host Ltd, Helsinki\n> Case 295900`))).to.equal(false);
    });

    it('is shown with whatever is typed into it, where and how short that may be', () => {
      const lines = quote.split('\n');
      for (const typed of ['shop.example', 'ok', 'since ten', 'The domain is shop.example.', '好'])
        for (const at of [4, 5, 7, 8]) {
          expect(isWhole(mail(lines.toSpliced(at, 0, `> ${typed}`).join('\n'))), `${typed} ${at}`).to.equal(
            true,
          );
          const line = `${lines[at - 1]} ${typed}`;
          expect(isWhole(mail(lines.with(at - 1, line).join('\n'))), line).to.equal(true);
        }
    });

    it('is shown with what is typed at its end', () => {
      const cut = quote.split('\n').slice(0, 4);
      expect(isWhole(mail(cut.join('\n')))).to.equal(false);
      expect(isWhole(mail([...cut, '> shop.example'].join('\n')))).to.equal(true);
    });

    it('is folded as ever where it is of no entry', () => {
      expect(isWhole(mail(quote), ['The disk is full.'])).to.equal(false);
    });
  });

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
