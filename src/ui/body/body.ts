import { html, type ReactiveController, type TemplateResult } from 'lit';

const loadLinks = () => import('../../text/links.lazy.ts');
const loadRichText = () => import('./rich-text/rich-text.lazy.ts');
import type { Comment } from '../../model.ts';
import type { Segment } from '../../text/links.ts';
import { policy } from '../../trusted-types.ts';
import { adoptLate } from '../element/late-view.ts';
import type { SupportElement } from '../element/support-element.ts';

/** What may hold a link; most texts hold none. */
const LINK = /:\/\/|@/;

/** A plain text with its links. */
export const textBody = (segments: readonly Segment[]): TemplateResult =>
  html`<div class="text">${segments.map(({ text, href }) =>
    href === undefined
      ? text
      : html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>`,
  )}</div>`;

/**
 * Draws what somebody wrote: text as text; links, markdown and HTML once their file is there. Until then, and without it,
 * the source is better than nothing: no word of an answer is kept back.
 */
export class BodyRenderer implements ReactiveController {
  readonly #host: SupportElement;
  /** One element a comment: a fragment would be empty the second time it is drawn. */
  readonly #drawn = new WeakMap<Comment, HTMLElement>();
  readonly #asked = new Set<() => Promise<unknown>>();
  #links: Awaited<ReturnType<typeof loadLinks>> | undefined;
  #rich: Awaited<ReturnType<typeof loadRichText>> | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // What failed offline may be there now.
    this.#asked.clear();
  }

  render(comment: Comment): TemplateResult | HTMLElement {
    if (comment.format === 'text') return this.#text(comment.body);
    const drawn = this.#drawn.get(comment);
    if (drawn) return drawn;
    if (!this.#rich) {
      this.#ask(loadRichText, file => {
        this.#rich = file;
        adoptLate(this.#host, file.richTextStyles);
      });
      return this.#text(comment.body);
    }
    const body = document.createElement('div');
    body.className = 'rich';
    body.append(
      this.#rich.renderRichText(comment.body, comment.format, {
        policy,
        isLocal: url => this.#host.desk?.backend.localUrl?.(url) !== undefined,
        openInNewTab: this.#host.translator.t('link.newTab'),
      }),
    );
    for (const image of body.querySelectorAll<HTMLImageElement>('img[data-local-src]')) {
      image.dataset.localSrc = this.#host.desk?.backend.localUrl?.(image.dataset.localSrc ?? '') ?? '';
    }
    this.#drawn.set(comment, body);
    return body;
  }

  #text(text: string): TemplateResult {
    if (LINK.test(text) && !this.#links) this.#ask(loadLinks, file => (this.#links = file));
    return textBody(this.#links?.splitLinks(text) ?? [{ text }]);
  }

  /** Asks for a lazy file once, and draws anew when it is there. */
  #ask<T>(load: () => Promise<T>, use: (file: T) => void): void {
    if (this.#asked.has(load)) return;
    this.#asked.add(load);
    load().then(
      file => {
        use(file);
        // Every entry is drawn anew, as in other words.
        this.#host.requestUpdate('strings');
      },
      () => {},
    );
  }
}
