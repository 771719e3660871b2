import type { Attachment, Comment } from '../../../model.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { codeBox } from '../code/code-box.ts';
import { watchOverflow } from '../code/scroll-box.ts';
import { earlierTexts } from '../earlier-texts.ts';
import { foldQuoted } from '../fold-quoted.ts';
import { setDirections } from './directions.ts';
import { embeddedPictures } from './embedded-pictures.ts';
import type { RichTextOptions } from './finish.ts';
import { localPictures } from './local-pictures.ts';
import { findHistory } from './mail/history.ts';
import { markdownParts } from './mail/markdown-parts.ts';
import { renderRichText } from './render.ts';
import { richTextStyles } from './rich-text.styles.ts';

type RichFormat = Exclude<Comment['format'], 'text'>;

/** Renders the bodies of entries that are markdown or HTML. */
export class RichBodies implements LatePart {
  readonly styles = richTextStyles;
  readonly #host: SupportElement;
  /** One for each comment, so that a selection in it stays; replaced when the language changes. */
  readonly #bodies = new WeakMap<Comment, RichBody>();

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** @throws TypeError as `renderRichText` */
  render(comment: Comment, format: RichFormat): HTMLElement {
    let rich = this.#bodies.get(comment);
    if (rich?.openInNewTab !== this.#host.t('link.newTab')) {
      rich = new RichBody(this.#host, comment.body, format, comment.attachments, () =>
        earlierTexts(this.#host, comment),
      );
      this.#bodies.set(comment, rich);
    }
    return rich.render();
  }
}

/** A body in markdown or HTML, as an element. */
export class RichBody {
  readonly element = document.createElement('div');
  /** The description of its links: "opens in a new tab", in the customer's language. */
  readonly openInNewTab: string;
  readonly #host: SupportElement;
  /** Pictures of the API's own, with their URL as `SupportBackend.fetchAttachment` takes it. */
  readonly #pictures: readonly (readonly [image: HTMLImageElement, url: string])[];

  /** @param earlier as `quotedRanges` has it @throws TypeError as `renderRichText` */
  constructor(
    host: SupportElement,
    body: string,
    format: RichFormat,
    attachments: readonly Attachment[] = [],
    earlier: () => readonly string[] = () => [],
  ) {
    const localUrl = localPictures(host.desk?.backend, attachments);
    const embedded = embeddedPictures(body, attachments);
    const base = host.desk?.apiBase;
    const openInNewTab = host.t('link.newTab');
    this.#host = host;
    this.openInNewTab = openInNewTab;
    this.element.className = 'rich';
    const isLocal = (url: string) => localUrl(url) !== undefined;
    const options: RichTextOptions = {
      isLocal,
      openInNewTab,
      embedded,
      // A bare word is no address that anybody meant.
      absolute: url =>
        base && /^\.{0,2}\//.test(url) && URL.canParse(url, base) ? new URL(url, base).href : undefined,
      missing: url =>
        host.t(/^cid:/i.test(url) && attachments.length ? 'picture.attached' : 'picture.failed'),
    };
    for (const { text, isQuoted } of format === 'markdown'
      ? markdownParts(body, earlier)
      : [{ text: body }]) {
      const part = renderRichText(text, format, options);
      this.element.append(isQuoted ? foldQuoted(host, part) : part);
    }
    setDirections(this.element);
    for (const item of this.element.querySelectorAll('li'))
      if (/^\s*[☐☑] /.test(item.textContent)) item.className = 'task';
    if (format === 'html') this.#foldHistory(earlier);
    for (const pre of this.element.querySelectorAll('pre')) this.#box(pre);
    for (const table of this.element.querySelectorAll<HTMLElement>('.table-scroll'))
      watchOverflow(table, host.t('table.label'));
    const images = this.element.querySelectorAll<HTMLImageElement>('img[data-local-src]');
    this.#pictures = [...images].map(image => {
      const url = image.dataset.localSrc ?? '';
      return [image, localUrl(url) ?? url];
    });
  }

  #foldHistory(earlier: () => readonly string[]): void {
    for (const range of findHistory(this.element, earlier))
      range.insertNode(foldQuoted(this.#host, range.extractContents()));
  }

  #box(pre: HTMLElement): void {
    const language = pre.querySelector<HTMLElement>('[data-language]')?.dataset.language;
    const place = document.createComment('');
    pre.replaceWith(place);
    place.replaceWith(codeBox(this.#host, pre, language?.replace('language-', '')));
  }

  /** Its element. Its pictures are loaded, with the customer's sign-in, as they come near the visible part of the page. */
  render(): HTMLElement {
    // Each time: they are released when the host is disconnected.
    if (this.#pictures.length > 0) void this.#loadPictures();
    return this.element;
  }

  /** Without their loader, their text alternative is shown, or a text that says that they could not be loaded. */
  async #loadPictures(): Promise<void> {
    const module = await import('../../files/picture-loader.lazy.ts').catch(() => undefined);
    const loader = module?.pictureLoaderOf(this.#host);
    const missing = this.#host.t('picture.failed');
    for (const [image, url] of this.#pictures) {
      if (loader) loader.load(image, url, missing);
      else image.alt ||= missing;
    }
  }
}
