/** Comments that come while the thread is open. */
import { expect } from '@open-wc/testing';
import type { SupportRequestThread } from '../../../../src/ui/thread/support-request-thread.ts';
import { commentField, entries, heard, listen, mountThread, pressAdd } from '../../../support/thread-page.ts';
import { ada, threadApi, ThreadServer, wireComment } from '../../../support/thread-server.ts';
import { expectAccessible } from '../../../support/axe.ts';
import { click, focused, typeInto } from '../../../support/input.ts';
import { findByRole, queryByRole } from '../../../support/queries.ts';
import { waitFor } from '../../../support/wait.ts';

const api = threadApi();
const translator = 'A rather long reply that fills some lines. '.repeat(12);

describe('comments that come while the thread is open', () => {
  let server: ThreadServer;
  let thread: SupportRequestThread;
  let count: number;

  async function open(before: number): Promise<HTMLElement[]> {
    server = new ThreadServer(api);
    server.comments['CS-1'] = Array.from({ length: before }, (_, index) =>
      wireComment(`c${index}`, { author: index % 2 ? ada : undefined, body: translator }),
    );
    count = before + 1;
    thread = await mountThread(api);
    const all = await entries(thread, count);
    // The description is there before the comments.
    await waitFor(() => queryByRole(thread, 'progressbar') === null, 'the comments');
    await findByRole(thread, 'button', { name: 'Actions' });
    await thread.updateComplete;
    return all;
  }
  async function arrive(number = 1, more: object = {}): Promise<HTMLElement[]> {
    for (let i = 0; i < number; i++) {
      server.comments['CS-1']!.push(wireComment(`new-${count++}`, { body: translator, ...more }));
    }
    thread.refresh();
    const all = await entries(thread, count);
    await drawn();
    return all;
  }
  /** What moves has arrived, and observers have had their turn. */
  async function drawn(): Promise<void> {
    await Promise.all(moving().map(({ finished }) => finished));
    for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
  }
  const moving = () =>
    thread.shadowRoot!.getAnimations().filter(animation => !(animation instanceof CSSAnimation));
  const pill = () => queryByRole(thread, 'button', { name: /^\d+ new repl(y|ies)$/ });
  const findPill = (name: string) => findByRole(thread, 'button', { name });
  const topOf = (element: Element) => element.getBoundingClientRect().top;
  /** Scrolls an element's top to a place in the window, and lets what comes into sight be drawn. */
  async function scrollTo(element: Element, place: number): Promise<void> {
    let last = NaN;
    await waitFor(() => {
      scrollBy({ top: topOf(element) - place, behavior: 'instant' });
      return Math.abs(topOf(element) - place) < 1 && last === (last = scrollY);
    }, 'the page to stand still');
  }

  const toTop = () => window.scrollTo(0, 0);
  afterEach(toTop);

  it('don’t move what is read, and are offered by a button where they are out of sight', async () => {
    const all = await open(12);
    await scrollTo(all[4]!, 40);
    const told = listen(thread);
    const grown = await arrive(2);
    expect(topOf(all[4]!)).to.be.closeTo(40, 1);
    const button = await findPill('2 new replies');
    const { top, bottom } = button.getBoundingClientRect();
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight);
    expect(told.filter(Boolean)).to.deep.equal(['Marta replied to CS-1.']);
    await expectAccessible(thread, 'color-contrast');
    await click(button);
    const first = grown.at(-2)!;
    expect(focused() === first).to.equal(true);
    await waitFor(() => topOf(first) > 0 && topOf(first) < innerHeight - 56, 'the first one in sight');
    grown.at(-1)!.scrollIntoView({ behavior: 'instant' });
    await waitFor(() => pill() === null, 'the button to go');
  });

  it('are no longer offered once a person has scrolled to them', async () => {
    await open(12);
    toTop();
    const grown = await arrive(2);
    await findPill('2 new replies');
    grown.at(-2)!.scrollIntoView({ block: 'start', behavior: 'instant' });
    grown.at(-1)!.scrollIntoView({ block: 'center', behavior: 'instant' });
    await waitFor(() => pill() === null, 'the button to go');
    toTop();
    await drawn();
    expect(pill() === null).to.equal(true);
    await arrive(1);
    await findPill('1 new reply');
  });

  it('are not offered where they came into sight', async () => {
    const all = await open(6);
    all.at(-1)!.scrollIntoView({ block: 'start', behavior: 'instant' });
    await drawn();
    await arrive(1, { body: 'Short' });
    expect(pill() === null).to.equal(true);
  });

  it('are offered only where they are somebody’s reply', async () => {
    await open(12);
    toTop();
    await arrive(1, { author: ada });
    await arrive(1, { author: { name: 'Robot', role: 'system' } });
    expect(pill() === null).to.equal(true);
    await arrive(1);
    await findPill('1 new reply');
  });

  for (const before of [0, 1, 12]) {
    it(`don’t move what is typed, below ${before} comments`, async () => {
      await open(before);
      const field = await commentField(thread);
      await typeInto(field, 'Half a sen');
      field.scrollIntoView({ block: before ? 'center' : 'nearest', behavior: 'instant' });
      await drawn();
      const place = topOf(field);
      for (let i = 0; i < 3; i++) {
        await arrive(1);
        expect(topOf(field)).to.be.closeTo(place, 1);
      }
      expect(focused() === field).to.equal(true);
      await typeInto(field, 'tence');
      expect(topOf(field)).to.be.closeTo(place, 1);
      expect(field.value).to.equal('Half a sentence');
    });
  }

  it('don’t move what is typed little by little, where entries have heights of parts of a pixel', async () => {
    await open(0);
    thread.style.setProperty('--support-font-size', '15.3px');
    const field = await commentField(thread);
    await typeInto(field, 'Half a sentence');
    field.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    await drawn();
    const place = topOf(field);
    for (let i = 0; i < 8; i++) await arrive(1);
    expect(topOf(field)).to.be.closeTo(place, 1);
  });

  it('stay where they are in a box that scrolls by itself', async () => {
    await open(8);
    const box = thread.parentElement!;
    Object.assign(box.style, { blockSize: '400px', overflow: 'auto' });
    const field = await commentField(thread);
    await typeInto(field, 'Translator');
    field.scrollIntoView({ block: 'center', behavior: 'instant' });
    await drawn();
    const place = topOf(field);
    await arrive(2);
    expect(topOf(field)).to.be.closeTo(place, 1);
  });

  it('don’t take a person’s own comment for news', async () => {
    await open(3);
    await typeInto(await commentField(thread), 'My own');
    await pressAdd(thread);
    await heard(thread, 'Comment added.');
    await entries(thread, ++count);
    await drawn();
    expect(pill() === null).to.equal(true);
  });

  it('give back all room that was made for them with the next request', async () => {
    await open(0);
    const heightOf = () => thread.getBoundingClientRect().height;
    const height = heightOf();
    await typeInto(await commentField(thread), 'Translator');
    const [, added] = await arrive(1);
    expect(heightOf()).to.be.above(height + added!.getBoundingClientRect().height);
    server.comments['CS-1'] = [];
    thread.request = '';
    await thread.updateComplete;
    thread.request = 'CS-1';
    await entries(thread, 1);
    // What is written stays, and has its own line.
    expect(heightOf()).to.be.at.most(height + 60);
  });

  it('are not offered any more once the thread was taken off the page, but what comes then is', async () => {
    await open(12);
    toTop();
    await arrive(1);
    await findPill('1 new reply');
    const parent = thread.parentElement!;
    const reads = api.callsTo('GET /requests/CS-1/comments').length;
    thread.remove();
    parent.append(thread);
    await waitFor(() => api.callsTo('GET /requests/CS-1/comments').length > reads, 'it to be read again');
    await entries(thread, count);
    await drawn();
    expect(pill() === null).to.equal(true);
    await arrive(1);
    await findPill('1 new reply');
  });

  const measures = PerformanceObserver.supportedEntryTypes.includes('layout-shift');
  describe('shift the page by 0.02 at most', () => {
    let shifts: { value: number }[];
    let observer: PerformanceObserver;
    // Only Chromium measures it.
    before(function () {
      if (!measures) this.skip();
    });
    beforeEach(() => {
      shifts = [];
      observer = new PerformanceObserver(list => shifts.push(...(list.getEntries() as never[])));
    });
    afterEach(() => observer.disconnect());
    const watch = async () => {
      await drawn();
      observer.observe({ type: 'layout-shift' });
    };
    /** All of it, also what a browser would put down to what the person did just before. */
    const total = () => {
      shifts.push(...(observer.takeRecords() as never[]));
      return shifts.reduce((sum, { value }) => sum + value, 0);
    };

    it('can be seen to fail', async () => {
      const all = await open(3);
      toTop();
      await watch();
      all[0]!.style.marginBlockStart = '200px';
      await drawn();
      await waitFor(() => total() > 0.02, 'a shift');
    });

    for (const [what, before, place] of [
      ['at the beginning of a long thread', 12, 'start'],
      ['in the middle of a long thread', 12, 'middle'],
      ['at the end of a long thread', 12, 'end'],
      ['in a short thread', 1, 'start'],
      ['at the end of a short thread', 1, 'end'],
    ] as const) {
      for (const typing of [false, true]) {
        it(`${what}${typing ? ', while something is typed' : ''}`, async () => {
          const all = await open(before);
          const field = await commentField(thread);
          if (typing) await typeInto(field, 'Half a sen');
          if (place === 'start') toTop();
          else if (place === 'middle') await scrollTo(all[Math.floor(before / 2)]!, 30);
          else window.scrollTo(0, document.documentElement.scrollHeight);
          await watch();
          for (let i = 0; i < 4; i++)
            await arrive(1, i === 2 ? { body: `**${translator}**`, format: 'markdown' } : {});
          await drawn();
          expect(total()).to.be.at.most(0.02);
        });
      }
    }
  });
});
