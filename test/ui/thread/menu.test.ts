/** "Actions" in the head of a thread. */
import { expect } from '@open-wc/testing';
import '../../../src/i18n/en-late.ts';
import type { SupportRequestThread } from '../../../src/ui/thread/support-request-thread.ts';
import { registerLanguage } from '../../../src/i18n/languages.ts';
import { loadModule } from '../../../src/ui/element/load-module.ts';
import { problemText } from '../../../src/ui/element/problem-message.ts';
import { languageFiles } from '../../../src/i18n/language-files.ts';
import { SupportError } from '../../../src/model.ts';
import { entries, eventsOf, heard, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment, wireRequest } from '../../support/thread-server.ts';
import { expectAccessible } from '../../support/axe.ts';
import { click, focused, press } from '../../support/input.ts';
import { deferred, json, problem } from '../../support/mock-api.ts';
import { rejection } from '../../support/rejection.ts';
import { findByRole, getByRole, queryAllByRole, queryByRole, textOf } from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { english } from '../../support/transcript-fixture.ts';

const api = threadApi();

describe('what went wrong', () => {
  it('is the connection where a lazy file did not come, and else a defect', async () => {
    // No network is needed to fail.
    const missing = 'http://localhost:1/missing.js';
    const error = await rejection(loadModule(import(missing)));
    expect(error).to.be.instanceOf(SupportError).with.nested.property('problem.kind', 'offline');
    const defect = new SyntaxError('Unexpected token');
    expect(await rejection(loadModule(Promise.reject(defect)))).to.equal(defect);
  });

  it('is said with what to do', () => {
    const limited = problemText(english, { kind: 'rate-limited', retryAfter: 24_000 });
    expect(limited).to.match(/^Too many tries just now\. Try again in 24 secs?\.$/);
    expect(problemText(english, { kind: 'offline' })).to.match(/^Support could not be reached\./);
    const texts = { forbidden: 'act.forbidden' } as const;
    expect(problemText(english, { kind: 'forbidden' }, { what: 'close.failed', texts })).to.match(
      /allowed to do this\./,
    );
  });
});

