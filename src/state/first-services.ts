import type { SupportBackend } from '../backends/backend.ts';
import type { Page, Service } from '../model.ts';
import { SharedLoad } from './shared-load.ts';

/** Services of one call. */
const SERVICES_PAGE = 100;

/** For so many milliseconds a page is not asked for again: how the services are changes. */
const FRESH = 60_000;

/** The first page of a customer's services, one call for all who need it: the filters of a list and the choice of a form. */
export class FirstServices {
  readonly #backend: SupportBackend;
  readonly #load = new SharedLoad<Page<Service>>();
  #latest: { readonly page: Page<Service>; readonly at: number } | undefined;

  constructor(backend: SupportBackend) {
    this.#backend = backend;
  }

  /** @throws SupportError when the call failed; the next one calls again */
  async get(signal: AbortSignal = new AbortController().signal): Promise<Page<Service>> {
    const { page, at = 0 } = this.#latest ?? {};
    if (page && Math.abs(Date.now() - at) < FRESH) return page;
    return this.#load.run('', signal, async ended => {
      const loaded = (await this.#backend.listServices?.({ limit: SERVICES_PAGE, signal: ended })) ?? {
        items: [],
      };
      this.#latest = { page: loaded, at: Date.now() };
      return loaded;
    });
  }
}

const all = new WeakMap<object, FirstServices>();

/** That of a desk, which is of one customer. */
export function firstServices(desk: { readonly backend: SupportBackend }): FirstServices {
  const own = all.get(desk) ?? new FirstServices(desk.backend);
  all.set(desk, own);
  return own;
}
