import { expect } from '@open-wc/testing';
import type { Draft } from '../../../src/state/outbox/draft.ts';
import { DraftStore } from '../../../src/state/outbox/draft-store.ts';
import { load, remove, removeAll, save } from '../../../src/state/storage/storage.ts';
import { fileOf } from '../../support/input.ts';
import { attachmentOf } from '../../support/fake-backend.ts';

const HOUR = 3_600_000;
const newPath = () => ['draft-store', crypto.randomUUID()];
const draftOf = (body: string, files: Draft['files'] = []): Draft => ({ text: { summary: '', body }, files });

/** Runs `work` as if it were that much later. */
async function later<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const { now } = Date;
  Date.now = () => now() + milliseconds;
  try {
    return await work();
  } finally {
    Date.now = now;
  }
}

describe('storage', () => {
  it('keeps values of all kinds under their whole path', async () => {
    const path = newPath();
    const bytes = new Uint8Array([1, 2]).buffer;
    expect(await save(path, { text: 'ü' })).to.equal(true);
    await save([...path, 'bytes'], bytes);
    expect(await load(path)).to.deep.equal({ text: 'ü' });
    expect(new Uint8Array((await load<ArrayBuffer>([...path, 'bytes']))!)).to.deep.equal(
      new Uint8Array([1, 2]),
    );
    expect(await load([...path, 'other'])).to.equal(undefined);
    await remove(path);
    expect(await load(path)).to.equal(undefined);
  });

  it('removes all that is below a path, and nothing beside it', async () => {
    const path = newPath();
    const beside = [...path.slice(0, -1), `${path.at(-1)}x`];
    for (const key of [path, [...path, 'a'], [...path, 'a', 'b'], beside]) await save(key, 1);
    await removeAll(path);
    expect(
      await Promise.all([path, [...path, 'a'], [...path, 'a', 'b']].map(key => load(key))),
    ).to.deep.equal([undefined, undefined, undefined]);
    expect(await load(beside)).to.equal(1);
  });
});

describe('a draft that goes on elsewhere', () => {
  async function twoStores() {
    const [from, to] = [newPath(), newPath()];
    const source = new DraftStore(from);
    await source.save(draftOf('As it was'));
    return { source, from, target: new DraftStore(to) };
  }

  it('ends in the moment in which it is saved there, even where nobody clears it', async () => {
    const { source, from, target } = await twoStores();
    await target.save(draftOf('As it was'), { from: source });
    expect(await new DraftStore(from).load()).to.equal(undefined);
  });

  it('stays where another tab has written it since', async () => {
    const { source, from, target } = await twoStores();
    const other = new DraftStore(from);
    await other.load();
    await other.save(draftOf('As it was, and more'));
    await target.save(draftOf('As it was'), { from: source });
    expect((await new DraftStore(from).load())?.text.body).to.equal('As it was, and more');
  });
});

describe('a stored draft', () => {
  it('comes back with its text, its files and its try at sending', async () => {
    const path = newPath();
    const file = new File(['bytes'], 'отчёт.txt', { type: 'text/plain', lastModified: 12345 });
    const submission = { key: 'k', payload: '{}' };
    const draft = { text: { summary: 'S', body: 'B' }, files: [{ id: 'f', file }], submission };
    expect(await new DraftStore(path).save(draft)).to.equal('disk');
    const back = (await new DraftStore(path).load())!;
    expect(back.text).to.deep.equal(draft.text);
    expect(back.submission).to.deep.equal(submission);
    const [{ file: saved } = { file: new File([], '') }] = back.files;
    expect([saved.name, saved.type, saved.lastModified]).to.deep.equal(['отчёт.txt', 'text/plain', 12345]);
    expect(await saved.text()).to.equal('bytes');
  });

  it('is the last one that was written, however fast they came', async () => {
    const path = newPath();
    const store = new DraftStore(path);
    await Promise.all(['a', 'ab', 'abc'].map(body => store.save(draftOf(body))));
    expect((await store.load())?.text.body).to.equal('abc');
    await Promise.all([store.save(draftOf('abcd')), store.clear()]);
    expect(await new DraftStore(path).load()).to.equal(undefined);
  });

  it('writes the bytes of a file once, and takes them away with the file', async () => {
    const path = newPath();
    const file = fileOf('a');
    let read = 0;
    file.arrayBuffer = () => {
      read++;
      return Promise.resolve(new ArrayBuffer(3));
    };
    const store = new DraftStore(path);
    for (const body of ['a', 'ab']) await store.save(draftOf(body, [{ id: 'f', file }]));
    expect(read).to.equal(1);
    expect(await load([...path, 'f'])).to.be.instanceOf(ArrayBuffer);
    await store.save(draftOf('abc'));
    expect(await load([...path, 'f'])).to.equal(undefined);
  });

  it('keeps its text where a file can’t be read any more', async () => {
    const path = newPath();
    const gone = fileOf('gone');
    gone.arrayBuffer = () => Promise.reject(new DOMException('Deleted meanwhile', 'NotReadableError'));
    const saved = await new DraftStore(path).save(draftOf('An hour of writing', [{ id: 'f', file: gone }]));
    expect(saved).to.equal('memory');
    expect((await new DraftStore(path).load())?.text.body).to.equal('An hour of writing');
  });

  it('knows which files the server has, for as long as it keeps them', async () => {
    const path = newPath();
    const attachment = attachmentOf('at-server');
    await new DraftStore(path).save(draftOf('', [{ id: 'f', file: fileOf('a'), attachment }]));
    const attachmentAfter = (hours: number) =>
      later(hours * HOUR, async () => (await new DraftStore(path).load())!.files[0]!.attachment);
    expect(await attachmentAfter(22)).to.deep.equal(attachment);
    expect(await attachmentAfter(24)).to.equal(undefined);
  });

  it('counts a file’s age from its upload, not from the last letter', async () => {
    const path = newPath();
    const files = [{ id: 'f', file: fileOf('a'), attachment: attachmentOf('at-server') }];
    await new DraftStore(path).save(draftOf('', files));
    await later(20 * HOUR, async () => {
      const store = new DraftStore(path);
      await store.save(draftOf('more', (await store.load())!.files));
    });
    const back = await later(24 * HOUR, () => new DraftStore(path).load());
    expect(back?.files[0]?.attachment).to.equal(undefined);
  });

  it('lives 30 days', async () => {
    const path = newPath();
    await new DraftStore(path).save(draftOf('old', [{ id: 'f', file: fileOf('a') }]));
    const after = (days: number) => later(days * 24 * HOUR, () => new DraftStore(path).load());
    expect((await after(29))?.text.body).to.equal('old');
    expect(await after(31)).to.equal(undefined);
    expect(await load([...path, 'f'])).to.equal(undefined);
  });
});
