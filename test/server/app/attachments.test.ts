import { describeOverEachStore } from './fixture.ts';
import { multipart, readJson, readProblem } from './client.ts';
import { expect } from './expect.ts';

describeOverEachStore('Attachments of the app', fixture => {
  const download = (id: string, customer = 'ada') =>
    fixture.client.call('GET', `/attachments/${id}`, { customer });

  it('stores the bytes and serves them as a download', async () => {
    const bytes = new Uint8Array([0, 255, 13, 10, 128, 0]);
    const picture = new File([bytes], 'picture.png', { type: 'image/png' });
    const file = await readJson<{ id: string; url: string }>(await fixture.client.send(picture), 201);
    expect(file).to.deep.include({ name: 'picture.png', size: 6, type: 'image/png' });
    expect(file.url).to.equal(`attachments/${file.id}`);
    const response = await download(file.id);
    expect(new Uint8Array(await response.arrayBuffer())).to.deep.equal(bytes);
    expect(response.headers.get('Content-Type')).to.equal('image/png');
    expect(response.headers.get('X-Content-Type-Options')).to.equal('nosniff');
    expect(response.headers.get('Content-Disposition')).to.match(/^attachment;/);
  });

  it('stores any name and encodes it as in RFC 6266', async () => {
    const names: Record<string, string> = {
      'отчёт за май.log': 'attachment; filename="_____ __ ___.log"; filename*=UTF-8\'\'',
      'smile 😀.png': 'attachment; filename="smile _.png"; filename*=UTF-8\'\'',
      'say "hi" (1).txt': 'attachment; filename="say _hi_ (1).txt"; filename*=UTF-8\'\'',
      "100%; it's*.txt": "attachment; filename=\"100_; it's*.txt\"; filename*=UTF-8''",
    };
    for (const [name, start] of Object.entries(names)) {
      const file = await fixture.client.upload(name);
      expect(file.name).to.equal(name);
      const header = (await download(file.id)).headers.get('Content-Disposition') ?? '';
      expect(header.slice(0, start.length)).to.equal(start);
      const encoded = header.slice(start.length);
      expect(encoded).to.match(/^[\w!#$&+.^`|~%-]+$/);
      expect(decodeURIComponent(encoded)).to.equal(name);
    }
  });

  it('stores bytes that look like a boundary, and an empty file', async () => {
    const text = '--boundary\r\n\r\n--\r\n------WebKitFormBoundary\r\n';
    const file = await fixture.client.upload('tricky.txt', text);
    expect(await (await download(file.id)).text()).to.equal(text);
    expect((await fixture.client.upload('empty.txt', '')).size).to.equal(0);
  });

  it('removes misleading characters from a name', async () => {
    expect((await fixture.client.upload('../../etc/passwd')).name).to.equal('passwd');
    expect((await fixture.client.upload('invoice\u202efdp.exe')).name).to.equal('invoicefdp.exe');
    expect((await fixture.client.upload(`${'a'.repeat(300)}.log`)).name).to.match(/^a{196}\.log$/);
  });

  it('accepts a file at the limit and rejects one byte more', async () => {
    await fixture.start({ limits: { maxAttachmentBytes: 1000 } });
    expect((await fixture.client.upload('a.txt', 'x'.repeat(1000))).size).to.equal(1000);
    for (const size of [1001, 100_000]) {
      const file = new File(['x'.repeat(size)], 'a.txt');
      const problem = await readProblem(await fixture.client.send(file), 413);
      expect(problem.detail).to.contain('1000');
    }
  });

  it('rejects types that are not accepted', async () => {
    await fixture.start({ limits: { acceptedTypes: ['image/*', '.LOG'] } });
    await fixture.client.upload('a.png', 'x', 'image/png');
    await fixture.client.upload('a.log', 'x', 'application/x-anything');
    const program = new File(['x'], 'a.exe', { type: 'application/x-msdownload' });
    const problem = await readProblem(await fixture.client.send(program), 415);
    expect(problem.detail).to.contain('image/*');
  });

  it('requires exactly one part, in a multipart body', async () => {
    const file = new File(['x'], 'a.txt');
    const bodies = [
      await multipart(['file', file], ['file', file]),
      await multipart(['upload', file]),
      await multipart(['file', 'just text']),
    ];
    for (const body of bodies) {
      const problem = await readProblem(await fixture.client.call('POST', '/attachments', body), 422);
      expect(problem.errors?.[0]?.field).to.equal('file');
    }
    await readProblem(await fixture.client.call('POST', '/attachments', { json: {} }), 415);
    const headers = { 'Content-Type': 'multipart/form-data; boundary=abc' };
    await readProblem(await fixture.client.call('POST', '/attachments', { body: 'nonsense', headers }), 400);
  });

  it('deletes one that is not sent, and no sent one', async () => {
    const unsent = await fixture.client.upload('a.txt');
    const remove = (id: string) => fixture.client.call('DELETE', `/attachments/${id}`);
    expect((await remove(unsent.id)).status).to.equal(204);
    await readProblem(await remove(unsent.id), 404);
    await readProblem(await download(unsent.id), 404);
    const sent = await fixture.client.upload('b.txt');
    await fixture.client.create('With b', { attachmentIds: [sent.id] });
    await readProblem(await remove(sent.id), 409);
    expect((await download(sent.id)).status).to.equal(200);
  });

  it('deletes what is not sent after 24 hours, and never what is sent', async () => {
    const sent = await fixture.client.upload('sent.txt');
    const { key } = await fixture.client.create('With a file', { attachmentIds: [sent.id] });
    const early = await fixture.client.upload('early.txt');
    fixture.client.clock.advance(24 * 3_600_000);
    const inTime = await fixture.client.call('POST', `/requests/${key}/comments`, {
      json: { body: '', attachmentIds: [early.id] },
    });
    expect(inTime.status).to.equal(201);
    const late = await fixture.client.upload('late.txt');
    fixture.client.clock.advance(24 * 3_600_000 + 1);
    const json = { summary: 'Late', description: 'd', attachmentIds: [late.id] };
    const problem = await readProblem(await fixture.client.call('POST', '/requests', { json }), 422);
    expect(problem.errors?.[0]?.field).to.equal('attachmentIds');
    expect(problem.errors?.[0]?.detail).to.contain(late.id);
    expect((await download(sent.id)).status).to.equal(200);
  });

  it('sends a file once, and adds nothing where one is missing', async () => {
    const used = await fixture.client.upload('used.txt');
    const fresh = await fixture.client.upload('fresh.txt');
    const { key } = await fixture.client.create('First', { attachmentIds: [used.id] });
    const json = { summary: 'Second', description: 'd', attachmentIds: [fresh.id, used.id, 'att_none'] };
    const problem = await readProblem(await fixture.client.call('POST', '/requests', { json }), 422);
    expect(problem.errors).to.have.length(2);
    expect((await fixture.list()).total).to.equal(1);
    const comment = { body: '', attachmentIds: [fresh.id] };
    const path = `/requests/${key}/comments`;
    expect((await fixture.client.call('POST', path, { json: comment })).status).to.equal(201);
  });

  it('limits the files of one request', async () => {
    await fixture.start({ limits: { maxAttachments: 1 } });
    const ids = [(await fixture.client.upload('a.txt')).id, (await fixture.client.upload('b.txt')).id];
    const json = { summary: 's', description: 'd', attachmentIds: ids };
    const problem = await readProblem(await fixture.client.call('POST', '/requests', { json }), 422);
    expect(problem.errors?.[0]?.field).to.equal('attachmentIds');
  });
});
