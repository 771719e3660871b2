/** Pictures, telephone numbers and addresses in answers: nothing vanishes without a word, and nothing loads that must not. */
import { expect } from '@open-wc/testing';
import { findByRole, getByRole, queryAllByRole, textOf } from '../../support/queries.ts';
import { entries, mountDesk, mountThread } from '../../support/thread-page.ts';
import { png, threadApi, ThreadServer, wireComment, wireFile } from '../../support/thread-server.ts';
import { waitFor } from '../../support/wait.ts';

const api = threadApi();

async function dataUrl(width: number, height: number): Promise<string> {
  const bytes = new Uint8Array(await (await png(width, height)).arrayBuffer());
  return `data:image/png;base64,${btoa(String.fromCharCode(...bytes))}`;
}

const picture = (id: string, name: string) => wireFile(id, { name, type: 'image/png' });

interface Answer {
  readonly body: string;
  readonly format?: string;
  readonly attachments?: readonly unknown[];
}

/** The entry of an answer, once its body is rendered. */
async function show({ body, format = 'html', attachments = [] }: Answer, files: Record<string, Blob> = {}) {
  const server = new ThreadServer(api);
  Object.assign(server.files, files);
  server.comments['CS-1'] = [wireComment('a', { body, format, attachments })];
  // Pictures load only near the visible part of the page.
  document.querySelector('support-request-thread')?.remove();
  const thread = await mountThread(api);
  const [, entry] = await entries(thread, 2);
  const rich = await waitFor(() => entry!.querySelector<HTMLElement>('.rich'), 'the body of the answer');
  return { thread, entry: entry!, rich };
}

const widths = (rich: HTMLElement) => [...rich.querySelectorAll('img')].map(image => image.naturalWidth);

describe('a picture in a data: URL', () => {
  it('is shown, as a blob', async () => {
    const { rich } = await show({
      body: `<p>Look: <img src="${await dataUrl(60, 20)}" alt="the graph"></p>`,
    });
    const image = (await findByRole(rich, 'img', { name: 'the graph' })) as HTMLImageElement;
    await waitFor(() => image.naturalWidth === 60, 'the picture');
    expect(image.src).to.match(/^blob:/);
  });

  it('is shown with line breaks in its data, and in markdown', async () => {
    const url = await dataUrl(30, 10);
    const wrapped = url.replace(/(.{76})/g, '$1\n');
    const { rich } = await show({ body: `<img src="${wrapped}" alt="a">` });
    await waitFor(() => widths(rich)[0] === 30, 'the wrapped one');
    const other = await show({ body: `See ![b](${url})`, format: 'markdown' });
    await waitFor(() => widths(other.rich)[0] === 30, 'that of markdown');
  });

  it('is shown whatever its head says, as browsers do', async () => {
    const data = (await dataUrl(30, 10)).replace(/^[^,]*,/, '');
    const heads = [
      'data:;base64,',
      'data:application/octet-stream;base64,',
      'data:image/png; charset=utf-8; base64 ,',
      'DATA:image/jpg;name=a.jpg;BASE64,',
    ];
    for (const head of heads) {
      const { rich } = await show({ body: `<img src="${head}${data}" alt="a">` });
      await waitFor(
        () => widths(rich)[0] === 30,
        () => `the picture after ${head}`,
      );
    }
  });

  it('says so where it cannot be shown', async () => {
    for (const url of [
      'data:image/png;base64,iVBOR!!',
      'data:image/svg+xml,<svg onload="window.hacked=1" xmlns="http://www.w3.org/2000/svg"/>',
      'data:text/html,<script>window.hacked=1</script>',
    ]) {
      const { rich } = await show({ body: `<p>Before <img src='${url}'> after</p>` });
      const said = () => rich.querySelector('img')?.alt ?? textOf(rich);
      await waitFor(
        () => said().includes('The picture could not be loaded.'),
        () => `a word, not ${said()}`,
      );
      expect(textOf(rich)).to.contain('after');
    }
    expect('hacked' in window).to.equal(false);
  });

  it('has its text where it has one', async () => {
    const { rich } = await show({ body: '<p><img src="data:image/png,x" alt="Dot"> end</p>' });
    await waitFor(() => rich.querySelector('img.broken'), 'the failure');
    expect(rich.querySelector('img')?.alt).to.equal('Dot');
  });
});