describe('the menu of a thread', () => {
  let server: ThreadServer;
  let thread: SupportRequestThread;
  /** What was printed: the documents' titles and bodies. */
  let printed: Document[];
  let saved: string[];

  beforeEach(async () => {
    server = new ThreadServer(api);
    // Five comments in pages of two.
    server.on('GET /requests/CS-1/comments', ({ url }) => {
      const from = Number(new URL(url).searchParams.get('cursor') ?? 0);
      const items = [0, 1, 2, 3, 4].map(index => wireComment(`c${index}`));
      return json({ items: items.slice(from, from + 2), nextCursor: from < 4 ? String(from + 2) : null });
    });
    thread = await mountThread(api);
    await entries(thread, 6);
    await findByRole(thread, 'button', { name: 'Actions' });
    printed = [];
    saved = [];
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push(this.download);
    };
    // The browser's dialog would stop everything.
    ShadowRoot.prototype.append = function (this: ShadowRoot, ...nodes: (Node | string)[]) {
      DocumentFragment.prototype.append.apply(this, nodes);
      for (const frame of nodes) {
        if (frame instanceof HTMLIFrameElement) watchPrint(frame);
      }
    };
  });
  afterEach(() => {
    // Both were inherited.
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    Reflect.deleteProperty(ShadowRoot.prototype, 'append');
  });

  function watchPrint(frame: HTMLIFrameElement): void {
    const replace = () => {
      const view = frame.contentWindow;
      if (view) view.print = () => printed.push(view.document);
    };
    replace();
    frame.addEventListener('load', replace, { once: true });
  }

  const button = () => getByRole(thread, 'button', { name: 'Actions' });
  const items = () => queryAllByRole(thread, 'menuitem').map(textOf);
  const focusedName = () => focused()?.textContent;
  const isOpen = () => queryByRole(thread, 'menu') !== null;
  const frames = () => thread.shadowRoot!.querySelectorAll('iframe');

  async function open(): Promise<void> {
    await click(button());
    await waitFor(() => focusedName() === 'Copy number', 'the menu to open');
  }

  async function choose(name: string): Promise<void> {
    await open();
    await click(getByRole(thread, 'menuitem', { name }));
  }

  it('opens by a press, and closes by another, by Escape and by a press elsewhere', async () => {
    expect(isOpen()).to.equal(false);
    expect(button().ariaExpanded).to.equal('false');
    await open();
    expect(items()).to.deep.equal(['Copy number', 'Print', 'Save as text', 'Save as JSON']);
    expect(button().ariaExpanded).to.equal('true');
    await click(button());
    await waitFor(() => !isOpen(), 'the menu to close');
    await open();
    await press('Escape');
    await waitFor(() => !isOpen(), 'the menu to close');
    expect(focused() === button()).to.equal(true);
    expect(button().ariaExpanded).to.equal('false');
    await open();
    await click(getByRole(thread, 'heading', { level: 2 }));
    await waitFor(() => !isOpen(), 'the menu to close');
  });

  it('is gone through by the keyboard, which the page around does not hear', async () => {
    const told: string[] = [];
    const listen = (event: KeyboardEvent) => told.push(event.key);
    document.addEventListener('keydown', listen);
    button().focus();
    await press('ArrowDown');
    expect(focusedName()).to.equal('Copy number');
    await press('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(focusedName()).to.equal('Save as JSON');
    await press('ArrowDown');
    expect(focusedName()).to.equal('Copy number');
    await press('ArrowUp');
    expect(focusedName()).to.equal('Save as JSON');
    await press('Home');
    expect(focusedName()).to.equal('Copy number');
    await press('End');
    expect(focusedName()).to.equal('Save as JSON');
    await press('s');
    expect(focusedName()).to.equal('Save as text');
    await press('p');
    expect(focusedName()).to.equal('Print');
    document.removeEventListener('keydown', listen);
    expect(told).to.deep.equal([]);
    await press('Tab');
    await waitFor(() => !isOpen(), 'the menu to close');
    await press('Shift+Tab');
    expect(focused() === button()).to.equal(true);
    await press('ArrowUp');
    expect(focusedName()).to.equal('Save as JSON');
    await press('Escape');
    await waitFor(() => focused() === button(), 'the focus to come back');
  });

  it('closes when the page is scrolled, not when it is told late of a scrolling before', async () => {
    const room = document.createElement('div');
    room.style.height = '200vh';
    document.body.append(room);
    await open();
    window.dispatchEvent(new Event('scroll'));
    expect(isOpen()).to.equal(true);
    scrollBy({ top: 8, behavior: 'instant' });
    await waitFor(() => !isOpen(), 'the menu to close');
    scrollTo(0, 0);
    room.remove();
  });

  it('prints all of it, though it was asked by the keyboard', async () => {
    button().focus();
    await press('Enter');
    await waitFor(() => focusedName() === 'Copy number', 'the menu to open');
    await press('ArrowDown', 'Enter');
    await heard(thread, 'Preparing…');
    await waitFor(() => printed.length === 1, 'the dialog');
    expect(printed[0]!.title).to.equal('CS-1 Server does not boot');
    expect(printed[0]!.querySelectorAll('article')).to.have.length(6);
    expect(focused() === button()).to.equal(true);
    expect(queryByRole(thread, 'button', { name: 'Cancel' }) === null).to.equal(true);
    frames()[0]!.contentWindow!.dispatchEvent(new Event('afterprint'));
    expect(frames()).to.have.length(0);
  });

  it('saves text and JSON', async () => {
    await choose('Save as text');
    await waitFor(() => saved.length === 1, 'the file');
    await choose('Save as JSON');
    await waitFor(() => saved.length === 2, 'the file');
    expect(saved).to.deep.equal(['CS-1.txt', 'CS-1.json']);
  });

  it('says where it happened that a page failed, prints nothing, and tries again', async () => {
    const errors = eventsOf(thread, 'support-error');
    let mended = false;
    const refuse = (request: Request) =>
      !mended && request.url.includes('cursor=4') ? problem(400) : undefined;
    server.on('GET /requests/CS-1/comments', refuse);
    await choose('Print');
    const alert = await findByRole(thread, 'alert');
    expect(textOf(alert)).to.match(
      /^This request could not be loaded completely, so nothing was printed\. The server did not accept this\./,
    );
    expect(errors.map(({ operation, problem: { kind } }) => [operation, kind])).to.deep.equal([
      ['listComments', 'invalid'],
    ]);
    expect([printed.length, frames().length]).to.deep.equal([0, 0]);
    thread.requestUpdate();
    await thread.updateComplete;
    expect(queryByRole(thread, 'alert') === alert).to.equal(true);
    await expectAccessible(button().parentElement!);
    mended = true;
    await click(getByRole(alert, 'button', { name: 'Try again' }));
    await waitFor(() => printed.length === 1, 'the dialog');
    expect(queryByRole(thread, 'alert') === null).to.equal(true);
    expect(focused() === button()).to.equal(true);
  });

  it('says of a file that it was not saved', async () => {
    server.on('GET /requests/CS-1', () => problem(400));
    await choose('Save as JSON');
    expect(textOf(await findByRole(thread, 'alert'))).to.match(/so nothing was saved\./);
    expect(saved).to.deep.equal([]);
  });

  it('can be called off', async () => {
    const later = deferred();
    server.on('GET /requests/CS-1', () => later.promise);
    await choose('Print');
    const cancel = await findByRole(thread, 'button', { name: 'Cancel' });
    await click(cancel);
    expect(queryByRole(thread, 'button', { name: 'Cancel' }) === null).to.equal(true);
    expect(focused() === button()).to.equal(true);
    const calls = api.calls.length;
    later.resolve(problem(500));
    await choose('Save as JSON');
    await findByRole(thread, 'alert');
    expect(printed).to.deep.equal([]);
    expect(api.calls.length).to.be.above(calls);
  });

  for (const [when, leave] of [
    ['another request is shown', () => (thread.request = 'CS-2')],
    [
      'its element is taken away',
      () => {
        const { parentElement } = thread;
        thread.remove();
        thread.request = 'CS-2';
        parentElement!.append(thread);
      },
    ],
  ] as const) {
    it(`lets go of what is on its way when ${when}`, async () => {
      server.requests.push(wireRequest({ key: 'CS-2', summary: 'Another' }));
      const later = deferred();
      server.on('GET /requests/CS-1', () => later.promise);
      await choose('Print');
      await findByRole(thread, 'button', { name: 'Cancel' });
      leave();
      await findByRole(thread, 'heading', { name: 'Another' });
      expect(queryByRole(thread, 'button', { name: 'Cancel' }) === null).to.equal(true);
      later.resolve(json(wireRequest()));
      await findByRole(thread, 'button', { name: 'Actions' });
      await choose('Save as text');
      await waitFor(() => saved.length === 1, 'the file');
      expect(saved).to.deep.equal(['CS-2.txt']);
      expect(printed).to.deep.equal([]);
    });
  }

  it('speaks the words that the thread speaks now', async () => {
    await open();
    registerLanguage('ar', (await languageFiles.ar()).texts);
    thread.lang = 'ar';
    await thread.updateComplete;
    expect(items()).to.deep.equal(['نسخ الرقم', 'طباعة', 'حفظ كنص', 'حفظ بتنسيق JSON']);
    expect(getByRole(thread, 'button', { name: 'إجراءات' }).ariaExpanded).to.equal('true');
  });

  it('is closed when it is removed while it is open, and opens again', async () => {
    const root = thread.shadowRoot!;
    const sheets = root.adoptedStyleSheets.length;
    const { parentElement } = thread;
    await open();
    thread.remove();
    parentElement!.append(thread);
    await findByRole(thread, 'button', { name: 'Actions' });
    expect(isOpen()).to.equal(false);
    expect(button().ariaExpanded).to.equal('false');
    await open();
    expect(button().ariaExpanded).to.equal('true');
    expect(root.adoptedStyleSheets.length).to.equal(sheets);
  });

  it('is accessible, and its targets are large enough', async () => {
    await expectAccessible(button().parentElement!);
    await open();
    await expectAccessible(button().parentElement!);
    thread.theme = 'dark';
    await thread.updateComplete;
    await expectAccessible(button().parentElement!);
    for (const element of queryAllByRole(thread, 'menuitem')) {
      const { width, height } = element.getBoundingClientRect();
      expect(Math.min(width, height), element.textContent).to.be.at.least(44);
    }
    // As high as the way back beside it, which is 44 pixels under a finger.
    expect(button().getBoundingClientRect().height).to.be.at.least(36);
  });

  it('stays in the window wherever its button is', async () => {
    for (const [name, value] of [
      ['justify-content', 'start'],
      ['justify-content', 'end'],
      ['direction', 'rtl'],
    ] as const) {
      const mount = button().parentElement!;
      Object.assign(mount.style, { display: 'flex', flexBasis: '100%' });
      button().style.marginInlineStart = '0';
      mount.style.setProperty(name, value);
      await open();
      const box = getByRole(thread, 'menu').getBoundingClientRect();
      expect(box.left).to.be.at.least(0);
      expect(box.top).to.be.at.least(0);
      expect(box.right).to.be.at.most(innerWidth);
      expect(box.bottom).to.be.at.most(innerHeight);
      await press('Escape');
      await waitFor(() => !isOpen(), 'the menu to close');
    }
  });
});
