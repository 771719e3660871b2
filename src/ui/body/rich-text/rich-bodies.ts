import type { Comment } from '../../../model.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { RichBody, type RichFormat } from './rich-body.ts';
import { richTextStyles } from './rich-text.styles.ts';

/** Renders the bodies of entries that are markdown or HTML. */
export class RichBodies implements LatePart {
  readonly styles = richTextStyles;
  readonly #host: SupportElement;
  /** One for each comment, so that what is selected in it stays selected; another one where the language has changed. */
  readonly #bodies = new WeakMap<Comment, RichBody>();

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** @throws TypeError as `renderRichText` */
  render(comment: Comment, format: RichFormat): HTMLElement {
    let rich = this.#bodies.get(comment);
    if (rich?.openInNewTab !== this.#host.t('link.newTab')) {
      rich = new RichBody(this.#host, comment.body, format);
      this.#bodies.set(comment, rich);
    }
    return rich.render();
  }
}
