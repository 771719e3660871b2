import { expect } from '@open-wc/testing';
import type { AppOptions } from '../../demo/backend/app.ts';
import type { Activity } from '../../demo/backend/context.ts';
import { withCors } from '../../demo/backend/cors.ts';
import { operations } from '../../demo/backend/operations.ts';
import { HttpProblem } from '../../demo/backend/problems.ts';
import type { WireCommentPage, WireConfig, WireRequest, WireRequestPage } from '../../demo/backend/wire.ts';
import { Client, form, read, readProblem } from './client.ts';
import { stores } from './stores.ts';

const uuid = () => crypto.randomUUID();
const keys = (page: WireRequestPage) => page.items.map(item => item.key);

for (const kind of stores) {
  describe(`The demo backend over ${kind.name}`, () => {
    let client: Client;
    let close: () => Promise<void>;

    async function start(options: Partial<AppOptions> = {}): Promise<void> {
      const opened = await kind.open();
      close = opened.close;
      client = new Client(opened.store, options);
    }

    const list = async (query = '', user = 'ada') =>
      read<WireRequestPage>(await client.call('GET', `/requests${query}`, { user }));
    const thread = async (key: string, query = '') =>
      read<WireCommentPage>(await client.call('GET', `/requests/${key}/comments${query}`));
    const get = async (key: string) => read<WireRequest>(await client.call('GET', `/requests/${key}`));

    beforeEach(() => start());
    afterEach(() => close());

    describe('reading', () => {
      it('tells its configuration and who is signed in', async () => {
        const config = await read<WireConfig>(await client.call('GET', '/config'));
        expect(config.user).to.deep.equal({ key: 'ada', name: 'Ada Byron' });
        expect(config).to.include({ maxSummaryLength: 255, maxAttachmentBytes: 3145728, maxAttachments: 10 });
        expect(config.features).to.include({ search: true, events: false });
      });

      it('lists the newest update first and filters by status', async () => {
        const first = await client.create('First');
        client.clock.advance(1000);
        const second = await client.create('Second');
        client.clock.advance(1000);
        await client.comment(first.key, 'News');
        expect(keys(await list())).to.deep.equal([first.key, second.key]);
        expect(keys(await list('?sort=created'))).to.deep.equal([second.key, first.key]);
        await client.call('PATCH', `/requests/${first.key}`, { json: { status: 'closed' } });
        expect(keys(await list('?status=open'))).to.deep.equal([second.key]);
        expect(keys(await list('?status=closed'))).to.deep.equal([first.key]);
        expect((await list('?status=all')).total).to.equal(2);
      });

      it('searches keys, summaries, descriptions and comments for all words', async () => {
        const disk = await client.create('Disk is FULL', { description: 'On web-07' });
        const mail = await client.create('Mail');
        await client.comment(mail.key, 'The queue of Ülkü is long');
        expect(keys(await list('?q=full%20web'))).to.deep.equal([disk.key]);
        expect(keys(await list(`?q=${encodeURIComponent('ülkü')}`))).to.deep.equal([mail.key]);
        expect(keys(await list(`?q=${mail.key.toLowerCase()}`))).to.deep.equal([mail.key]);
        expect(await list('?q=full%20mail')).to.deep.include({ items: [], total: 0, nextCursor: null });
      });

      it('sorts keys by number', async () => {
        for (let index = 0; index < 11; index++) await client.create(`Number ${index}`);
        expect(keys(await list('?sort=key&limit=3'))).to.deep.equal(['CS-11', 'CS-10', 'CS-9']);
      });

      it('pages without repeating or losing anything while new requests come in', async () => {
        for (let index = 0; index < 7; index++) {
          await client.create(`Request ${index}`);
          // Some at the same instant: the number decides then.
          if (index % 2) client.clock.advance(1000);
        }
        const expected = keys(await list());
        const seen: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const page: WireRequestPage = await list(`?limit=2${cursor && `&cursor=${cursor}`}`);
          seen.push(...keys(page));
          cursor = page.nextCursor;
          await client.create('In between');
        }
        expect(seen).to.deep.equal(expected);
      });

      it('pages a thread both ways, stable under new comments', async () => {
        const { key } = await client.create('Thread');
        for (const body of ['a', 'b', 'c', 'd', 'e']) await client.comment(key, body);
        const first = await thread(key, '?limit=2&order=newest');
        expect(first.items.map(item => item.body)).to.deep.equal(['e', 'd']);
        expect(first.order).to.equal('newest');
        await client.comment(key, 'f');
        const next = await thread(key, `?limit=2&order=newest&cursor=${first.nextCursor}`);
        expect(next.items.map(item => item.body)).to.deep.equal(['c', 'b']);
        const oldest = await thread(key, '?limit=4');
        expect(oldest.items.map(item => item.body).join('')).to.equal('abcd');
        expect(oldest).not.to.have.property('order');
        const rest = await thread(key, `?limit=4&cursor=${oldest.nextCursor}`);
        expect(rest.items.map(item => item.body).join('')).to.equal('ef');
        expect(rest.nextCursor).to.equal(null);
      });

      it('holds 20 items a page unless asked, and never more than 100', async () => {
        for (let index = 0; index < 101; index++) await client.create(`Request ${index}`);
        expect((await list()).items).to.have.length(20);
        const page = await list('?limit=1000');
        expect(page.items).to.have.length(100);
        expect(page.total).to.equal(101);
      });

      it('refuses what is no cursor, limit, status, sort or order of this list', async () => {
        for (let index = 0; index < 2; index++) await client.create(`Request ${index}`);
        const { nextCursor } = await list('?limit=1');
        const { key } = await client.create('Thread');
        const bad = [
          '/requests?cursor=nonsense',
          `/requests?sort=key&cursor=${nextCursor}`,
          '/requests?limit=0',
          '/requests?limit=ten',
          '/requests?status=new',
          '/requests?sort=size',
          `/requests/${key}/comments?cursor=${nextCursor}`,
          `/requests/${key}/comments?order=random`,
        ];
        for (const path of bad) await readProblem(await client.call('GET', path), 400);
      });

      it('answers 304 until something changes', async () => {
        const { key } = await client.create('Watched');
        for (const path of ['/requests', `/requests/${key}`, `/requests/${key}/comments`, '/config']) {
          const etag = (await client.call('GET', path)).headers.get('ETag') ?? '';
          expect(etag).to.match(/^W\/".+"$/);
          const headers = { 'If-None-Match': `"other", ${etag}` };
          const again = await client.call('GET', path, { headers });
          expect(again.status, path).to.equal(304);
          expect(await again.text()).to.equal('');
          expect(again.headers.get('ETag')).to.equal(etag);
          if (path === '/config') continue;
          client.clock.advance(1000);
          await client.comment(key, `News for ${path}`);
          expect((await client.call('GET', path, { headers })).status, path).to.equal(200);
        }
      });
    });

    describe('status', () => {
      it('is updated from an answer of support until it is read', async () => {
        const { key } = await client.create('Question');
        expect(await get(key)).to.include({ status: 'open', unread: false, awaiting: 'support' });
        client.clock.advance(1000);
        await client.answer(key, 'First answer', 'com_first');
        await client.answer(key, 'Second answer', 'com_second');
        expect(await get(key)).to.include({ status: 'updated', unread: true, awaiting: 'requester' });
        expect((await list()).unreadCount).to.equal(1);
        const mark = (upTo: string) => client.call('PUT', `/requests/${key}/read`, { json: { upTo } });
        expect((await mark('com_first')).status).to.equal(204);
        expect((await get(key)).unread).to.equal(true);
        expect((await mark('com_second')).status).to.equal(204);
        expect((await mark('com_first')).status).to.equal(204);
        expect(await get(key)).to.include({ status: 'open', unread: false });
        expect((await list()).unreadCount).to.equal(0);
        expect((await readProblem(await mark('com_other'), 422)).errors?.[0]?.field).to.equal('upTo');
      });

      it('closes and reopens', async () => {
        const { key } = await client.create('Short');
        client.clock.advance(1000);
        const patch = (status: unknown) => client.call('PATCH', `/requests/${key}`, { json: { status } });
        const closed = await read<WireRequest>(await patch('closed'));
        expect(closed).to.include({ status: 'closed', closed: true });
        expect(closed.actions).to.deep.equal(['reply', 'attach', 'reopen', 'rate']);
        expect(closed).not.to.have.property('awaiting');
        client.clock.advance(1000);
        expect((await read<WireRequest>(await patch('closed'))).updatedAt).to.equal(closed.updatedAt);
        expect(await read<WireRequest>(await patch('open'))).to.include({ status: 'open', closed: false });
        expect((await readProblem(await patch('updated'), 422)).errors?.[0]?.field).to.equal('status');
      });

      it('is open again after a reply', async () => {
        const { key } = await client.create('Short');
        await client.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
        await client.comment(key, 'It is back');
        expect(await get(key)).to.include({ status: 'open', closed: false, awaiting: 'support' });
      });

      it('takes a rating once it is closed', async () => {
        const { key } = await client.create('Rated');
        const rate = (json: unknown) => client.call('PUT', `/requests/${key}/rating`, { json });
        await readProblem(await rate({ score: 5 }), 409);
        await client.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
        expect((await rate({ score: 4, comment: 'Good' })).status).to.equal(204);
        expect((await get(key)).rating).to.equal(4);
        for (const score of [0, 6, 2.5, '5', undefined]) {
          expect((await readProblem(await rate({ score }), 422)).errors?.[0]?.field).to.equal('score');
        }
      });
    });

    describe('writing', () => {
      it('creates a request with files, and says where it is', async () => {
        const file = await client.upload('a.txt');
        const json = {
          summary: ' With a file ',
          description: 'See there',
          attachmentIds: [file.id],
          later: 1,
        };
        const response = await client.call('POST', '/requests', { json });
        expect(response.headers.get('Location')).to.equal('/api/support/requests/CS-1');
        const request = await read<WireRequest>(response, 201);
        expect(request).to.deep.include({ key: 'CS-1', summary: 'With a file', attachments: [file] });
        expect(request.author).to.deep.equal({ name: 'Ada Byron', role: 'requester', me: true });
        expect(request.createdAt).to.equal('2026-03-02T09:00:00.000Z');
      });

      it('says all that is wrong with a request at once', async () => {
        const json = { summary: '  ', description: 7, attachmentIds: 'a', context: [{ id: 1 }] };
        const problem = await readProblem(await client.call('POST', '/requests', { json }), 422);
        const fields = problem.errors?.map(error => error.field);
        expect(fields).to.have.members(['summary', 'description', 'attachmentIds', 'context']);
      });

      it('counts a summary in characters', async () => {
        await client.create('😀'.repeat(255));
        const json = { summary: 'x'.repeat(256), description: 'd', attachmentIds: [] };
        const problem = await readProblem(await client.call('POST', '/requests', { json }), 422);
        expect(problem.errors?.[0]?.field).to.equal('summary');
      });

      it('warns where the request that it follows is unknown', async () => {
        const { key } = await client.create('First');
        expect(await client.create('Second', { followUpOf: key })).not.to.have.property('warnings');
        expect((await client.create('Third', { followUpOf: 'CS-99' })).warnings).to.have.length(1);
      });

      it('takes a comment without text only with a file', async () => {
        const { key } = await client.create('Thread');
        const send = (json: unknown) => client.call('POST', `/requests/${key}/comments`, { json });
        expect((await readProblem(await send({ body: ' ' }), 422)).errors?.[0]?.field).to.equal('body');
        const { id } = await client.upload('a.txt');
        expect((await send({ body: '', attachmentIds: [id] })).status).to.equal(201);
        expect((await send({ body: '**b**', attachmentIds: [], format: 'markdown' })).status).to.equal(201);
        const html = await readProblem(await send({ body: 'b', attachmentIds: [], format: 'html' }), 422);
        expect(html.errors?.[0]?.field).to.equal('format');
        expect((await thread(key)).items.map(item => item.format)).to.deep.equal(['text', 'markdown']);
      });

      it('checks the custom fields that it asked for', async () => {
        await close();
        const options = [{ value: 'vps', label: 'Server' }];
        const service = { id: 'service', label: 'Service', type: 'select' as const, required: true, options };
        await start({ offer: { fields: [service] } });
        const send = (fields: unknown) =>
          client.call('POST', '/requests', {
            json: { summary: 's', description: 'd', attachmentIds: [], fields },
          });
        for (const fields of [undefined, {}, { service: 'dns' }, { service: 1 }]) {
          const problem = await readProblem(await send(fields), 422);
          expect(problem.errors?.[0]?.field).to.equal('fields.service');
        }
        const request = await read<WireRequest>(await send({ service: 'vps', other: 'x' }), 201);
        expect(request.fields).to.deep.equal({ service: 'vps' });
      });

      it('refuses replies to closed requests where the offer says so', async () => {
        await close();
        await start({ offer: { closedReply: 'refused' } });
        const { key } = await client.create('Over');
        await client.call('PATCH', `/requests/${key}`, { json: { status: 'closed' } });
        expect((await get(key)).actions).to.deep.equal(['reopen', 'rate']);
        const json = { body: 'Hello?', attachmentIds: [] };
        await readProblem(await client.call('POST', `/requests/${key}/comments`, { json }), 422);
      });

      it('tells the agent of each request and comment, once', async () => {
        await close();
        const seen: Activity[] = [];
        await start({ onActivity: activity => void seen.push(activity) });
        const { key } = await client.create('News');
        const send = { json: { body: 'More', attachmentIds: [] }, key: uuid() };
        await client.call('POST', `/requests/${key}/comments`, send);
        await client.call('POST', `/requests/${key}/comments`, send);
        expect(seen.map(activity => activity.kind)).to.deep.equal(['request', 'comment']);
      });
    });

    describe('idempotency', () => {
      const json = { summary: 'Once', description: 'Only', attachmentIds: [] };

      it('gives the stored answer to a known key', async () => {
        const key = uuid();
        const first = await client.call('POST', '/requests', { json, key });
        const reordered = { attachmentIds: [], description: 'Only', summary: 'Once' };
        client.clock.advance(30 * 24 * 3_600_000);
        const again = await client.call('POST', '/requests', { json: reordered, key: key.toUpperCase() });
        expect(again.status).to.equal(201);
        expect(again.headers.get('Idempotency-Replayed')).to.equal('true');
        expect(again.headers.get('Location')).to.equal(first.headers.get('Location'));
        expect(await again.text()).to.equal(await first.text());
        expect((await list()).total).to.equal(1);
      });

      it('refuses a known key with another body or for another call', async () => {
        const key = uuid();
        const request = await read<WireRequest>(await client.call('POST', '/requests', { json, key }), 201);
        await readProblem(
          await client.call('POST', '/requests', { json: { ...json, summary: 'Twice' }, key }),
          422,
        );
        await readProblem(
          await client.call('POST', `/requests/${request.key}/comments`, {
            json: { body: 'b', attachmentIds: [] },
            key,
          }),
          422,
        );
      });

      it('answers 409 while the first call runs, and takes over from one that died', async () => {
        await close();
        let release: (() => void) | undefined;
        const held = new Promise<void>(resolve => (release = resolve));
        let entered: (() => void) | undefined;
        const running = new Promise<void>(resolve => (entered = resolve));
        await start({
          onActivity: () => {
            entered?.();
            return held;
          },
        });
        const key = uuid();
        const first = client.call('POST', '/requests', { json, key });
        await running;
        await readProblem(await client.call('POST', '/requests', { json, key }), 409);
        await readProblem(
          await client.call('POST', '/requests', { json: { ...json, summary: 'x' }, key }),
          422,
        );
        release?.();
        expect((await first).status).to.equal(201);
        expect((await client.call('POST', '/requests', { json, key })).status).to.equal(201);
        expect((await list()).total).to.equal(1);

        const dead = { key: uuid(), fingerprint: 'whatever', startedAt: client.clock.now() };
        await client.store.beginCall('ada', dead, 0);
        await readProblem(await client.call('POST', '/requests', { json, key: dead.key }), 422);
        client.clock.advance(61_000);
        expect((await client.call('POST', '/requests', { json, key: dead.key })).status).to.equal(201);
      });

      it('makes one request of two calls at once', async () => {
        const key = uuid();
        const send = () => client.call('POST', '/requests', { json, key });
        const statuses = (await Promise.all([send(), send(), send()])).map(response => response.status);
        expect(statuses.filter(status => status === 201)).to.have.length.at.least(1);
        expect(statuses.every(status => status === 201 || status === 409)).to.equal(true);
        expect((await list()).total).to.equal(1);
      });

      it('forgets what failed', async () => {
        const key = uuid();
        await readProblem(
          await client.call('POST', '/requests', { json: { ...json, summary: '' }, key }),
          422,
        );
        expect((await client.call('POST', '/requests', { json, key })).status).to.equal(201);
      });

      it('compares a file by name, type and bytes, whatever the boundary', async () => {
        const key = uuid();
        const send = (text: string, name = 'a.txt', type = 'text/plain') =>
          client.call('POST', '/attachments', { body: form(new File([text], name, { type })), key });
        const first = await (await send('one')).json();
        expect(await (await send('one')).json()).to.deep.equal(first);
        await readProblem(await send('two'), 422);
        await readProblem(await send('one', 'b.txt'), 422);
        await readProblem(await send('one', 'a.txt', 'text/csv'), 422);
      });

      it('uploads anew where the file of the stored answer is gone', async () => {
        const key = uuid();
        const send = async () =>
          read<{ id: string }>(
            await client.call('POST', '/attachments', { body: form(new File(['x'], 'a.txt')), key }),
            201,
          );
        const first = await send();
        await client.call('DELETE', `/attachments/${first.id}`);
        const second = await send();
        expect(second.id).not.to.equal(first.id);
        client.clock.advance(24 * 3_600_000 + 1);
        expect((await send()).id).not.to.equal(second.id);
      });

      it('needs a key, and a UUID', async () => {
        for (const key of ['', 'abc']) {
          await readProblem(await client.call('POST', '/requests', { json, key }), 400);
        }
      });

      it('keeps the keys of two customers apart', async () => {
        const key = uuid();
        await client.call('POST', '/requests', { json, key });
        const other = await client.call('POST', '/requests', { json, key, user: 'bob' });
        expect(other.headers.has('Idempotency-Replayed')).to.equal(false);
        expect((await list('', 'bob')).total).to.equal(1);
      });
    });

    describe('attachments', () => {
      const download = (id: string, user = 'ada') => client.call('GET', `/attachments/${id}`, { user });

      it('stores the bytes and serves them as a download', async () => {
        const bytes = new Uint8Array([0, 255, 13, 10, 128, 0]);
        const body = form(new File([bytes], 'picture.png', { type: 'image/png' }));
        const file = await read<{ id: string; url: string }>(
          await client.call('POST', '/attachments', { body }),
          201,
        );
        expect(file).to.deep.include({ name: 'picture.png', size: 6, type: 'image/png' });
        expect(file.url).to.equal(`attachments/${file.id}`);
        const response = await download(file.id);
        expect(new Uint8Array(await response.arrayBuffer())).to.deep.equal(bytes);
        expect(response.headers.get('Content-Type')).to.equal('image/png');
        expect(response.headers.get('X-Content-Type-Options')).to.equal('nosniff');
        expect(response.headers.get('Content-Disposition')).to.match(/^attachment;/);
      });

      it('keeps odd names and writes them as RFC 6266 wants', async () => {
        const names: Record<string, string> = {
          'отчёт за май.log': 'attachment; filename="_____ __ ___.log"; filename*=UTF-8\'\'',
          'smile 😀.png': 'attachment; filename="smile _.png"; filename*=UTF-8\'\'',
          'say "hi" (1).txt': 'attachment; filename="say _hi_ (1).txt"; filename*=UTF-8\'\'',
          "100%; it's*.txt": "attachment; filename=\"100_; it's*.txt\"; filename*=UTF-8''",
        };
        for (const [name, start] of Object.entries(names)) {
          const file = await client.upload(name);
          expect(file.name).to.equal(name);
          const header = (await download(file.id)).headers.get('Content-Disposition') ?? '';
          expect(header.slice(0, start.length)).to.equal(start);
          const encoded = header.slice(start.length);
          expect(encoded).to.match(/^[\w!#$&+.^`|~%-]+$/);
          expect(decodeURIComponent(encoded)).to.equal(name);
        }
      });

      it('keeps bytes that look like a boundary, and an empty file', async () => {
        const text = '--boundary\r\n\r\n--\r\n------WebKitFormBoundary\r\n';
        const file = await client.upload('tricky.txt', text);
        expect(await (await download(file.id)).text()).to.equal(text);
        expect((await client.upload('empty.txt', '')).size).to.equal(0);
      });

      it('takes out of a name what could mislead', async () => {
        expect((await client.upload('../../etc/passwd')).name).to.equal('passwd');
        expect((await client.upload('invoice\u202efdp.exe')).name).to.equal('invoicefdp.exe');
        expect((await client.upload(`${'a'.repeat(300)}.log`)).name).to.match(/^a{196}\.log$/);
      });

      it('takes a file at the limit and refuses one byte more', async () => {
        await close();
        await start({ limits: { maxAttachmentBytes: 1000 } });
        expect((await client.upload('a.txt', 'x'.repeat(1000))).size).to.equal(1000);
        for (const size of [1001, 100_000]) {
          const body = form(new File(['x'.repeat(size)], 'a.txt'));
          const problem = await readProblem(await client.call('POST', '/attachments', { body }), 413);
          expect(problem.detail).to.contain('1000');
        }
      });

      it('refuses types that are not accepted', async () => {
        await close();
        await start({ limits: { acceptedTypes: ['image/*', '.LOG'] } });
        await client.upload('a.png', 'x', 'image/png');
        await client.upload('a.log', 'x', 'application/x-anything');
        const body = form(new File(['x'], 'a.exe', { type: 'application/x-msdownload' }));
        const problem = await readProblem(await client.call('POST', '/attachments', { body }), 415);
        expect(problem.detail).to.contain('image/*');
      });

      it('wants exactly one part, in a multipart body', async () => {
        const two = form(new File(['x'], 'a.txt'));
        two.append('file', new File(['y'], 'b.txt'));
        const named = new FormData();
        named.append('upload', new File(['x'], 'a.txt'));
        const text = new FormData();
        text.append('file', 'just text');
        for (const body of [two, named, text, new FormData()]) {
          const problem = await readProblem(await client.call('POST', '/attachments', { body }), 422);
          expect(problem.errors?.[0]?.field).to.equal('file');
        }
        await readProblem(await client.call('POST', '/attachments', { json: {} }), 415);
        const headers = { 'Content-Type': 'multipart/form-data; boundary=abc' };
        await readProblem(await client.call('POST', '/attachments', { body: 'nonsense', headers }), 400);
      });

      it('removes one that was not sent, and only that', async () => {
        const unsent = await client.upload('a.txt');
        const remove = (id: string) => client.call('DELETE', `/attachments/${id}`);
        expect((await remove(unsent.id)).status).to.equal(204);
        await readProblem(await remove(unsent.id), 404);
        await readProblem(await download(unsent.id), 404);
        const sent = await client.upload('b.txt');
        await client.create('With b', { attachmentIds: [sent.id] });
        await readProblem(await remove(sent.id), 409);
        expect((await download(sent.id)).status).to.equal(200);
      });

      it('keeps what was not sent for 24 hours, and what was sent for good', async () => {
        const sent = await client.upload('sent.txt');
        const { key } = await client.create('With a file', { attachmentIds: [sent.id] });
        const early = await client.upload('early.txt');
        client.clock.advance(24 * 3_600_000);
        const inTime = await client.call('POST', `/requests/${key}/comments`, {
          json: { body: '', attachmentIds: [early.id] },
        });
        expect(inTime.status).to.equal(201);
        const late = await client.upload('late.txt');
        client.clock.advance(24 * 3_600_000 + 1);
        const json = { summary: 'Late', description: 'd', attachmentIds: [late.id] };
        const problem = await readProblem(await client.call('POST', '/requests', { json }), 422);
        expect(problem.errors?.[0]?.field).to.equal('attachmentIds');
        expect(problem.errors?.[0]?.detail).to.contain(late.id);
        expect((await download(sent.id)).status).to.equal(200);
      });

      it('sends a file once, and nothing at all where one is missing', async () => {
        const used = await client.upload('used.txt');
        const fresh = await client.upload('fresh.txt');
        const { key } = await client.create('First', { attachmentIds: [used.id] });
        const json = { summary: 'Second', description: 'd', attachmentIds: [fresh.id, used.id, 'att_none'] };
        const problem = await readProblem(await client.call('POST', '/requests', { json }), 422);
        expect(problem.errors).to.have.length(2);
        expect((await list()).total).to.equal(1);
        const comment = { body: '', attachmentIds: [fresh.id] };
        const path = `/requests/${key}/comments`;
        expect((await client.call('POST', path, { json: comment })).status).to.equal(201);
      });

      it('limits how many files go with one message', async () => {
        await close();
        await start({ limits: { maxAttachments: 1 } });
        const ids = [(await client.upload('a.txt')).id, (await client.upload('b.txt')).id];
        const json = { summary: 's', description: 'd', attachmentIds: ids };
        const problem = await readProblem(await client.call('POST', '/requests', { json }), 422);
        expect(problem.errors?.[0]?.field).to.equal('attachmentIds');
      });
    });

    it('shows a customer nothing of another one', async () => {
      const file = await client.upload('secret.txt');
      const { key } = await client.create('Secret', { attachmentIds: [file.id] });
      const unsent = await client.upload('unsent.txt');
      await client.answer(key, 'Answer', 'com_secret');
      const user = 'bob';
      expect(await list('?status=all&q=secret', user)).to.deep.include({
        items: [],
        total: 0,
        unreadCount: 0,
      });
      const calls: [string, string, unknown?][] = [
        ['GET', `/requests/${key}`],
        ['PATCH', `/requests/${key}`, { status: 'closed' }],
        ['PUT', `/requests/${key}/read`, { upTo: 'com_secret' }],
        ['PUT', `/requests/${key}/rating`, { score: 1 }],
        ['GET', `/requests/${key}/comments`],
        ['POST', `/requests/${key}/comments`, { body: 'b', attachmentIds: [] }],
        ['GET', `/attachments/${file.id}`],
        ['DELETE', `/attachments/${unsent.id}`],
      ];
      for (const [method, path, json] of calls) {
        await readProblem(await client.call(method, path, { user, json }), 404);
      }
      const json = { summary: 'Theft', description: 'd', attachmentIds: [unsent.id] };
      await readProblem(await client.call('POST', '/requests', { user, json }), 422);
      expect(await get(key)).to.include({ status: 'updated' });
    });

    describe('refusing', () => {
      it('answers 401 to nobody, and what the sign-in throws', async () => {
        const response = await client.call('GET', '/requests', { user: 'nobody' });
        expect(response.headers.get('WWW-Authenticate')).to.equal('Bearer');
        await readProblem(response, 401);
        await close();
        await start({ user: () => Promise.reject(new HttpProblem(403, 'The CSRF token is missing.')) });
        expect((await readProblem(await client.call('GET', '/config'), 403)).detail).to.contain('CSRF');
      });

      it('answers 404 to unknown addresses and 405 to unknown methods', async () => {
        for (const path of [
          '/',
          '/nothing',
          '/requests/',
          '/requests/CS-1',
          '/requests/%ff',
          '/attachments/x',
        ]) {
          await readProblem(await client.call('GET', path), 404);
        }
        await readProblem(await client.app(new Request('https://desk.example/elsewhere')), 404);
        const response = await client.call('PUT', '/requests', { json: {} });
        expect(response.headers.get('Allow')).to.equal('GET, POST');
        await readProblem(response, 405);
      });

      it('answers 400, 413 and 415 to bodies that it cannot take', async () => {
        const headers = { 'Content-Type': 'application/json; charset=utf-8' };
        for (const body of ['{', '[]', 'null', '"text"', '']) {
          await readProblem(await client.call('POST', '/requests', { body, headers }), 400);
        }
        const plain = { 'Content-Type': 'text/plain' };
        await readProblem(await client.call('POST', '/requests', { body: '{}', headers: plain }), 415);
        const json = { summary: 's', description: 'x'.repeat(600_000) };
        await readProblem(await client.call('POST', '/requests', { json }), 413);
      });

      it('answers 429 with a time to wait', async () => {
        await close();
        await start({ limits: { writesPerMinute: 2 } });
        await client.create('One');
        client.clock.advance(20_000);
        await client.create('Two');
        const json = { summary: 's', description: 'd', attachmentIds: [] };
        const response = await client.call('POST', '/requests', { json });
        expect(response.headers.get('Retry-After')).to.equal('40');
        await readProblem(response, 429);
        await client.create('Somebody else', {}, 'bob');
        client.clock.advance(40_000);
        await client.create('Three');
      });

      it('answers 501 to the event stream', async () => {
        await readProblem(await client.call('GET', '/events'), 501);
      });

      it('tells of a defect without its insides', async () => {
        await close();
        const seen: unknown[] = [];
        await start({ onError: error => void seen.push(error), now: () => NaN });
        const problem = await readProblem(
          await client.call('POST', '/requests', { json: { summary: 's', description: 'd' } }),
          500,
        );
        expect(problem.detail).to.equal('Something went wrong on our side.');
        expect(seen).to.have.length(1);
      });
    });
  });
}

describe('The demo backend for other origins', () => {
  const origin = 'https://panel.example';
  const app = withCors(async () => new Response('{}', { status: 401 }), {
    origins: [origin],
    credentials: true,
  });
  const url = 'https://desk.example/requests';

  it('answers a preflight with all that the contract needs', async () => {
    const headers = { 'Access-Control-Request-Method': 'PATCH' };
    const request = new Request(url, { method: 'OPTIONS' });
    // A page may not set these two itself.
    const answer = await app(withHeaders(request, { ...headers, Origin: origin }));
    expect(answer.status).to.equal(204);
    expect(answer.headers.get('Access-Control-Allow-Headers')).to.contain('Idempotency-Key');
    for (const [, method] of operations) {
      expect(answer.headers.get('Access-Control-Allow-Methods')).to.contain(method);
    }
  });

  it('lets errors be read, and nobody else in', async () => {
    const answer = await app(withHeaders(new Request(url), { Origin: origin }));
    expect(answer.status).to.equal(401);
    expect(answer.headers.get('Access-Control-Allow-Origin')).to.equal(origin);
    expect(answer.headers.get('Access-Control-Expose-Headers')).to.contain('Retry-After');
    const other = await app(withHeaders(new Request(url), { Origin: 'https://evil.example' }));
    expect(other.headers.has('Access-Control-Allow-Origin')).to.equal(false);
  });

  function withHeaders(request: Request, headers: Record<string, string>): Request {
    Object.defineProperty(request, 'headers', { value: new Headers(headers) });
    return request;
  }
});
