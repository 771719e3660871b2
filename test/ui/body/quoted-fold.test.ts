/** The fold of earlier mail: by keyboard, from right to left, on paper, in a saved thread, before its module is there. */
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { render } from 'lit';
import { BodyRenderer } from '../../../src/ui/body/body.ts';
import { PlainBodies } from '../../../src/ui/body/plain-text.ts';
import { bodyStyles } from '../../../src/ui/body/body.styles.ts';
import type { SupportElement } from '../../../src/ui/element/support-element.ts';
import { toText } from '../../../src/ui/thread/transcript/transcript.lazy.ts';
import { expectAccessible } from '../../support/axe.ts';
import { focused, press } from '../../support/input.ts';
import { findByRole, getByText, queryAllByRole, queryAllByText, isShown } from '../../support/queries.ts';
import { entries, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';
import { commentOf, english, now, threadOf } from '../../support/transcript-fixture.ts';
import { waitFor } from '../../support/wait.ts';

const QUOTE = 'On 23.11.26 03:10, Ada Byron wrote:\n> It is down.';
const BODY = `It is up.\n\n${QUOTE}`;
const FOLD = { name: 'Show quoted text' };
/** Only Chromium's driver can show a page as it is printed. */
const canEmulate = navigator.userAgent.includes('Chrome/');

describe('the fold of earlier mail', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });

  it('opens and closes by keyboard, and says so', async () => {
    server.comments['CS-1'] = [wireComment('a', { body: BODY })];
    const thread = await mountThread(api);
    const fold = await findByRole(thread, 'button', FOLD);
    fold.focus();
    expect(fold.ariaExpanded).to.equal('false');
    await press('Enter');
    expect(fold.ariaExpanded).to.equal('true');
    expect(getByText(thread, /It is down/).checkVisibility()).to.equal(true);
    await expectAccessible(thread);
    await press('Space');
    expect(fold.ariaExpanded).to.equal('false');
    expect(queryAllByText(thread, /It is down/)).to.have.length(0);
    expect(focused() === fold).to.equal(true);
  });

  it('is in the first message too, and in markdown', async () => {
    server.requests = [wireRequest({ description: BODY })];
    server.comments['CS-1'] = [wireComment('a', { format: 'markdown', body: BODY })];
    const thread = await mountThread(api);
    for (const entry of await entries(thread, 2)) await findByRole(entry, 'button', FOLD);
    await waitFor(() => !isShown(thread, /It is down/), 'two folds');
  });

  for (const [format, body] of [
    ['text', `It is up.\n\n${QUOTE}\n> web-07`],
    ['markdown', `It is up.\n\n${QUOTE}\n> web-07`],
    [
      'html',
      '<p>It is up.</p><p>On 23.11.26 03:10, Ada Byron wrote:</p><blockquote type="cite"><p>It is down. Tell us which one it is.</p><p>web-07</p></blockquote>',
    ],
  ] as const)
    it(`does not take what is typed into a quote of the thread, in ${format}`, async () => {
      const description =
        format === 'html' ? 'It is down.\nTell us which one it is.' : 'It is down now.\n\nIt is down.';
      server.requests = [wireRequest({ description })];
      const typed = format === 'html' ? body : body.replace('It is down.', 'It is down now.');
      server.comments['CS-1'] = [
        wireComment('a', { format, body: typed }),
        wireComment('b', { format, body: typed.replace(/<p>web-07<\/p>|\n> web-07/, '') }),
      ];
      const thread = await mountThread(api);
      const [, answered, repeated] = await entries(thread, 3);
      await findByRole(repeated!, 'button', FOLD);
      expect(getByText(answered!, /web-07/).checkVisibility()).to.equal(true);
      expect(queryAllByRole(answered!, 'button', FOLD)).to.have.length(0);
    });

  it('stands at the right, with its line, where the text runs from right to left', async () => {
    server.comments['CS-1'] = [
      wireComment('a', {
        body: 'عاد الخادم إلى العمل.\n\nفي 23/11/2026 03:10، كتب Ada Byron:\n> الخادم لا يعمل.',
      }),
    ];
    const thread = await mountThread(api, { lang: 'ar', dir: 'rtl' });
    const fold = await findByRole(thread, 'button', { name: 'عرض النص المقتبس' });
    fold.click();
    const quoted = await waitFor(() => fold.nextElementSibling, 'the quoted text');
    expect(parseFloat(getComputedStyle(quoted).borderRightWidth)).to.be.above(1);
    const [button, text] = [fold.getBoundingClientRect(), quoted.getBoundingClientRect()];
    expect(Math.abs(button.right - text.right)).to.be.below(2);
  });

  it('is open on paper', async function () {
    if (!canEmulate) this.skip();
    server.comments['CS-1'] = [wireComment('a', { body: BODY })];
    const thread = await mountThread(api);
    const fold = await findByRole(thread, 'button', FOLD);
    await emulateMedia({ media: 'print' });
    try {
      expect(fold.checkVisibility()).to.equal(false);
      expect(getByText(thread, /It is down/).getBoundingClientRect().height).to.be.above(0);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });

  it('is not in a thread that is saved: all is', async () => {
    const thread = threadOf([commentOf('a', { body: BODY })]);
    expect(await toText(thread, { translator: english, now })).to.contain(BODY.split('\n').at(-1));
  });

  it('leaves all in sight where the module that finds it cannot be loaded', async () => {
    const host = { t: (key: string) => key } as unknown as SupportElement;
    const place = document.createElement('div');
    document.body.append(place);
    const comment = commentOf('a', { body: BODY });
    try {
      await new Promise<void>(resolve => {
        const bodies = new PlainBodies(
          host,
          () => {
            render(bodies.render(comment), place);
            resolve();
          },
          () => Promise.reject(new TypeError('Failed to fetch')),
        );
        // It is held back first.
        expect(bodies.render(comment)).to.equal(undefined);
      });
      expect(place.innerText.replace(/\s+/g, ' ')).to.equal(BODY.replace(/\s+/g, ' '));
      expect(queryAllByRole(place, 'button')).to.have.length(0);
    } finally {
      place.remove();
    }
  });

  describe('before its module is there', () => {
    let place: HTMLElement;
    beforeEach(() => {
      // Without a desk nothing is loaded.
      const host = { addController: () => undefined } as unknown as SupportElement;
      place = document.createElement('div');
      const root = place.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [bodyStyles.styleSheet!];
      document.body.append(place);
      render(new BodyRenderer(host, () => undefined).render(commentOf('a', { body: BODY })), root);
    });
    afterEach(() => place.remove());

    const tail = () => place.shadowRoot!.querySelector<HTMLElement>('.text > *')!;

    it('is not seen open, and has little room', () => {
      expect(getComputedStyle(tail()).visibility).to.equal('hidden');
      expect(tail().getBoundingClientRect().height).to.be.below(60);
      expect(place.shadowRoot!.textContent).to.contain('It is up.').and.contain('It is down.');
    });

    it('is shown whole where that does not come', () => {
      for (const animation of tail().getAnimations()) animation.finish();
      expect(getComputedStyle(tail()).visibility).to.equal('visible');
      expect(tail().scrollHeight).to.be.at.most(tail().clientHeight + 1);
    });
  });
});
