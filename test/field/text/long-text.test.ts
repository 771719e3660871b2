/** Logs and other long texts in the composer of a comment: typing waits for nothing, and nothing is too long to be decided. */
import { expect } from '@open-wc/testing';
import { renderRichText } from '../../../src/ui/body/rich-text/render.ts';
import { usesMarkdown } from '../../../src/ui/compose/markdown/uses-markdown.ts';
import { withFakeClock } from '../../support/fake-clock.ts';
import { findByRole } from '../../support/queries.ts';
import { commentField, entries, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer } from '../../support/thread-server.ts';

const api = threadApi();

/** 200 kB each: with an expression that takes the square of the length, one of them would take minutes. */
const long = (text: string) => text.repeat(Math.ceil(200_000 / text.length));
const texts = {
  'a log with rulers': `${'-'.repeat(100)}\nERROR: connection refused\n`,
  'opening brackets': '[',
  'beginnings of links': '[a](http:',
  'pictures without an end': '![a](',
  backticks: '`',
  'code without an end': '`a ',
  stars: '*',
  'bold without an end': '**a ',
  underscores: '_a ',
  tildes: '~a ',
  fences: '```\n~~~\n',
  tables: 'a|b\n---|---\n',
  pipes: '|-',
  quotes: '> ',
  backslashes: '\\',
  addresses: 'a@',
  spaces: ' ',
};

describe('a comment of any length', () => {
  for (const [what, text] of Object.entries(texts)) {
    it(`is decided, alone and beside markdown: ${what}`, () => {
      expect(usesMarkdown(long(text))).to.be.a('boolean');
      expect(usesMarkdown(`\`x\` ${long(text)}`)).to.be.a('boolean');
    });

    it(`is rendered as markdown: ${what}`, () => {
      const body = `First line.\n\n${long(text)}`.slice(0, 100_000);
      const options = { isLocal: () => false, openInNewTab: '' };
      expect(renderRichText(body, 'markdown', options).textContent).to.contain('First line.');
    });
  }

  it('is not searched for markdown while it is typed, but once typing pauses', async () => {
    const server = new ThreadServer(api);
    server.config = { commentFormats: ['text', 'markdown'] };
    const thread = await mountThread(api);
    await entries(thread, 1);
    const field = await commentField(thread);
    await findByRole(thread, 'tab', { name: 'Preview' });
    const formatOf = () => thread.composer?.snapshot.text.more?.format;
    const type = (letter: string) => {
      field.value += letter;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    };
    await withFakeClock(async clock => {
      type('This is **bold**');
      for (const letter of ' and more') {
        type(letter);
        await clock.advance(100);
        expect(formatOf()).to.equal(undefined);
      }
      await clock.advance(400);
      expect(formatOf()).to.equal('markdown');
    });
  });
});
