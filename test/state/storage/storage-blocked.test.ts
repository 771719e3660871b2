/** A file of its own: storage is blocked here from the start, as in some private windows. */
import { expect } from '@open-wc/testing';
import { DraftStore } from '../../../src/state/outbox/draft-store.ts';
import { load, remove, removeAll, save } from '../../../src/state/storage/storage.ts';
import { fileOf } from '../../support/input.ts';

const refused = () => new DOMException('Not in a private window', 'SecurityError');

/** The three ways in which browsers say no. */
const blocks: Record<string, () => void> = {
  'open() throws': () => {
    IDBFactory.prototype.open = () => {
      throw refused();
    };
  },
  'open() fails': () => {
    IDBFactory.prototype.open = () => {
      const request = { error: refused() } as unknown as IDBOpenDBRequest;
      queueMicrotask(() => request.onerror?.(new Event('error')));
      return request;
    };
  },
  'there is none': () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true });
  },
};

describe('where the browser keeps nothing', () => {
  const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
  const own = Object.getOwnPropertyDescriptor(window, 'indexedDB');
  afterEach(() => {
    Object.defineProperty(IDBFactory.prototype, 'open', open);
    delete (window as { indexedDB?: unknown }).indexedDB;
    // Some engines have it on the window itself, some above it.
    if (own) Object.defineProperty(window, 'indexedDB', own);
  });

  for (const [how, block] of Object.entries(blocks)) {
    it(`a value lives as long as the page, and is told to do so: ${how}`, async () => {
      block();
      const place = ['blocked', how];
      expect(await save(place, 'words')).to.equal(false);
      expect(await load(place)).to.equal('words');
      expect(await load([...place, 'other'])).to.equal(undefined);
      await remove(place);
      expect(await load(place)).to.equal(undefined);
      await save([...place, 'below'], 1);
      await removeAll(place);
      expect(await load([...place, 'below'])).to.equal(undefined);
    });
  }

  it('a draft outlives its form, files and all', async () => {
    blocks['open() fails']!();
    const place = ['blocked', 'draft'];
    const draft = {
      text: { summary: '', body: 'Translator' },
      files: [{ id: 'f', file: fileOf('a.txt', 5) }],
    };
    expect(await new DraftStore(place).save(draft)).to.equal('memory');
    const back = (await new DraftStore(place).load())!;
    expect(back.text.body).to.equal('Translator');
    expect(await back.files[0]!.file.text()).to.equal('aaaaa');
  });
});

describe('where the disk is full', () => {
  const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')!;
  const makeRoom = () => {
    Object.defineProperty(IDBObjectStore.prototype, 'put', put);
  };
  afterEach(makeRoom);

  it('a value is kept in memory, and on disk again as soon as there is room', async () => {
    const place = ['full', crypto.randomUUID()];
    expect(await save(place, 'first')).to.equal(true);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    expect(await save(place, 'second')).to.equal(false);
    expect(await load(place)).to.equal('second');
    makeRoom();
    expect(await save(place, 'third')).to.equal(true);
    expect(await load(place)).to.equal('third');
  });
});
