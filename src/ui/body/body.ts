import { html, type TemplateResult } from 'lit';
import type { Comment } from '../../model.ts';
import { lateView } from '../element/late-view.ts';
import type { SupportElement } from '../element/support-element.ts';

/** A text that may contain a link. */
const LINK = /:\/\/|@/;

/**
 * Renders bodies of entries: text as text; links, markdown and HTML once their module is loaded. Until then, and without it,
 * the source is shown.
 */
export class BodyRenderer {
  readonly #links;
  readonly #rich;
  #hasLinks = false;
  #hasRich = false;

  /** @param onLoaded called when a module is loaded: bodies have to be rendered again */
  constructor(host: SupportElement, onLoaded: () => void) {
    this.#links = lateView(
      host,
      () => import('./linked-text.lazy.ts'),
      module => {
        onLoaded();
        return { render: module.linkedText };
      },
      () => this.#hasLinks,
      true,
    );
    this.#rich = lateView(
      host,
      () => import('./rich-text/rich-text.lazy.ts'),
      module => {
        onLoaded();
        return new module.RichBodies(host);
      },
      () => this.#hasRich,
      true,
    );
  }

  render(comment: Comment): TemplateResult | HTMLElement {
    const { body, format } = comment;
    const isRich = format !== 'text';
    this.#hasRich ||= isRich;
    if (isRich && this.#rich.part) return this.#rich.part.render(comment, format);
    this.#hasLinks ||= LINK.test(body);
    return html`<div class="text">${this.#links.part?.render(body) ?? body}</div>`;
  }
}