describe('a picture that a mail names by its content id', () => {
  it('is the attachment with its file name', async () => {
    const { rich } = await show(
      {
        body: '<img src="cid:image002.png@01DB3F2A.5C0D8E10" alt="two"><img src="CID:image001.png@01DB3F2A.5C0D8E10" alt="one">',
        attachments: [picture('a', 'image001.png'), picture('b', 'image002.png')],
      },
      { a: await png(60, 20), b: await png(30, 10) },
    );
    await waitFor(
      () => widths(rich).join() === '30,60',
      () => `the two pictures, not ${widths(rich).join()}`,
    );
  });

  it('is the one at its place where the id names none', async () => {
    const { rich } = await show(
      {
        body: '<img src="cid:part1.06090408@example.com" alt="one"><img src="cid:logo%2Epng" alt="logo">',
        attachments: [picture('l', 'logo.png'), wireFile('x'), picture('a', 'Screenshot.png')],
      },
      { a: await png(60, 20), l: await png(30, 10) },
    );
    await waitFor(
      () => widths(rich).join() === '60,30',
      () => `the two pictures, not ${widths(rich).join()}`,
    );
  });

  it('leads to the attachments where it is none of the pictures', async () => {
    const { entry, rich } = await show({
      body: '<p>See <img src="cid:report@example.com"></p>',
      attachments: [wireFile('report', { name: 'report.pdf', type: 'application/pdf' })],
    });
    expect(textOf(rich)).to.equal('See Picture in the attachments');
    expect(textOf(getByRole(entry, 'link', { name: /report\.pdf/ }))).to.contain('report.pdf');
  });

  it('says so where there is nothing', async () => {
    const { rich } = await show({ body: '<p>See <img src="cid:gone@example.com"></p>' });
    expect(textOf(rich)).to.equal('See The picture could not be loaded.');
  });
});

describe('a telephone number in an answer', () => {
  it('is a link', async () => {
    const { rich } = await show({ body: '<p>Call <a href="tel:+49-30-1234">us</a></p>' });
    const link = getByRole(rich, 'link', { name: 'us' }) as HTMLAnchorElement;
    expect([link.href, link.target]).to.deep.equal(['tel:+49-30-1234', '']);
  });

  it('is a link to a message too', async () => {
    const { rich } = await show({ body: '<p>Text <a href="sms:+4930123456">us</a></p>' });
    const link = getByRole(rich, 'link', { name: 'us' }) as HTMLAnchorElement;
    expect([link.href, link.target]).to.deep.equal(['sms:+4930123456', '']);
  });

  it('is a link in markdown too, and other schemes stay text', async () => {
    const body = '[call](tel:+1234) [chat](sip:a@b.example) [run](javascript:alert(1))';
    const { rich } = await show({ body, format: 'markdown' });
    expect(queryAllByRole(rich, 'link').map(textOf)).to.deep.equal(['call']);
    expect(textOf(rich)).to.equal('call chat run');
  });
});

describe('what a body makes the browser fetch', () => {
  const fetched = () => api.calls.map(({ path }) => path).filter(path => !/^\/(config|requests)/.test(path));

  it('is only what is below the attachments of the API', async () => {
    const body =
      '![a](/account/delete?confirm=1) ![b](../../logout) ![c](attachments/../../logout) ![d](attachments/%2e%2e/x)' +
      ' ![e](attachments/..%2f..%2flogout) ![i](attachments/%252e%252e%252flogout) ![j](attachments/x%5C%2e%2e%5Cy) ![f](attachments/ok) ![g](attachments) ![h](attachmentsX/1)';
    const { rich } = await show({ body, format: 'markdown' }, { ok: await png(60, 20) });
    await waitFor(() => widths(rich)[0] === 60, 'the one picture');
    expect(fetched()).to.deep.equal(['/attachments/ok']);
    const link = getByRole(rich, 'link', { name: 'a' }) as HTMLAnchorElement;
    expect(link.href).to.equal(new URL('/account/delete?confirm=1', location.href).href);
  });

  it('is nothing for a path, which is a link, also within the whole desk', async () => {
    const server = new ThreadServer(api);
    const body = '<p><img src="/account/close" alt="x"></p>';
    server.comments['CS-1'] = [wireComment('a', { body, format: 'html' })];
    const desk = await mountDesk(api, { request: 'CS-1' });
    const link = (await findByRole(desk, 'link', { name: 'x' })) as HTMLAnchorElement;
    expect(link.href).to.equal(new URL('/account/close', location.href).href);
    expect(fetched()).to.deep.equal([]);
  });

  it('is at most fifty pictures, four at a time', async () => {
    const tags = Array.from(
      { length: 2000 },
      (_, index) => `<img src="attachments/p${index}" alt="p${index}">`,
    );
    const server = new ThreadServer(api);
    let running = 0;
    let most = 0;
    const blob = await png(2, 2);
    for (let index = 0; index < 60; index++)
      server.on(`GET /attachments/p${index}`, async () => {
        most = Math.max(most, ++running);
        await new Promise(requestAnimationFrame);
        running--;
        return new Response(blob, { headers: { 'Content-Type': blob.type } });
      });
    server.comments['CS-1'] = [wireComment('a', { body: tags.join(''), format: 'html' })];
    const thread = await mountThread(api);
    const [, entry] = await entries(thread, 2);
    const rich = await waitFor(() => entry!.querySelector<HTMLElement>('.rich'), 'the body of the answer');
    await waitFor(() => widths(rich).every(width => width === 2), 'the pictures');
    expect(widths(rich)).to.have.length(50);
    expect(fetched()).to.have.length(50);
    expect(most).to.be.at.most(4);
    expect(textOf(rich)).to.contain('p1999');
  });
});
