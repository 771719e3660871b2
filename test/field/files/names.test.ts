/** Names that are alike, and names that are long. */
import { expect } from '@open-wc/testing';
import {
  choose,
  deskApi,
  filesShown,
  listen,
  openForm,
  picture,
  serve,
  shows,
  uploaded,
} from '../../support/form-fixture.ts';
import { click, fileOf } from '../../support/input.ts';
import { findAllByRole, nameOf, queryAllByRole } from '../../support/queries.ts';
import { entries, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireFile, wireRequest } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';
import { catchSaved } from './saved.ts';

const names = (root: Element, role: string, name: RegExp) => queryAllByRole(root, role, { name }).map(nameOf);

const LIMIT = 3 * 1024 * 1024;
const photo = () => fileOf('image.jpg', 3, 'image/jpeg');
const long = (ending: string) => `server-report-2026-${'abcdefghij'.repeat(12)}${ending}`;

describe('files of one name', () => {
  const api = deskApi();

  it('that are chosen are told apart, also by ear and at the server', async () => {
    serve(api);
    const element = await openForm(api);
    const said = listen(element);
    choose(element, photo(), photo(), photo(), fileOf('Image.JPG', 3, 'image/jpeg'));
    await uploaded(element, 4);
    expect(names(element, 'button', /^Remove/)).to.deep.equal([
      'Remove image.jpg',
      'Remove image-2.jpg',
      'Remove image-3.jpg',
      'Remove Image-4.JPG',
    ]);
    expect(filesShown(element).map(text => text.split(' ')[0])).to.deep.equal([
      'image.jpg',
      'image-2.jpg',
      'image-3.jpg',
      'Image-4.JPG',
    ]);
    expect(said[0]).to.match(/^image\.jpg added\. image-2\.jpg added\. image-3\.jpg added\./);
    const sent = await Promise.all(
      api.callsTo('POST /attachments').map(({ request }) => request.clone().formData()),
    );
    expect(sent.map(form => (form.get('file') as File).name)).to.have.members([
      'image.jpg',
      'image-2.jpg',
      'image-3.jpg',
      'Image-4.JPG',
    ]);
  });

  it('that are rejected are told apart', async () => {
    serve(api);
    const element = await openForm(api);
    choose(element, fileOf('core.dump', LIMIT + 1), fileOf('core.dump', LIMIT + 2), fileOf('core.dump', 0));
    await shows(element, /core\.dump is empty|core-3\.dump is empty/);
    expect(new Set(names(element, 'button', /^Dismiss/)).size).to.equal(3);
  });

  it('can be chosen again under their name once it is free', async () => {
    serve(api);
    const element = await openForm(api);
    choose(element, photo(), photo());
    await uploaded(element, 2);
    queryAllByRole(element, 'button', { name: 'Remove image.jpg' })[0]!.click();
    choose(element, photo());
    await uploaded(element, 2);
    expect(names(element, 'button', /^Remove/)).to.have.members(['Remove image-2.jpg', 'Remove image.jpg']);
  });

  it('keep bytes and type', async () => {
    serve(api);
    const element = await openForm(api);
    choose(element, picture('a.png'), picture('a.png'));
    await uploaded(element, 2);
    const [, second] = await Promise.all(
      api
        .callsTo('POST /attachments')
        .map(async ({ request }) => (await request.clone().formData()).get('file')),
    );
    expect(second).to.include({ name: 'a-2.png', type: 'image/png', size: picture().size });
  });
});

describe('files of one name in a thread', () => {
  const api = threadApi();

  it('are told apart, and saved under names of their own', async () => {
    const server = new ThreadServer(api);
    const more = { name: 'image.jpg', size: 100 };
    server.files = { b: new Blob(['second']) };
    server.requests = [
      wireRequest({
        attachments: [
          wireFile('a', more),
          wireFile('b', more),
          wireFile('c', { ...more, type: 'image/jpeg' }),
          wireFile('d', { ...more, type: 'image/jpeg' }),
        ],
      }),
    ];
    const thread = await mountThread(api);
    const [entry] = await entries(thread, 1);
    const links = await findAllByRole(entry!, 'link', { name: /^Download image/ });
    const all = [...links.map(nameOf), ...names(entry!, 'button', /^Open image/)];
    expect(all).to.have.length(4);
    const shown = all.map(name => /image[\w-]*\.jpg/.exec(name)?.[0]);
    expect(new Set(shown).size, shown.join()).to.equal(4);
    const saved = catchSaved();
    const second = links.find(link => (link as HTMLAnchorElement).href.endsWith('/b'))!;
    await click(second);
    await waitFor(() => saved.length === 1);
    expect(await (await saved[0]!.bytes).text()).to.equal('second');
    expect(nameOf(second)).to.contain(saved[0]!.name);
  });
});

