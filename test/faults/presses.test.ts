/** A person who presses again and again while the answers get lost. */
import { expect } from '@open-wc/testing';
import { queryByRole } from '../support/queries.ts';
import { commentField } from '../support/thread-page.ts';
import { button, enter, fill, press } from '../support/form-fixture.ts';
import { FaultyDesk } from './desk.ts';

const PRESSES = 20;
const LOST = 3;

describe('Twenty presses while three answers are lost', () => {
  let desk: FaultyDesk;
  beforeEach(async () => {
    desk = await FaultyDesk.open();
    await desk.mount();
    await desk.time.until(() => queryByRole(desk.element, 'button', { name: /^CS-3/ }), 'the list');
  });
  afterEach(() => desk.close());

  /** Presses while anything is there to press; what is lost is lost three times, then the connection is well. */
  async function pressOn(name: string, call: RegExp, isDone: () => boolean): Promise<void> {
    desk.network.break(call, 'it is done, and the answer is lost');
    let presses = 0;
    await desk.time.until(() => {
      if (desk.network.struck >= LOST) desk.network.mend();
      for (let burst = 0; burst < 10 && presses < PRESSES; burst++) {
        const target =
          queryByRole(desk.element, 'button', { name }) ??
          queryByRole(desk.element, 'button', { name: 'Try again' });
        if (!target) continue;
        presses++;
        target.click();
      }
      return desk.network.struck >= LOST && isDone();
    }, 'what the presses are for');
    expect(desk.network.struck).to.equal(LOST);
    expect(presses).to.equal(PRESSES);
  }

  it('of Send make one request', async () => {
    press(desk.element, 'New request');
    await desk.time.until(() => queryByRole(desk.element, 'button', { name: 'Send' }), 'the form');
    fill(desk.element);
    const created: string[] = [];
    desk.element.addEventListener('support-request-created', ({ detail }) =>
      created.push(detail.request.key),
    );
    await pressOn('Send', /^POST requests$/, () => created.length > 0);
    expect(await desk.counts()).to.deep.equal({ requests: 4, comments: 1 });
    expect(created).to.deep.equal(['CS-4']);
    expect(new Set(desk.network.keys).size).to.equal(1);
  });

  it('of Add comment make one comment', async () => {
    queryByRole(desk.element, 'button', { name: /^CS-3/ })!.click();
    await desk.time.until(() => queryByRole(desk.element, 'button', { name: 'Add comment' }), 'the thread');
    enter(await commentField(desk.element), 'Here it is.');
    const added: string[] = [];
    desk.element.addEventListener('support-comment-added', ({ detail }) => added.push(detail.comment.body));
    await pressOn('Add comment', /^POST requests\/[^/]+\/comments$/, () => added.length > 0);
    await desk.time.until(() => button(desk.element, 'Add comment').ariaDisabled === 'false', 'the end');
    expect(await desk.counts()).to.deep.equal({ requests: 3, comments: 2 });
    expect(added).to.deep.equal(['Here it is.']);
    expect(new Set(desk.network.keys).size).to.equal(1);
  });
});
