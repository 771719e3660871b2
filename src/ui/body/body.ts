import { html, type TemplateResult } from 'lit';
import type { Comment } from '../../model.ts';
import { lateView } from '../element/late-view.ts';
import type { SupportElement } from '../element/support-element.ts';
import { firstText } from './first-text.ts';

/** A text that may contain a link, a fence, a quote, a rule, three lines of a log, or "Sent from my iPhone". */
const SHAPED = /:\/\/|@|^ {0,3}(?:```|~~~|--|##-|[>|])|.\n.+\n.|iP|phone|Andr|Mail|Gala/m;
/** Where earlier mail is likely to begin: a quote below a colon, a signature, a rule. */
const TAIL = /\n((?:.*[:：]\s*\n>|-- \n|_{9}|--+ ?\p{L})[^]*)/u;

/** A plain text until its module is loaded. What may be folded is shown only if that does not come soon, so that nothing jumps. */
function firstPlain(body: string): TemplateResult {
  const [own, tail] = body.split(TAIL, 2);
  return html`<div class="text">${own}${tail && html`<div class="soon">${tail}</div>`}</div>`;
}

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
        return new module.PlainBodies(host, onLoaded);
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
    return this.#plain.part?.render(comment) ?? firstPlain(body);
  }
}
