/** What a screen reader finds a thread by: regions, articles, names. And what is seen of who wrote when. */
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../support/axe.ts';
import { withFakeClock } from '../../support/fake-clock.ts';
import {
  findByRole,
  findByText,
  getByRole,
  getByText,
  nameOf,
  queryAllByRole,
  textOf,
} from '../../support/queries.ts';
import { entries, mountDesk, mountThread } from '../../support/thread-page.ts';
import {
  ada,
  threadApi,
  ThreadServer,
  wireComment,
  wireFile,
  wireRequest,
} from '../../support/thread-server.ts';

describe('The structure of a thread', () => {
  const api = threadApi();
  let server: ThreadServer;
  beforeEach(() => {
    server = new ThreadServer(api);
  });

  it('is a region in each view, named by its heading', async () => {
    const desk = await mountDesk(api);
    await findByRole(desk, 'region', { name: 'Requests to support' });
    await expectAccessible(desk);
    getByRole(desk, 'button', { name: 'New request' }).click();
    await findByRole(desk, 'form', { name: 'New request' });
    expect(queryAllByRole(desk, 'region', { name: 'Requests to support' })).to.have.length(0);
    await expectAccessible(desk);
    desk.request = 'CS-1';
    await findByRole(desk, 'region', { name: 'Server does not boot' });
    await findByRole(desk, 'form', { name: 'Write a comment' });
    await expectAccessible(desk);
  });

  it('has an article for each entry, named by author, role and time, and names its files', async () => {
    const createdAt = new Date(Date.now() - 86_400_000).setHours(9, 30);
    server.comments['CS-1'] = [
      wireComment('a', { createdAt: new Date(createdAt).toISOString(), attachments: [wireFile('log')] }),
    ];
    const thread = await mountThread(api);
    await entries(thread, 2);
    const [own, reply] = queryAllByRole(thread, 'article');
    expect(nameOf(own!)).to.match(/^Ada Byron \(you\), /);
    expect(nameOf(reply!)).to.match(/^Marta, Support, yesterday, 9:30\sAM$/);
    getByRole(reply!, 'list', { name: 'Files' });
    expect(textOf(thread)).to.contain('Server does not boot Status: Open');
  });

  it('says today and yesterday, the year only where it is another one, and the zone once', () =>
    withFakeClock(
      async () => {
        const at = (date: Date) => date.toISOString();
        server.requests = [wireRequest({ updatedAt: at(new Date(2026, 2, 5, 9, 31)) })];
        server.comments['CS-1'] = [
          wireComment('a', { createdAt: at(new Date(2026, 2, 5, 9, 31)) }),
          wireComment('b', { createdAt: at(new Date(2026, 1, 3, 9, 31)) }),
          wireComment('c', { createdAt: at(new Date(2024, 1, 3, 9, 31)) }),
        ];
        const thread = await mountThread(api);
        const [, a, b, c] = await entries(thread, 4);
        expect(textOf(a!)).to.match(/Marta Support today, 9:31\sAM/);
        expect(textOf(b!))
          .to.match(/Feb 3, 9:31\sAM/)
          .and.not.to.contain('2026');
        expect(textOf(c!)).to.contain('2024');
        expect(textOf(thread)).to.match(/last update today, 9:31\sAM/);
        // Whatever the zone of the browser: a name, and no offset.
        await findByText(thread, /^Times: [A-Z][\p{L} ]+$/u);
      },
      +new Date(2026, 2, 5, 12),
    ));

  it('calls colleagues the customer’s team, and the customer nothing but "you"', async () => {
    server.comments['CS-1'] = [wireComment('a', { author: { name: 'Charles', role: 'requester' } })];
    const [own, colleague] = await entries(await mountThread(api), 2);
    expect(textOf(own!)).to.contain('Ada Byron (you)').and.not.to.contain('Customer');
    expect(textOf(colleague!)).to.contain('Charles Your team');
  });

  it('has what the system did in one quiet line, unless it is long or has files', async () => {
    const robot = { name: 'Robot', role: 'system' };
    server.comments['CS-1'] = [
      wireComment('a', { author: robot, body: 'Rescue image started' }),
      wireComment('b', { author: robot, body: 'word '.repeat(40) }),
      wireComment('c', { author: robot, body: 'With a log', attachments: [wireFile('log')] }),
      wireComment('d', { author: ada }),
    ];
    const thread = await mountThread(api);
    const [, line, long, files] = await entries(thread, 5);
    const [, article] = queryAllByRole(thread, 'article');
    expect(article!.getBoundingClientRect().height).to.equal(28);
    expect(textOf(line!)).to.contain('Rescue image started');
    expect(nameOf(article!)).to.match(/^Robot, System, /);
    expect(long!.getBoundingClientRect().height).to.be.above(60);
    expect(files!.getBoundingClientRect().height).to.be.above(60);
  });

  it('is at most 50 characters’ widths wide, the composer with it, and the time stands behind the name', async () => {
    document.body.style.minInlineSize = '1300px';
    try {
      server.comments['CS-1'] = [wireComment('a')];
      const thread = await mountThread(api);
      await entries(thread, 2);
      const [, article] = queryAllByRole(thread, 'article');
      const composer = await findByRole(thread, 'form', { name: 'Write a comment' });
      expect(article!.getBoundingClientRect().width).to.equal(800);
      expect(composer.getBoundingClientRect().width).to.equal(800);
      const time = getByText(article!, /Mar 2/).getBoundingClientRect();
      const role = (await findByText(article!, 'Support')).getBoundingClientRect();
      expect(time.left - role.right).to.be.within(0, 16);
    } finally {
      document.body.style.minInlineSize = '';
    }
  });
});
