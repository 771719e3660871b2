/** Text of both directions: each paragraph by its own. */
import { expect } from '@open-wc/testing';
import { waitFor } from '../../support/wait.ts';
import { entries, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment } from '../../support/thread-server.ts';

const api = threadApi();
const arabic = 'مرحبا بالعالم.';

/** The body of an answer as it is shown. */
async function show(body: string, format: string, properties = {}, name?: string): Promise<HTMLElement> {
  const server = new ThreadServer(api);
  server.comments['CS-1'] = [wireComment('a', { body, format })];
  const thread = await mountThread(api, properties);
  const [, entry] = await entries(thread, 2, name);
  return waitFor(
    () => entry!.querySelector<HTMLElement>(format === 'text' ? '.text' : '.rich'),
    'the body of the answer',
  );
}

/** Where a piece of text is within the body: at its left edge, at its right edge, or both for a full line. */
function sideOf(body: HTMLElement, text: string): string {
  // WebKit's rectangle of the first character of a line may begin at the line before.
  const { left, right } = rectOf(body, text.slice(1), text);
  const box = body.getBoundingClientRect();
  return left - box.left < box.right - right ? 'left' : 'right';
}

/** Whether the last character of a text is at the left of its first one. */
function readsLeftwards(body: HTMLElement, text: string): boolean {
  const first = rectOf(body, text.slice(0, 1), text);
  const last = rectOf(body, text.slice(-1), text);
  // WebKit's rectangle of the first or last character of a line may have the whole line on one side.
  return last.left < first.left || last.right < first.right;
}

/** The rectangle of a text, or of its first or last character `part`. */
function rectOf(body: HTMLElement, part: string, whole = part): DOMRect {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = node.nodeValue!.indexOf(whole);
    if (start < 0) continue;
    const range = document.createRange();
    const at = whole.startsWith(part) ? start : start + whole.length - part.length;
    range.setStart(node, at);
    range.setEnd(node, at + part.length);
    return range.getBoundingClientRect();
  }
  throw new Error(`There is no ${whole}`);
}

describe('an answer in two directions', () => {
  for (const [format, body] of [
    ['text', `Hello,\n${arabic}`],
    ['markdown', `Hello,\n${arabic}`],
    ['markdown', `Hello,\n\n${arabic}`],
    ['html', `<p>Hello,</p><p>${arabic}</p>`],
    ['html', `Hello,<br>${arabic}`],
    ['html', `<table><tr><td>Hello,</td></tr><tr><td>${arabic} ${arabic}</td></tr></table>`],
  ] as const) {
    it(`has each paragraph by its own, in ${format}: ${body}`, async () => {
      const shown = await show(body, format);
      expect(sideOf(shown, 'Hello,')).to.equal('left');
      expect(readsLeftwards(shown, arabic)).to.equal(true);
      if (!body.includes('<td>')) expect(sideOf(shown, arabic)).to.equal('right');
    });
  }

  it('begins with Arabic, and has its English by its own', async () => {
    const shown = await show(`${arabic}\nHello, world.`, 'text');
    expect(sideOf(shown, arabic)).to.equal('right');
    expect(sideOf(shown, 'Hello, world.')).to.equal('left');
    expect(readsLeftwards(shown, 'ello, world.')).to.equal(false);
  });

  it('has English lines to the left on an Arabic page too', async () => {
    const shown = await show(`Hello, world.\n${arabic}`, 'text', { lang: 'ar', dir: 'rtl' }, 'السجل');
    expect(sideOf(shown, 'Hello, world.')).to.equal('left');
    expect(sideOf(shown, arabic)).to.equal('right');
  });

  it('has the marks of a list on the side of its text', async () => {
    const shown = await show(`- one\n- two\n\n---\n\n1. ${arabic}\n2. ${arabic}`, 'markdown');
    const [latin, other] = shown.querySelectorAll('ul, ol');
    expect(getComputedStyle(latin!).direction).to.equal('ltr');
    expect(getComputedStyle(other!).direction).to.equal('rtl');
  });
});

describe('the direction that the writer of a mail has set', () => {
  /** An English word in a mail that is set from right to left: the full stop is at its left. */
  const isRightToLeft = (shown: HTMLElement) => {
    expect(sideOf(shown, 'OK.')).to.equal('right');
    expect(readsLeftwards(shown, 'K.')).to.equal(true);
  };
  for (const body of [
    '<p dir="rtl">OK.</p>',
    '<html><body dir=RTL><p>OK.</p></body></html>',
    '<div dir="rtl"><table width=1><tr><td>x</td></tr></table><p>OK.</p></div>',
    '<blockquote dir="rtl"><div><p>OK.</p></div></blockquote>',
  ]) {
    it(`stays: ${body}`, async () => {
      isRightToLeft(await show(body, 'html'));
    });
  }

  it('does not turn letters around, as an override would', async () => {
    const shown = await show('<p>See <bdo dir="rtl">moc.elpmaxe</bdo> now</p>', 'html');
    expect(readsLeftwards(shown, 'moc.elpmaxe')).to.equal(false);
  });

  it('ends with the element that has it', async () => {
    const shown = await show(`<body><div dir="rtl">${arabic}</div></body><p>Hello, world.</p>`, 'html');
    expect(sideOf(shown, 'Hello, world.')).to.equal('left');
    expect(shown.querySelectorAll('[dir]')).to.have.length(1);
  });
});
