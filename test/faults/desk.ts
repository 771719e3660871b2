/** A whole desk over the server's app, with a network that can fail and a time that can be skipped. */
import { fixture, html } from '@open-wc/testing';
import { createApp } from '../../server/src/app/app.ts';
import { createMemoryStore } from '../../server/src/stores/browser/memory-store.ts';
import type { Store } from '../../server/src/app/store.ts';
import '../../src/index.ts';
import { queryAllByRole, textOf } from '../support/queries.ts';
import { somebody } from '../support/form-fixture.ts';
import { FaultyNetwork } from './faults.ts';
import { quickTime, type QuickTime } from './quick-time.ts';

const base = '/api/support';
const ada = { key: 'ada', name: 'Ada Byron' };
const file = { type: 'text/plain', createdAt: 0, sent: false };

export interface Counts {
  readonly requests: number;
  readonly comments: number;
}

/** What a test of one fault works with. */
export class FaultyDesk {
  readonly network: FaultyNetwork;
  readonly time: QuickTime;
  readonly user = somebody();
  /** How the page was asked for a token. */
  readonly asked: boolean[] = [];
  /** How often the page was told that the session ended. */
  signedOut = 0;
  /** Names of the files that the browser was given to save. */
  readonly downloads: string[] = [];
  /** The last word on each answer. */
  alter: (response: Response) => Response | Promise<Response> = response => response;
  element = document.createElement('support-requests');
  readonly #store: Store;

  private constructor(store: Store) {
    this.#store = store;
    const app = createApp({ store, basePath: base, authenticate: () => ada });
    this.network = new FaultyNetwork(async request => this.alter(await app(request)), base);
    this.time = quickTime(() => this.network.busy > 0);
    const { downloads } = this;
    HTMLAnchorElement.prototype.click = function () {
      if (this.isConnected) HTMLElement.prototype.click.call(this);
      else downloads.push(this.download);
    };
  }

  /** @param requests how many there are; the newest has an unread answer with a file */
  static async open(requests = 3): Promise<FaultyDesk> {
    const store = createMemoryStore();
    for (let number = 1; number <= requests; number++) {
      await store.addRequest(ada.key, {
        summary: `Summary of ${number}`,
        description: 'What happened.',
        authorName: ada.name,
        attachmentIds: [],
        fields: {},
        context: [],
        createdAt: number,
        number,
      });
    }
    const bytes = new TextEncoder().encode('some bytes');
    await store.addAttachment(ada.key, { ...file, id: 'boot', name: 'boot.log', size: bytes.length }, bytes);
    await store.addComment(ada.key, `CS-${requests}`, {
      id: 'answer',
      author: { name: 'Marta', role: 'agent' },
      body: 'Send us the log.',
      format: 'text',
      attachmentIds: ['boot'],
      createdAt: requests + 1,
      reopens: false,
    });
    return new FaultyDesk(store);
  }

  async mount(): Promise<void> {
    const element = (this.element = document.createElement('support-requests'));
    element.addEventListener('support-auth-required', () => this.signedOut++);
    Object.assign(element, {
      apiBase: base,
      user: this.user,
      // A function of its own makes it a desk of its own, which knows only what was kept in the browser.
      fetch: (...call: Parameters<typeof fetch>) => this.network.fetch(...call),
      getToken: ({ refresh }: { refresh: boolean }) => {
        this.asked.push(refresh);
        return `token-${this.asked.length}`;
      },
    });
    await fixture(html`${element}`);
  }

  close(): void {
    this.network.mend();
    this.element.remove();
    this.time.end();
    // Its own one comes from HTMLElement.
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  }

  /** Failures that are shown, as a person reads them. */
  get told(): string[] {
    return queryAllByRole(this.element, 'alert').map(textOf).filter(Boolean);
  }

  async counts(): Promise<Counts> {
    const all = { status: 'all', sort: 'key', words: [], limit: 100 } as const;
    const { items } = await this.#store.listRequests(ada.key, all);
    const threads = await Promise.all(
      items.map(({ key }) => this.#store.listComments(ada.key, key, { newestFirst: true, limit: 100 })),
    );
    return {
      requests: items.length,
      comments: threads.reduce((sum, thread) => sum + thread!.items.length, 0),
    };
  }

  /** The newest request as the backend has it. */
  async newest() {
    const { items } = await this.#store.listRequests(ada.key, {
      status: 'all',
      sort: 'key',
      words: [],
      limit: 1,
    });
    const { key } = items[0]!;
    const comments = await this.#store.listComments(ada.key, key, { newestFirst: true, limit: 1 });
    return { request: items[0]!, lastComment: comments!.items[0] };
  }
}
