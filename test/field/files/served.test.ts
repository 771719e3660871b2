/** What servers say of the files in a thread: their types and their addresses. */
import { expect } from '@open-wc/testing';
import { click, press } from '../../support/input.ts';
import { findByRole, getByRole, queryAllByRole } from '../../support/queries.ts';
import { mountThread } from '../../support/thread-page.ts';
import {
  png,
  threadApi,
  ThreadServer,
  wireFile,
  wireRequest,
  type Wire,
} from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';
import { catchSaved } from './saved.ts';

const picture = (id: string, more: Wire = {}) =>
  wireFile(id, { name: `${id}.png`, type: 'image/png', ...more });

const isDrawn = (root: Element) => (root.querySelector('img')?.naturalWidth ?? 0) > 0;

describe('the thumbnail of a picture', () => {
  const api = threadApi();

  for (const [sent, told] of [
    ['image/png; charset=UTF-8', 'image/png'],
    ['application/octet-stream', 'image/png'],
    [undefined, 'image/png'],
    ['image/jpg', 'image/jpg'],
    ['Image/PNG', 'image/png; charset=UTF-8'],
    ['application/octet-stream', 'application/octet-stream'],
    ['binary/octet-stream', ''],
    ['application/force-download', 'application/x-download'],
    ['text/plain', 'image/png'],
    ['image/png, image/png', 'image/png'],
    ['application/octet-stream', '*/*'],
    ['application/octet-stream', 'png'],
    ['image/x-ms-bmp', 'image/x-ms-bmp'],
  ] as const) {
    it(`is there where it is sent as ${sent ?? 'nothing'} and called ${told || 'nothing'}`, async () => {
      const server = new ThreadServer(api);
      const bytes = await (await png()).arrayBuffer();
      server.on('GET /attachments/shot', () => {
        const answer = new Response(bytes);
        if (sent) answer.headers.set('Content-Type', sent);
        return answer;
      });
      server.requests = [wireRequest({ attachments: [picture('shot', { type: told })] })];
      const thread = await mountThread(api);
      const button = await findByRole(thread, 'button', { name: /^Open shot\.png/ });
      await waitFor(() => isDrawn(button), 'the thumbnail');
      await click(button);
      const dialog = await findByRole(thread, 'dialog', { name: 'shot.png' });
      await waitFor(() => isDrawn(dialog), 'the picture in the viewer');
      await press('Escape');
    });
  }

  it('is never a document, whatever it is sent as', async () => {
    const server = new ThreadServer(api);
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
    server.on(
      'GET /attachments/vector',
      () => new Response(svg, { headers: { 'Content-Type': 'image/svg+xml; x=image/png' } }),
    );
    server.on(
      'GET /attachments/hidden',
      () => new Response(svg, { headers: { 'Content-Type': 'application/octet-stream' } }),
    );
    server.files.good = await png();
    server.requests = [
      wireRequest({
        attachments: [
          picture('vector'),
          picture('hidden'),
          picture('good'),
          picture('drawing', { name: 'a.svg', type: '' }),
        ],
      }),
    ];
    const thread = await mountThread(api);
    await waitFor(() => isDrawn(getByRole(thread, 'button', { name: /^Open good/ })));
    await waitFor(() => api.callsTo('GET /attachments/').length === 3);
    for (const name of [/^Open vector/, /^Open hidden/])
      expect(isDrawn(getByRole(thread, 'button', { name }))).to.equal(false);
    getByRole(thread, 'link', { name: /^Download a\.svg/ });
  });
});

