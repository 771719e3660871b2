import { noChange, type ReactiveController } from 'lit';
import { Directive, directive, type DirectiveResult, type ElementPart } from 'lit/directive.js';
import { pictureOf } from '../../attachments/data-url.ts';
import { asPicture } from '../../attachments/rules.ts';
import type { SupportElement } from '../element/support-element.ts';

/** Distance from the visible part of the page within which pictures are fetched. */
const NEAR = '200px';

/** Pictures that are fetched at a time. */
const CONCURRENCY = 4;

/**
 * Shows pictures that need the customer's sign-in: fetches each URL once, when its `<img>` comes near the visible part of the
 * page. An image whose picture cannot be loaded gets the class `broken`.
 */
export class PictureLoader implements ReactiveController {
  readonly #host: SupportElement;
  /** Object URLs by the pictures' own URLs. */
  readonly #sources = new Map<string, Promise<string>>();
  /** The picture that each image shows, or will show. */
  #wanted = new WeakMap<Element, { readonly url: string; readonly missing: string }>();
  #near: IntersectionObserver | undefined;
  #running = 0;
  /** Starts the fetches that wait for another to end. */
  readonly #waiting: (() => void)[] = [];
  #away = new AbortController();

  constructor(host: SupportElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#away.abort();
    this.#away = new AbortController();
    this.#near?.disconnect();
    this.#near = undefined;
    // What is rendered after a reconnect is loaded again.
    this.#wanted = new WeakMap();
    const revoke = (objectUrl: string) => URL.revokeObjectURL(objectUrl);
    for (const source of this.#sources.values()) source.then(revoke, () => {});
    this.#sources.clear();
  }

  /** Loads a picture into the `<img>` in whose tag the result stands: `` html`<img ${loader.fill(url)} alt="" />` ``. */
  fill(url: string): DirectiveResult {
    return fill(this, url);
  }

  /**
   * Loads a picture into an `<img>`; without effect where it has been called with the same before.
   *
   * @param url as `SupportBackend.fetchAttachment` takes it, a `data:` URL, or an object URL of a file that is not sent yet
   * @param missing the text alternative of an image without one whose picture cannot be loaded
   */
  load(image: HTMLImageElement, url: string, missing = ''): void {
    // The host may have been disconnected while this module was loading.
    if (!this.#host.isConnected || this.#wanted.get(image)?.url === url) return;
    this.#wanted.set(image, { url, missing });
    // The element may have shown another picture before.
    image.removeAttribute('src');
    image.classList.remove('broken');
    this.#near ??= new IntersectionObserver(this.#onMove, { rootMargin: NEAR });
    this.#near.unobserve(image);
    this.#near.observe(image);
  }

  readonly #onMove: IntersectionObserverCallback = (entries, observer) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      void this.#show(target as HTMLImageElement);
    }
  };

  async #show(image: HTMLImageElement): Promise<void> {
    const wanted = this.#wanted.get(image);
    if (!wanted) return;
    const isWanted = () => this.#wanted.get(image) === wanted;
    const fail = () => {
      if (!isWanted()) return;
      image.classList.add('broken');
      image.alt ||= wanted.missing;
    };
    // What is no picture although its type says so.
    image.onerror = fail;
    try {
      const source = await this.#fetch(wanted.url);
      if (isWanted()) image.src = source;
    } catch {
      fail();
    }
  }

  #fetch(url: string): Promise<string> {
    const existing = this.#sources.get(url);
    if (existing) return existing;
    const { signal } = this.#away;
    const source = this.#inTurn(() => fetchPicture(this.#host, url, signal));
    this.#sources.set(url, source);
    source.catch(() => {
      // A reconnected host may have fetched it again.
      if (this.#sources.get(url) === source) this.#sources.delete(url);
    });
    return source;
  }

  async #inTurn<T>(job: () => Promise<T>): Promise<T> {
    if (this.#running < CONCURRENCY) this.#running++;
    else await new Promise<void>(start => this.#waiting.push(start));
    try {
      return await job();
    } finally {
      // The next one takes its turn.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}

/** @throws TypeError for a `data:` URL of what is no raster picture */
async function fetchPicture(host: SupportElement, url: string, signal: AbortSignal): Promise<string> {
  if (/^data:/i.test(url)) return URL.createObjectURL(pictureOf(url));
  if (/^blob:/i.test(url)) return url;
  signal.throwIfAborted();
  const blob = await host.desk?.backend.fetchAttachment(url, { signal });
  if (!blob) throw new TypeError('No picture');
  // Only a raster picture is ever shown: of anything else the image says that it can't.
  return URL.createObjectURL(asPicture(blob));
}

const fill = directive(
  class extends Directive {
    override render(_loader: PictureLoader, _url: string): typeof noChange {
      return noChange;
    }

    override update({ element }: ElementPart, [loader, url]: [PictureLoader, string]): typeof noChange {
      loader.load(element as HTMLImageElement, url);
      return noChange;
    }
  },
);

const loaders = new WeakMap<SupportElement, PictureLoader>();

/** The one loader of an element, so that no picture is fetched twice for it. */
export function pictureLoaderOf(host: SupportElement): PictureLoader {
  const loader = loaders.get(host) ?? new PictureLoader(host);
  loaders.set(host, loader);
  return loader;
}
