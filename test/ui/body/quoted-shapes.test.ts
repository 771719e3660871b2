/** Earlier mail and signatures in entries: folded at the end, and nothing else. */
import { expect } from '@open-wc/testing';
import { quotedShapes } from '../../support/mails/quoted/all.ts';
import type { QuotedShape } from '../../support/mails/quoted/shape.ts';
import { queryAllByRole } from '../../support/queries.ts';
import { entries, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const FOLD = { name: 'Show quoted text' };
/** Without white space and the marks of fences. */
const squeeze = (text: string) => text.replace(/```(?:sh)?|\s+/g, '');

describe('mails with quotes', () => {
  const api = threadApi();
  /** Texts of which something was folded as expected. */
  let recalled = 0;
  /** Characters of what is new, and those of them that were shown. */
  const characters = { all: 0, shown: 0 };

  it('are 150 at least, each of its own shape', () => {
    expect(quotedShapes.length).to.be.at.least(150);
    expect(new Set(quotedShapes.map(({ format, body }) => format + body)).size).to.equal(quotedShapes.length);
    expect(new Set(quotedShapes.map(({ name }) => name)).size).to.equal(quotedShapes.length);
  });

  for (const shape of quotedShapes) {
    it(`show what is new: ${shape.name}`, async () => {
      const { own, folded } = await seen(shape);
      characters.all += squeeze(shape.new).length;
      characters.shown += squeeze(own) === squeeze(shape.new) ? squeeze(shape.new).length : 0;
      expect(squeeze(own)).to.equal(squeeze(shape.new));
      expect(squeeze(folded)).to.equal(squeeze(shape.folded));
      if (shape.folded) recalled++;
    });
  }

  it('have all that is new shown, and nine of ten tails folded', () => {
    expect(characters.shown).to.equal(characters.all);
    const tails = quotedShapes.filter(({ folded }) => folded).length;
    expect(recalled / tails).to.be.at.least(0.9);
  });

  /** What is seen of a mail at once, and what its buttons add. */
  async function seen({ body, format, folded }: QuotedShape): Promise<{ own: string; folded: string }> {
    const server = new ThreadServer(api);
    server.comments['CS-1'] = [wireComment('a', { format, body })];
    const thread = await mountThread(api);
    const [, entry] = await entries(thread, 2);
    const bodyOf = () => entry!.querySelector<HTMLElement>(format === 'text' ? '.text' : '.rich');
    const isFolded = () => queryAllByRole(entry!, 'button', FOLD).length > 0;
    await waitFor(() => !entry!.querySelector('.soon') && bodyOf(), 'the body');
    if (folded) await waitFor(isFolded, 'a fold');
    // What is not folded must not be folded a little later either.
    else await loaded();
    const text = bodyOf()!;
    const copy = text.cloneNode(true) as HTMLElement;
    const hidden = [...copy.querySelectorAll('.quoted')];
    const tail = hidden.map(({ textContent }) => textContent).join(' ');
    for (const gone of [...hidden, ...copy.querySelectorAll('button, .code-head')]) gone.remove();
    const visible = squeeze(text.innerText);
    for (const part of hidden) expect(visible).to.not.contain(squeeze(part.textContent));
    return { own: copy.textContent, folded: tail };
  }

  /** Once the modules that fold are there, and two frames have been painted. */
  async function loaded(): Promise<void> {
    await import('../../../src/text/mail/quoted-tail.lazy.ts');
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  }
});
