import { expect } from '@open-wc/testing';
import { click, press } from '../../support/input.ts';
import { deferred, noConnection, problem } from '../../support/mock-api.ts';
import {
  findByRole,
  findByText,
  getByRole,
  queryAllByRole,
  queryAllByText,
  textOf,
} from '../../support/queries.ts';
import { waitFor } from '../../support/wait.ts';
import { entries, eventsOf, mountThread } from '../../support/thread-page.ts';
import { threadApi, ThreadServer, wireComment, wireFile, wireRequest } from '../../support/thread-server.ts';

describe('the files of a thread', () => {
  const api = threadApi();
  let server: ThreadServer;
  /** What the page gave to the browser to save. */
  let saved: { name: string; bytes: Promise<Blob> }[];

  beforeEach(() => {
    server = new ThreadServer(api);
    server.files.boot = new Blob(['kernel panic'], { type: 'text/plain' });
    saved = [];
    HTMLAnchorElement.prototype.click = function () {
      // Read at once: the page may take its URL back.
      saved.push({ name: this.download, bytes: fetch(this.href).then(answer => answer.blob()) });
    };
  });
  afterEach(() => {
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click'); // its own one comes from HTMLElement
  });

  it('have name and size, each at the entry that it belongs to', async () => {
    server.requests = [wireRequest({ attachments: [wireFile('boot', { size: 49152 })] })];
    server.comments['CS-1'] = [
      wireComment('a', { attachments: [wireFile('x', { name: 'fix.sh', size: 1 }), { name: 'no id' }] }),
    ];
    const [first, second] = await entries(await mountThread(api), 2);
    getByRole(first!, 'link', { name: 'Download boot.log, 48 kB' });
    getByRole(second!, 'link', { name: 'Download fix.sh, 1 byte' });
    expect(queryAllByRole(second!, 'link')).to.have.length(1);
  });

  it('are fetched with the sign-in and saved under their names, never shown as a page', async () => {
    server.requests = [wireRequest({ attachments: [wireFile('boot', { name: 'boot .log' })] })];
    const thread = await mountThread(api, { token: 'secret' });
    await click(await findByRole(thread, 'link', { name: /boot .log/ }));
    await waitFor(() => saved.length === 1, 'the file to be saved');
    expect(saved[0]!.name).to.equal('boot .log');
    const bytes = await saved[0]!.bytes;
    expect(bytes.type).to.equal('application/octet-stream');
    expect(await bytes.text()).to.equal('kernel panic');
    const [call] = api.callsTo('GET /attachments/boot');
    expect(call?.headers.get('authorization')).to.equal('Bearer secret');
  });

  it('come with the keyboard, too', async () => {
    server.requests = [wireRequest({ attachments: [wireFile('boot')] })];
    const thread = await mountThread(api);
    (await findByRole(thread, 'link', { name: /boot.log/ })).focus();
    await press('Enter');
    await waitFor(() => saved.length === 1, 'the file to be saved');
  });

  it('are fetched once however often they are pressed', async () => {
    server.requests = [wireRequest({ attachments: [wireFile('boot'), wireFile('other')] })];
    server.files.other = new Blob(['x']);
    const later = deferred();
    server.on('GET /attachments/boot', () => later.promise);
    const thread = await mountThread(api);
    const link = await findByRole(thread, 'link', { name: /boot.log/ });
    for (let count = 0; count < 5; count++) await click(link);
    await waitFor(() => link.ariaBusy === 'true');
    later.resolve(new Response('late'));
    await waitFor(() => saved.length === 1, 'the file to be saved');
    await click(getByRole(thread, 'link', { name: /other.log/ }));
    await waitFor(() => saved.length === 2, 'the other file to be saved');
    expect(api.callsTo('GET /attachments/boot')).to.have.length(1);
    expect(saved.map(({ name }) => name)).to.deep.equal(['boot.log', 'other.log']);
  });

  for (const [what, answer, words] of [
    ['is gone', () => problem(404), /could not be downloaded/],
    ['is forbidden', () => problem(403), /not allowed/],
    ['meets a broken server', () => problem(500), /server has a problem/],
    ['finds no connection', noConnection, /could not be reached/],
  ] as const) {
    it(`say so by name when a download ${what}, and come at the next press`, async () => {
      server.requests = [wireRequest({ attachments: [wireFile('boot')] })];
      server.on('GET /attachments/boot', answer);
      const thread = await mountThread(api);
      const errors = eventsOf(thread, 'support-error');
      const link = await findByRole(thread, 'link', { name: /boot.log/ });
      await click(link);
      const alert = await findByRole(thread, 'alert');
      expect(textOf(alert)).to.contain('boot.log').and.match(words);
      expect(errors.map(({ operation }) => operation)).to.deep.equal(['fetchAttachment']);
      server.off('GET /attachments/boot');
      await click(link);
      await waitFor(() => saved.length === 1, 'the file to be saved');
      await waitFor(() => queryAllByRole(thread, 'alert').length === 0, 'the message to go');
    });
  }

  it('that lie elsewhere are plain links, opened without the sign-in', async () => {
    const url = 'https://files.example/signed?x=1';
    server.requests = [
      wireRequest({
        attachments: [wireFile('far', { url }), wireFile('bad', { url: 'javascript:alert(1)' })],
      }),
    ];
    server.files.bad = new Blob(['fine']);
    const thread = await mountThread(api, { token: 'secret' });
    const link = (await findByRole(thread, 'link', { name: /far.log/ })) as HTMLAnchorElement;
    expect(link.href).to.equal(url);
    expect(link.target).to.equal('_blank');
    expect(link.rel).to.contain('noopener').and.contain('noreferrer');
    let prevented: boolean | undefined;
    document.addEventListener(
      'click',
      event => {
        prevented = event.defaultPrevented;
        event.preventDefault();
      },
      { once: true },
    );
    await click(link);
    await waitFor(() => prevented !== undefined);
    expect(prevented, 'left to the browser').to.equal(false);
    // A scripted address counts as none: the file is fetched by its id.
    const bad = getByRole(thread, 'link', { name: /bad.log/ }) as HTMLAnchorElement;
    expect(bad.hasAttribute('href'), 'an address that needs the token').to.equal(false);
    await click(bad);
    await waitFor(() => saved.length === 1, 'the other file to be saved');
    expect(api.calls.filter(({ path }) => path.includes('far'))).to.have.length(0);
  });

  it('show names that want to mislead as they are', async () => {
    server.requests = [
      wireRequest({
        attachments: [wireFile('a', { name: 'invoice\u202efdp.exe' }), wireFile('b', { name: '  ' })],
      }),
    ];
    const thread = await mountThread(api);
    await findByRole(thread, 'link', { name: /invoicefdp\.exe/ });
    await findByRole(thread, 'link', { name: /Download b, 2 kB/ });
    expect(queryAllByText(thread, /\u202e/)).to.have.length(0);
    await findByText(thread, 'invoicefdp.exe');
  });
});
