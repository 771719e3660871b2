/** Answers as they come: forty shapes of mail, each whole, readable, and inside its place. */
import { expect } from '@open-wc/testing';
import { contrastOf } from '../../support/contrast.ts';
import { brokenWords, sticksOut } from '../../support/layout.ts';
import { deskMails } from '../../support/mails/desks.ts';
import type { Mail } from '../../support/mails/mail.ts';
import { outlookMails } from '../../support/mails/outlook.ts';
import { moreMails } from '../../support/mails/more.ts';
import { oddMails, textMails } from '../../support/mails/shapes.ts';
import { webMails } from '../../support/mails/webmail.ts';
import { getByRole, queryAllByRole } from '../../support/queries.ts';
import { entries, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const mails: readonly Mail[] = [
  ...outlookMails,
  ...webMails,
  ...deskMails,
  ...oddMails,
  ...moreMails,
  ...textMails,
];

/** Longer words may be broken: there is no other way to show them. */
const LONG = 28;

const squeeze = (text: string) => text.replace(/[\s\u00a0\u200b]+/g, '');

/** The text of a body, without what only the widget's own buttons say. */
function shownText(body: Element): string {
  const copy = body.cloneNode(true) as Element;
  for (const own of copy.querySelectorAll('button, .code-head')) own.remove();
  for (const picture of copy.querySelectorAll('img')) picture.replaceWith(picture.alt);
  return squeeze(copy.textContent);
}

/** The text of the source, as a browser would show it. */
function sourceText({ body, hides = [] }: Mail): string {
  const page = new DOMParser().parseFromString(body, 'text/html');
  for (const gone of page.querySelectorAll(
    'style, script, title, [style*="mso-list:Ignore"], [style*="display:none !"]',
  ))
    gone.remove();
  for (const picture of page.querySelectorAll('img')) {
    const isLink =
      !picture.hasAttribute('alt') &&
      picture.src.startsWith('https') &&
      !hides.some(text => picture.src.includes(text));
    picture.replaceWith(picture.alt || (isLink ? picture.src : ''));
  }
  return squeeze(page.body.textContent);
}

describe('answers as they come', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });

  it('are many', () => {
    expect(mails.length).to.be.at.least(40);
    expect(new Set(mails.map(({ name }) => name)).size).to.equal(mails.length);
  });

  for (const mail of mails) {
    it(`${mail.name}: whole, readable and in its place`, async () => {
      const { format = 'html', body, shows = [], folds = [], hides = [] } = mail;
      server.comments['CS-1'] = [wireComment('a', { format, body })];
      const thread = await mountThread(api);
      const [, entry] = await entries(thread, 2);
      const wanted = folds.length > 0;
      const text = await waitFor(
        () =>
          queryAllByRole(entry!, 'button', { name: 'Show quoted text' }).length > 0 === wanted &&
          entry!.querySelector<HTMLElement>(format === 'text' ? '.text' : '.rich'),
        `the body, folded: ${wanted}`,
      );
      const seen = squeeze(text.innerText);
      for (const each of shows) expect(seen, 'at once').to.contain(squeeze(each));
      for (const each of folds) expect(seen, 'folded').to.not.contain(squeeze(each));
      for (const button of queryAllByRole(entry!, 'button', { name: /^Show (quoted|all)/ })) button.click();
      const all = shownText(text);
      for (const each of [...shows, ...folds]) expect(all, 'in full').to.contain(squeeze(each));
      for (const each of hides) expect(all).to.not.contain(squeeze(each));
      if (format === 'html') {
        expect(all).to.equal(sourceText(mail));
        expect(all).to.not.match(/<\/?[a-z]+[\s>]|&[a-z]{2,8};|mso-|style=/i);
      }
      for (const width of [320, 360, 1160]) {
        thread.style.inlineSize = `${width}px`;
        expect(sticksOut(entry!), `${width} px`).to.deep.equal([]);
        const broken = brokenWords(text).filter(word => word.length < LONG);
        expect(broken, `${width} px`).to.deep.equal([]);
        expectRhythm(text, width);
      }
      for (const theme of ['light', 'dark'] as const) {
        thread.theme = theme;
        await thread.updateComplete;
        for (const element of text.querySelectorAll('*')) {
          if (![...element.childNodes].some(node => node instanceof Text && node.data.trim())) continue;
          const contrast = contrastOf(element, theme === 'light' ? '#fff' : '#121212');
          expect(contrast, `${element.textContent.slice(0, 40)}, ${theme}`).to.be.at.least(4.5);
        }
      }
      expect(getByRole(thread, 'heading', { level: 2 })).to.be.ok;
    });
  }
});

/** Blocks do not touch each other. */
function expectRhythm(text: Element, width: number): void {
  for (const block of text.querySelectorAll('p, div:not(.code-head), ul, ol, pre, blockquote, h4, h5, h6')) {
    const next = block.nextElementSibling;
    if (!next || next.matches('li, button, td, th, tr, tbody, pre, br') || block.closest('.code-head'))
      continue;
    const [above, below] = [block.getBoundingClientRect(), next.getBoundingClientRect()];
    if (above.height === 0 || below.height === 0) continue;
    const words = `${block.textContent.slice(0, 30)} / ${next.textContent.slice(0, 30)}, ${width} px`;
    expect(below.top - above.bottom, words).to.be.at.least(3);
  }
}
