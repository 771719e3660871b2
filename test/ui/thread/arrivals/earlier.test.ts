/** What a long thread does when its late part is loaded late. */
import { expect, fixture, html } from '@open-wc/testing';
import { Earlier } from '../../../../src/ui/thread/arrivals/earlier.ts';
import type { Thread } from '../../../../src/state/thread/thread.ts';
import { click } from '../../../support/input.ts';
import { commentOf } from '../../../support/fake-backend.ts';

describe('a long thread whose late part is loaded late', () => {
  const comments = Array.from({ length: 30 }, (_, index) => commentOf(String(index)));
  const thread = {
    key: 'CS-1',
    snapshot: { comments, requestPhase: { is: 'ready' }, commentsPhase: { is: 'ready' }, earlier: 'c1' },
  } as unknown as Thread;

  async function show() {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<ol class="history">${'<li class="entry" style="height: 100px">Translator</li>'.repeat(30)}</ol><textarea></textarea>`;
    const history = root.querySelector('ol')!;
    // Without it nothing is ever moved.
    await click(history.firstElementChild!);
    expect(navigator.userActivation.hasBeenActive).to.equal(true);
    const earlier = new Earlier();
    return { root, history, load: () => earlier.afterRender(history, thread, root.activeElement) };
  }
  afterEach(() => scrollTo(0, 0));

  it('is shown at its end to a person who has just opened it', async () => {
    const { load } = await show();
    load();
    expect(scrollY).to.be.greaterThan(1000);
  });

  it('stays where it is when they read on already', async () => {
    const { load } = await show();
    scrollTo({ top: 150, behavior: 'instant' });
    load();
    expect(scrollY).to.equal(150);
  });

  it('stays where it is when they write already', async () => {
    const { root, load } = await show();
    root.querySelector('textarea')!.focus({ preventScroll: true });
    load();
    expect(scrollY).to.equal(0);
  });
});