describe('a file with a sign-in that no link carries', () => {
  const api = threadApi();
  const settings = [
    ['a token', { token: 'secret' }],
    ['a source of tokens', { getToken: () => 'secret' }],
    ['the page’s own fetch', { fetch: api.fetch }],
  ] as const;

  for (const [what, properties] of settings) {
    it(`has no address that cannot work, and comes by any press: ${what}`, async () => {
      const server = new ThreadServer(api);
      server.files.boot = new Blob(['kernel panic']);
      server.requests = [wireRequest({ attachments: [wireFile('boot')] })];
      const thread = await mountThread(api, properties);
      const saved = catchSaved();
      const file = [
        ...(await waitFor(() => {
          const found = ['link', 'button'].flatMap(role =>
            queryAllByRole(thread, role, { name: /boot\.log/ }),
          );
          return found.length > 0 && found;
        })),
      ][0]!;
      expect(file.hasAttribute('href'), 'an address').to.equal(false);
      const keys = ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'];
      for (const [index, key] of keys.entries()) {
        const event = new MouseEvent('click', {
          [key]: true,
          bubbles: true,
          cancelable: true,
          composed: true,
        });
        file.dispatchEvent(event);
        await waitFor(() => saved.length === index + 1, `the file, with ${key}`);
      }
      file.focus();
      await press('Enter');
      await waitFor(() => saved.length === keys.length + 1, 'the file, by the keyboard');
      expect(await (await saved[0]!.bytes).text()).to.equal('kernel panic');
    });
  }

  it('with a cookie is a link that opens in a new tab by Ctrl', async () => {
    const server = new ThreadServer(api);
    server.requests = [wireRequest({ attachments: [wireFile('boot')] })];
    const thread = await mountThread(api);
    const link = (await findByRole(thread, 'link', { name: /boot\.log/ })) as HTMLAnchorElement;
    expect(link.href).to.equal(new URL(`${api.base}/attachments/boot`, location.href).href);
    const event = new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true, composed: true });
    let isLeft: boolean | undefined;
    addEventListener(
      'click',
      left => {
        isLeft = !left.defaultPrevented;
        left.preventDefault();
      },
      { once: true },
    );
    link.dispatchEvent(event);
    expect(isLeft, 'left to the browser').to.equal(true);
    expect(api.callsTo('GET /attachments')).to.have.length(0);
  });
});

describe('an address on the API’s origin that is no file', () => {
  const api = threadApi();
  const EVIL = [
    '/account/close',
    '../../logout',
    'attachments/../../../account/close',
    'attachments/%2e%2e/requests/CS-1',
    'attachments/..%2flogout',
    'attachments/..%5Clogout',
    'attachmentsx/1',
    'attachments',
    'config?file=1',
  ];

  it('is a plain link, which only a person presses; no picture and no thumbnail loads it', async () => {
    const server = new ThreadServer(api);
    server.files.good = await png();
    server.requests = [
      wireRequest({
        attachments: [
          ...EVIL.map((url, index) => wireFile(`f${index}`, { url })),
          ...EVIL.map((url, index) => picture(`p${index}`, { url })),
          ...EVIL.map((thumbnailUrl, index) =>
            picture(`t${index}`, { url: 'attachments/good', thumbnailUrl }),
          ),
        ],
      }),
    ];
    const asked: string[] = [];
    const spy = (input: RequestInfo | URL, init?: RequestInit) => {
      asked.push(new URL(input instanceof Request ? input.url : input, location.href).pathname);
      return api.fetch(input, init);
    };
    const thread = await mountThread(api, { fetch: spy });
    const [first] = await waitFor(() => {
      const found = queryAllByRole(thread, 'button', { name: /^Open t0/ });
      return found.length > 0 && found;
    });
    await waitFor(() => isDrawn(first!), 'the picture in place of its thumbnail');
    const links = queryAllByRole(thread, 'link', { name: /^Download/ }) as HTMLAnchorElement[];
    expect(links).to.have.length(2 * EVIL.length);
    for (const link of links) {
      expect(link.target, link.href).to.equal('_blank');
      expect(link.rel).to.contain('noopener');
    }
    const root = new URL(api.base, location.href).pathname;
    const known = /^\/(config|requests(\/CS-1(\/comments|\/read)?)?|attachments\/good|events)$/;
    expect(asked.map(path => path.replace(root, '')).filter(path => !known.test(path))).to.deep.equal([]);
  });

  it('is none where the file lies below the attachments, in whatever spelling', async () => {
    const server = new ThreadServer(api);
    server.files.boot = new Blob(['x']);
    const base = new URL(`${api.base}/`, location.href).href;
    const urls = [
      'attachments/boot',
      `${base}attachments/boot`,
      './attachments/boot?v=1',
      `${new URL(base).pathname}attachments/boot`,
    ];
    server.requests = [
      wireRequest({ attachments: urls.map((url, index) => wireFile(`f${index}`, { url })) }),
    ];
    const thread = await mountThread(api);
    const saved = catchSaved();
    for (const index of urls.keys()) {
      await click(await findByRole(thread, 'link', { name: new RegExp(`^Download f${index}`) }));
      await waitFor(() => saved.length === index + 1, urls[index]);
    }
  });
});
