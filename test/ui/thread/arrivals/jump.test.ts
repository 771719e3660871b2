/** The ways to new replies that are out of sight: a link below the heading, and a small button over the history. */
import { expect } from '@open-wc/testing';
import type { SupportRequestThread } from '../../../../src/ui/thread/support-request-thread.ts';
import { expectAccessible } from '../../../support/axe.ts';
import { focused, press } from '../../../support/input.ts';
import { findByRole, getByRole, queryByRole } from '../../../support/queries.ts';
import { entries, mountThread } from '../../../support/thread-page.ts';
import {
  ada,
  threadApi,
  ThreadServer,
  wireComment,
  wireFile,
  wireRequest,
} from '../../../support/thread-server.ts';
import { waitFor } from '../../../support/wait.ts';

describe('New replies out of sight', () => {
  const api = threadApi();
  let thread: SupportRequestThread;
  const body = 'A rather long reply that fills some lines. '.repeat(12);
  const jump = () => findByRole(thread, 'button', { name: '2 new replies · Jump' });
  const floating = () => findByRole(thread, 'button', { name: '2 new replies' });

  beforeEach(async () => {
    const server = new ThreadServer(api);
    server.requests = [wireRequest({ unread: true })];
    server.comments['CS-1'] = [
      ...['a', 'b', 'c', 'd'].map(id =>
        wireComment(id, { author: ada, body, attachments: [wireFile(`file-${id}`)] }),
      ),
      wireComment('e', { body, attachments: [wireFile('file-e')] }),
      wireComment('f', { body }),
    ];
    thread = await mountThread(api);
    await entries(thread, 7);
  });
  afterEach(() => scrollTo(0, 0));

  it('are reached by the first tab stop below the head', async () => {
    const link = await jump();
    await expectAccessible(thread, 'color-contrast');
    const heading = getByRole(thread, 'heading', { name: 'Server does not boot' });
    const first = (await entries(thread, 7))[0]!;
    expect(heading.getBoundingClientRect().bottom).to.be.at.most(link.getBoundingClientRect().top + 1);
    expect(link.getBoundingClientRect().bottom).to.be.at.most(first.getBoundingClientRect().top + 1);
    heading.focus();
    await press('Tab');
    expect(focused() === link).to.equal(true);
    await press('Enter');
    const [, , , , , reply] = await entries(thread, 7);
    expect(focused() === reply).to.equal(true);
    await waitFor(() => reply!.getBoundingClientRect().top < innerHeight - 56, 'the reply in sight');
  });

  it('move nothing when the link to them comes', async () => {
    const first = (await entries(thread, 7))[0]!;
    const { top } = first.getBoundingClientRect();
    await jump();
    expect(first.getBoundingClientRect().top).to.equal(top);
  });

  it('are offered by a button of 44 pixels at the end of the line, with the whole in its name', async () => {
    const button = await floating();
    const { width, height, right } = button.getBoundingClientRect();
    const list = getByRole(thread, 'list', { name: 'History' }).getBoundingClientRect();
    expect(height).to.equal(44);
    expect(width)
      .to.be.at.least(44)
      .and.at.most(list.width / 4);
    expect(right).to.be.closeTo(list.right, 1);
    expect(button.textContent.trim()).to.match(/^2$/);
  });

  it('never cover what has the focus', async () => {
    await floating();
    for (const id of ['a', 'b', 'c', 'd']) {
      const link = getByRole(thread, 'link', { name: new RegExp(`file-${id}`) });
      link.focus();
      await waitFor(() => link.getBoundingClientRect().bottom <= innerHeight, 'the link in sight');
      const button = queryByRole(thread, 'button', { name: /^\d new repl(y|ies)$/ });
      if (button)
        expect(link.getBoundingClientRect().bottom).to.be.at.most(button.getBoundingClientRect().top);
    }
  });
});
