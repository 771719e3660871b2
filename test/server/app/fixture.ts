import type { AppOptions } from '../../../server/src/app/app.ts';
import type { WireCommentPage, WireRequest, WireRequestPage } from '../../../server/src/app/wire.ts';
import { Client, read } from './client.ts';
import { stores, type TestStore } from './stores.ts';

/** A fresh backend, and the reads that most tests need. */
export class Bench {
  client!: Client;
  close: () => Promise<void> = () => Promise.resolve();

  constructor(readonly kind: TestStore) {}

  /** Begins again with an empty store; a test calls it only for other options than the usual ones. */
  async start(options: Partial<AppOptions> = {}): Promise<void> {
    await this.close();
    const { store, close } = await this.kind.open();
    this.close = close;
    this.client = new Client(store, options);
  }

  async list(query = '', user = 'ada'): Promise<WireRequestPage> {
    return read(await this.client.call('GET', `/requests${query}`, { user }));
  }

  async thread(key: string, query = ''): Promise<WireCommentPage> {
    return read(await this.client.call('GET', `/requests/${key}/comments${query}`));
  }

  async get(key: string): Promise<WireRequest> {
    return read(await this.client.call('GET', `/requests/${key}`));
  }
}

/** The same tests for every kind of store. */
export function overEachStore(title: string, tests: (bench: Bench) => void): void {
  for (const kind of stores) {
    describe(`${title}, over ${kind.name}`, () => {
      const bench = new Bench(kind);
      beforeEach(() => bench.start());
      afterEach(async () => {
        await bench.close();
        bench.close = () => Promise.resolve();
      });
      tests(bench);
    });
  }
}
