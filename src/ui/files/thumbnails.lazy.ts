import type { ReactiveController } from 'lit';
import { isPicture } from '../../attachments/rules.ts';
import type { SupportElement } from '../element/support-element.ts';

/** How far from what is in sight a picture is fetched already. */
const NEAR = '200px';

/**
 * The pictures of a thread as thumbnails. They are fetched with the customer's sign-in, once each, and only when they come near
 * the part of the page that is in sight.
 */
export class Thumbnails implements ReactiveController {
  readonly #host: SupportElement;
  readonly #urls = new Map<string, Promise<string>>();
  #seen = new WeakMap<Element, string | undefined>();
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
    this.#seen = new WeakMap();
    for (const url of this.#urls.values())
      url.then(
        made => URL.revokeObjectURL(made),
        () => {},
      );
    this.#urls.clear();
  }

  /** Watches the pictures that were drawn since the last call. */
  observe(root: ParentNode): void {
    // It may have gone while this file was on its way.
    if (!this.#host.isConnected) return;
    const near = (this.#near ??= new IntersectionObserver(
      entries => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting) continue;
          this.#near?.unobserve(target);
          void this.#fill(target as HTMLImageElement);
        }
      },
      { rootMargin: NEAR },
    ));
    for (const image of root.querySelectorAll<HTMLImageElement>('img[data-local-src]')) {
      const { localSrc } = image.dataset;
      if (this.#seen.get(image) === localSrc) continue;
      this.#seen.set(image, localSrc);
      // The element may have shown another picture before.
      image.removeAttribute('src');
      image.classList.remove('broken');
      near.unobserve(image);
      near.observe(image);
    }
  }

  async #fill(image: HTMLImageElement): Promise<void> {
    const url = image.dataset.localSrc;
    const backend = this.#host.desk?.backend;
    if (!url || !backend) return;
    const { signal } = this.#away;
    let source = this.#urls.get(url);
    if (!source) {
      source = backend.fetchAttachment(url, { signal }).then(blob => {
        // The type is the server's word; only a raster picture is ever given to the page as one.
        if (!isPicture(blob.type)) throw new TypeError('No picture');
        return URL.createObjectURL(blob);
      });
      this.#urls.set(url, source);
    }
    try {
      const shown = await source;
      if (image.dataset.localSrc === url) image.src = shown;
    } catch {
      // Its name and size stay, and pressing it tries again.
      this.#urls.delete(url);
      image.classList.toggle('broken', image.dataset.localSrc === url);
    }
  }
}
