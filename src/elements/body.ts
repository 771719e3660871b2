import { css, html, type ReactiveController, type TemplateResult } from 'lit';
import { loadRichText } from '../lazy.ts';
import type { Comment } from '../model.ts';
import { splitLinks } from '../text/links.ts';
import { policy } from '../trusted-types.ts';
import type { SupportElement } from './support-element.ts';

/** Draws what somebody wrote: text as text with links; markdown and HTML once their renderer is there. */
export class BodyRenderer implements ReactiveController {
  readonly #host: SupportElement;
  /** One element a comment: a fragment would be empty the second time it is drawn. */
  readonly #drawn = new WeakMap<Comment, HTMLElement>();
  #rich: Awaited<ReturnType<typeof loadRichText>> | 'loading' | 'failed' | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    // What failed offline may be there now.
    if (this.#rich === 'failed') this.#rich = undefined;
  }

  render(comment: Comment): TemplateResult | HTMLElement {
    if (comment.format === 'text') return this.#text(comment.body);
    const drawn = this.#drawn.get(comment);
    if (drawn) return drawn;
    if (!this.#rich) void this.#load();
    // Until then, and without the renderer, the source is better than nothing: no word of an answer is kept back.
    if (typeof this.#rich !== 'object') return this.#text(comment.body);
    const body = document.createElement('div');
    body.className = 'rich';
    body.append(
      this.#rich.renderRichText(comment.body, comment.format, {
        policy,
        isLocal: url => this.#host.desk?.backend.localUrl?.(url) !== undefined,
        openInNewTab: this.#host.words.t('link.newTab'),
      }),
    );
    for (const image of body.querySelectorAll<HTMLImageElement>('img[data-local-src]')) {
      image.dataset.localSrc = this.#host.desk?.backend.localUrl?.(image.dataset.localSrc ?? '') ?? '';
    }
    this.#drawn.set(comment, body);
    return body;
  }

  #text(text: string): TemplateResult {
    return html`<div class="text">${splitLinks(text).map(({ text: part, href }) =>
      href === undefined
        ? part
        : html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${part}</a>`,
    )}</div>`;
  }

  async #load(): Promise<void> {
    this.#rich = 'loading';
    try {
      this.#rich = await loadRichText();
      const styles = new CSSStyleSheet();
      styles.replaceSync(this.#rich.richTextStyles);
      this.#host.shadowRoot?.adoptedStyleSheets.push(styles);
    } catch {
      this.#rich = 'failed';
    }
    this.#host.requestUpdate();
  }
}

export const bodyStyles = css`
  .text {
    white-space: pre-wrap;
  }
  .text,
  .rich {
    max-inline-size: 72ch;
    overflow-wrap: anywhere;
  }
  .text a,
  .rich a {
    color: inherit;
    text-decoration-color: var(--sr-accent);
    text-decoration-thickness: 2px;
    text-underline-offset: 0.15em;
  }
`;
