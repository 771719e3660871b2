import { problemOf, type ContextItem, type Service } from '../../../model.ts';
import type { Desk } from '../../../state/desk.ts';
import { Retry } from '../../../state/retry.ts';
import { ServiceSearch } from '../../../state/service-search.ts';
import { Watch } from '../../element/watch.ts';
import type { FormHost } from '../form-host.ts';

/** The service that the form is about, as far as it is known: the customer's choice, that of a draft, or the page's. */
export class KnownServices {
  readonly #host: FormHost;
  readonly #onPage: (service: Service) => void;
  /** What the backend has said, by id. */
  readonly #known = new Map<string, Service>();
  /** Texts that are looked up now. */
  readonly #finding = new Set<string>();
  /** Texts that are looked up, or were. */
  readonly #asked = new Map<string, Service | undefined>();
  readonly #retry = new Retry(
    () => {
      this.#asked.clear();
      this.#host.requestUpdate();
    },
    () => {},
  );
  /** The customer wants none, or another one than the page says. */
  #isRefused = false;
  #desk: Desk | undefined;
  #search: ServiceSearch | undefined;

  /** @param onPage the page's service was found */
  constructor(host: FormHost, onPage: (service: Service) => void) {
    this.#host = host;
    this.#onPage = onPage;
    new Watch(host, () => [this.search]);
  }

  /** Of the desk that is shown. */
  get search(): ServiceSearch | undefined {
    const { desk } = this.#host;
    if (desk !== this.#desk) {
      this.#search?.end();
      this.#desk = desk;
      this.#known.clear();
      this.#asked.clear();
      this.#search =
        desk &&
        new ServiceSearch(desk, problem =>
          this.#host.fail(problem, 'listServices', () => this.#search?.again()),
        );
    }
    return this.#search;
  }

  /** What is chosen now, with what the backend says of it. */
  get shown(): Service | undefined {
    const { more } = this.#host.composer?.snapshot.text ?? {};
    const kept = more?.kept?.service;
    return kept && (this.#known.get(kept.id) ?? kept);
  }

  /** Another draft begins. */
  begin(): void {
    this.#isRefused = false;
  }

  /** The customer has chosen. */
  take(service: Service | undefined): void {
    this.#isRefused = true;
    if (service) this.#known.set(service.id, service);
  }

  /** Whether an item of the page's context is the service that is chosen, or may turn out to be it. */
  takes({ id, value }: ContextItem): boolean {
    if (id !== 'service') return false;
    const service = this.shown;
    const text = value.trim();
    return service ? [service.id, service.label.trim()].includes(text) : this.#finding.has(text);
  }

  /** Looks up what is known by its id only, and takes the page's service while nothing is chosen or written. */
  follow(): void {
    const { composer, context } = this.#host;
    if (!composer?.isAtRest) return;
    const { text, hasDraft } = composer.snapshot;
    const kept = text.more?.kept?.service;
    if (kept) {
      if (!this.#known.has(kept.id)) this.#lookUp(kept.id);
      return;
    }
    if (hasDraft || this.#isRefused) return;
    const named = serviceOf(context);
    if (!named) return;
    const found = this.#asked.get(named);
    if (found) this.#onPage(found);
    else this.#lookUp(named);
  }

  #lookUp(text: string): void {
    const { search } = this;
    if (!search || this.#asked.has(text)) return;
    this.#asked.set(text, undefined);
    this.#finding.add(text);
    search
      .find(text)
      .then(
        service => {
          if (!service || search !== this.#search) return;
          this.#asked.set(text, service);
          this.#known.set(service.id, service);
        },
        // The list says so once it is opened. Whatever it was, one failure must not lose what the page says.
        (error: unknown) => this.#retry.failed({ ...problemOf(error), kind: 'offline' }),
      )
      .finally(() => {
        this.#finding.delete(text);
        this.#host.requestUpdate();
      });
  }
}

/** What the page's item `service` holds: an id or a name. */
function serviceOf(context: unknown): string | undefined {
  const items = Array.isArray(context) ? (context as readonly (Partial<ContextItem> | null)[]) : [];
  const value: unknown = items.find(item => item?.id === 'service')?.value;
  return typeof value === 'string' || typeof value === 'number'
    ? String(value).trim() || undefined
    : undefined;
}
