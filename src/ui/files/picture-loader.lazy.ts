import { noChange, type ReactiveController } from 'lit';
import { Directive, directive, type DirectiveResult, type ElementPart } from 'lit/directive.js';
import { asPicture } from '../../attachments/rules.ts';
import type { SupportElement } from '../element/support-element.ts';

/** Distance from the visible part of the page within which pictures are fetched. */
const NEAR = '200px';

/**
 * Shows pictures that need the customer's sign-in: fetches each URL once, when its `<img>` comes near the visible part of the
 * page. An image whose picture cannot be loaded gets the class `broken`.
 */
export class PictureLoader implements ReactiveController {
  readonly #host: SupportElement;
  /** Object URLs by the pictures' own URLs. */
  readonly #sources = new Map<string, Promise<string>>();
  /** The URL of the picture that each image shows, or will show. */
  #wanted = new WeakMap<Element, string>();
  #near: IntersectionObserver | undefined;
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
   * @param url as `SupportBackend.fetchAttachment` takes it
   */
  load(image: HTMLImageElement, url: string): void {
    // The host may have been disconnected while this module was loading.
    if (!this.#host.isConnected || this.#wanted.get(image) === url) return;
    this.#wanted.set(image, url);
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
    const url = this.#wanted.get(image);
    if (url === undefined) return;
    const isWanted = () => this.#wanted.get(image) === url;
    try {
      const source = await this.#fetch(url);
      if (isWanted()) image.src = source;
    } catch {
      if (isWanted()) image.classList.add('broken');
    }
  }

  #fetch(url: string): Promise<string> {
    const existing = this.#sources.get(url);
    if (existing) return existing;
    const source = fetchPicture(this.#host, url, this.#away.signal);
    this.#sources.set(url, source);
    source.catch(() => {
      // A reconnected host may have fetched it again.
      if (this.#sources.get(url) === source) this.#sources.delete(url);
    });
    return source;
  }
}

/** @throws TypeError for what is no raster picture */
async function fetchPicture(host: SupportElement, url: string, signal: AbortSignal): Promise<string> {
  const blob = await host.desk?.backend.fetchAttachment(url, { signal });
  // The type is the server's; only a raster picture is ever given to the page as one.
  const picture = blob && asPicture(blob);
  if (!picture) throw new TypeError('No picture');
  return URL.createObjectURL(picture);
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
