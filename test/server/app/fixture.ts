import type { AppOptions } from '../../../server/src/app/app.ts';
import type { WireCommentPage, WireRequest, WireRequestPage } from '../../../server/src/app/wire.ts';
import { Client, readJson } from './client.ts';
import { stores, type TestStore } from './stores.ts';

/** The app over an empty store, and the GETs that most tests need. */
export class AppFixture {
  client!: Client;
  close: () => Promise<void> = () => Promise.resolve();

  constructor(readonly kind: TestStore) {}

  /** Starts again with an empty store. `beforeEach` calls it; a test calls it again to set options. */
  async start(options: Partial<AppOptions> = {}): Promise<void> {
    await this.close();
    const { store, close } = await this.kind.open();
    this.close = close;
    this.client = new Client(store, options);
  }

  async list(query = '', customer = 'ada'): Promise<WireRequestPage> {
    return readJson(await this.client.call('GET', `/requests${query}`, { customer }));
  }

  async comments(key: string, query = ''): Promise<WireCommentPage> {
    return readJson(await this.client.call('GET', `/requests/${key}/comments${query}`));
  }

  async get(key: string): Promise<WireRequest> {
    return readJson(await this.client.call('GET', `/requests/${key}`));
  }
}

/** Runs the same tests over every kind of store. */
export function describeOverEachStore(title: string, tests: (fixture: AppFixture) => void): void {
  for (const kind of stores) {
    describe(`${title}, over ${kind.name}`, () => {
      const fixture = new AppFixture(kind);
      beforeEach(() => fixture.start());
      afterEach(async () => {
        await fixture.close();
        fixture.close = () => Promise.resolve();
      });
      tests(fixture);
    });
  }
}