describe('a long name at 360 px', () => {
  const formApi = deskApi();

  /** Whether the last letters of a text are seen: within the element and all that clip it. */
  function isEndSeen(element: HTMLElement, ending: string): boolean {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const at = text.indexOf(ending);
      if (at < 0) continue;
      range.setStart(node, at);
      range.setEnd(node, at + ending.length);
      const end = range.getBoundingClientRect();
      const boxes: DOMRect[] = [];
      for (let box = node.parentElement; box; box = box === element ? null : box.parentElement)
        boxes.push(box.getBoundingClientRect());
      if (end.width > 0 && boxes.every(box => end.left >= box.left - 1 && end.right <= box.right + 1))
        return true;
    }
    return false;
  }

  /** What a name must end in: the endings, or what stands before them where those are the same. */
  const PAIRS = [
    [long('.pdf'), long('.csv'), '.pdf', '.csv'],
    [long('-part1.log'), long('-part2.log'), '-part1.log', '-part2.log'],
    [`${'报告'.repeat(60)}.一.txt`, `${'报告'.repeat(60)}.二.txt`, '.一.txt', '.二.txt'],
    [`${'تقرير'.repeat(25)}.pdf`, `${'تقرير'.repeat(25)}.csv`, '.pdf', '.csv'],
  ] as const;

  for (const [first, second, firstEnd, secondEnd] of PAIRS) {
    it(`shows its end in the form: ${firstEnd} and ${secondEnd}`, async () => {
      serve(formApi);
      const element = await openForm(formApi);
      element.parentElement!.style.width = '360px';
      choose(element, fileOf(first), fileOf(second));
      await uploaded(element, 2);
      const rows = queryAllByRole(element, 'listitem').filter(
        item => queryAllByRole(item, 'button', { name: /^Remove/ }).length === 1,
      );
      expect(isEndSeen(rows[0]!, firstEnd), 'first').to.equal(true);
      expect(isEndSeen(rows[1]!, secondEnd), 'second').to.equal(true);
      expect(element.scrollWidth, 'nothing sticks out').to.be.at.most(360);
    });

    it(`shows its end in a thread: ${firstEnd} and ${secondEnd}`, async () => {
      const server = new ThreadServer(formApi);
      server.requests = [
        wireRequest({
          attachments: [
            wireFile('a', { name: first }),
            wireFile('b', { name: second }),
            wireFile('c', { name: `${first[0]}${first}`, type: 'image/png' }),
          ],
        }),
      ];
      const thread = await mountThread(formApi);
      thread.parentElement!.style.width = '360px';
      const [one, two] = await findAllByRole(thread, 'link', { name: /^Download/ });
      expect(isEndSeen(one!, firstEnd), 'first').to.equal(true);
      expect(isEndSeen(two!, secondEnd), 'second').to.equal(true);
      const [shown] = await findAllByRole(thread, 'button', { name: /^Open/ });
      expect(isEndSeen(shown!, firstEnd), 'picture').to.equal(true);
      expect(thread.scrollWidth, 'nothing sticks out').to.be.at.most(360);
    });
  }

  it('is broken where a message has it', async () => {
    serve(formApi);
    const element = await openForm(formApi);
    element.parentElement!.style.width = '360px';
    choose(element, fileOf(long('.pdf'), 0));
    await shows(element, /is empty/);
    const [button] = queryAllByRole(element, 'button', { name: /^Dismiss/ });
    expect(button!.getBoundingClientRect().right).to.be.at.most(
      element.getBoundingClientRect().right,
      'the button beside it',
    );
    expect(element.scrollWidth).to.be.at.most(360);
  });
});
