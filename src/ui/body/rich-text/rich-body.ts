import type { Comment } from '../../../model.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { renderRichText } from './render.ts';

export type RichFormat = Exclude<Comment['format'], 'text'>;

/** What somebody wrote in markdown or HTML, as an element. */
export class RichBody {
  readonly element: HTMLElement = document.createElement('div');
  /** The description of its links: "opens in a new tab", in the customer's language. */
  readonly openInNewTab: string;
  readonly #host: SupportElement;
  /** Pictures of the API's own, with their URL as `SupportBackend.fetchAttachment` takes it. */
  readonly #pictures: readonly (readonly [image: HTMLImageElement, url: string])[];

  /** @throws TypeError as `renderRichText` */
  constructor(host: SupportElement, body: string, format: RichFormat) {
    const localUrl = (url: string) => host.desk?.backend.localUrl?.(url);
    this.#host = host;
    this.openInNewTab = host.t('link.newTab');
    this.element.className = 'rich';
    this.element.append(
      renderRichText(body, format, {
        isLocal: url => localUrl(url) !== undefined,
        openInNewTab: this.openInNewTab,
      }),
    );
    const images = this.element.querySelectorAll<HTMLImageElement>('img[data-local-src]');
    this.#pictures = [...images].map(image => [image, localUrl(image.dataset.localSrc ?? '') ?? '']);
  }

  /** Its element. Its pictures are loaded, with the customer's sign-in, as they come near the visible part of the page. */
  render(): HTMLElement {
    // Each time: a host that was off the page has let go of them.
    if (this.#pictures.length > 0) void this.#loadPictures();
    return this.element;
  }

  /** Without their loader, their text alternative stays. */
  async #loadPictures(): Promise<void> {
    const module = await import('../../files/picture-loader.lazy.ts').catch(() => undefined);
    const loader = module?.pictureLoaderOf(this.#host);
    for (const [image, url] of this.#pictures) loader?.load(image, url);
  }
}
