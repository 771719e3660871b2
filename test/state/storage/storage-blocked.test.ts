// On a page of its own: storage is blocked from the start, as in some private windows.
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

describe('where the browser stores nothing', () => {
  const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
  const own = Object.getOwnPropertyDescriptor(window, 'indexedDB');
  afterEach(() => {
    Object.defineProperty(IDBFactory.prototype, 'open', open);
    delete (window as { indexedDB?: unknown }).indexedDB;
    // Some engines have it on the window itself, some above it.
    if (own) Object.defineProperty(window, 'indexedDB', own);
  });

  for (const [how, block] of Object.entries(blocks)) {
    it(`a value lives as long as the page, and the caller learns so: ${how}`, async () => {
      block();
      const path = ['blocked', how];
      expect(await save(path, 'words')).to.equal(false);
      expect(await load(path)).to.equal('words');
      expect(await load([...path, 'other'])).to.equal(undefined);
      await remove(path);
      expect(await load(path)).to.equal(undefined);
      await save([...path, 'below'], 1);
      await removeAll(path);
      expect(await load([...path, 'below'])).to.equal(undefined);
    });
  }

  it('a draft outlives its form, files and all', async () => {
    blocks['open() fails']!();
    const path = ['blocked', 'draft'];
    const draft = {
      text: { summary: '', body: 'Translator' },
      files: [{ id: 'f', file: fileOf('a.txt', 5) }],
    };
    expect(await new DraftStore(path).save(draft)).to.equal('memory');
    const back = (await new DraftStore(path).load())!;
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

  it('a value is saved in memory, and on disk again as soon as there is room', async () => {
    const path = ['full', crypto.randomUUID()];
    expect(await save(path, 'first')).to.equal(true);
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('Full', 'QuotaExceededError');
    };
    expect(await save(path, 'second')).to.equal(false);
    expect(await load(path)).to.equal('second');
    makeRoom();
    expect(await save(path, 'third')).to.equal(true);
    expect(await load(path)).to.equal('third');
  });
});
