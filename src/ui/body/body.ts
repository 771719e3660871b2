import { html, type TemplateResult } from 'lit';
import type { Comment } from '../../model.ts';
import { lateView } from '../element/late-view.ts';
import type { SupportElement } from '../element/support-element.ts';
import { firstText } from './first-text.ts';

/** A text that may contain a link, a fence, a quote, the rule above earlier mail, or three lines of a log. */
const SHAPED = /:\/\/|@|^ {0,3}(?:```|~~~|---|>)|.\n.+\n./m;

/**
 * Renders bodies of entries: text as text; links, code, markdown and HTML once their module is loaded. Until then, and without it,
 * markdown and HTML are shown as their text.
 */
export class BodyRenderer {
  readonly #plain;
  readonly #rich;
  #isShaped = false;
  #hasRich = false;

  /** @param onLoaded called when a module is loaded: bodies have to be rendered again */
  constructor(host: SupportElement, onLoaded: () => void) {
    this.#plain = lateView(
      host,
      () => import('./plain-text.lazy.ts'),
      module => {
        onLoaded();
        return new module.PlainBodies(host);
      },
      () => this.#isShaped,
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
    if (format !== 'text') {
      this.#hasRich = true;
      return (
        this.#rich.part?.render(comment, format) ?? html`<div class="text">${firstText(body, format)}</div>`
      );
    }
    this.#isShaped ||= SHAPED.test(body);
    return this.#plain.part?.render(comment) ?? html`<div class="text">${body}</div>`;
  }
}
