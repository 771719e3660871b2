/** What a long thread does when the file that looks after it comes late. */
import { expect, fixture, html } from '@open-wc/testing';
import { Earlier } from '../../../../src/ui/thread/arrivals/earlier.ts';
import type { Thread } from '../../../../src/state/thread/thread.ts';
import { click } from '../../../support/input.ts';
import { commentOf } from '../../../support/fake-backend.ts';

describe('a long thread whose extras come late', () => {
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
    return { root, history, come: () => earlier.after(history, thread, root) };
  }
  afterEach(() => scrollTo(0, 0));

  it('is shown at its end to a person who has just opened it', async () => {
    const { come } = await show();
    come();
    expect(scrollY).to.be.greaterThan(1000);
  });

  it('stays where it is when they read on already', async () => {
    const { come } = await show();
    scrollTo({ top: 150, behavior: 'instant' });
    come();
    expect(scrollY).to.equal(150);
  });

  it('stays where it is when they write already', async () => {
    const { root, come } = await show();
    root.querySelector('textarea')!.focus({ preventScroll: true });
    come();
    expect(scrollY).to.equal(0);
  });
});
