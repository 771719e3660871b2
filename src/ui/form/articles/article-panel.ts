import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Article } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { adoptLate } from '../../element/late-view.ts';
import { icons } from '../../element/icons.ts';
import { lateIcons } from '../../element/late-icons.ts';
import type { SupportElement } from '../../element/support-element.ts';

/** What the customer says of an article. */
export interface ArticleAnswers {
  readonly solved: (article: Article) => void;
  readonly unhelpful: () => void;
}

/** Shows one article, in a modal dialog of its host's template. Escape and a press beside it close it. */
export class ArticlePanel implements ReactiveController {
  readonly #host: SupportElement;
  readonly #answers: ArticleAnswers;
  /** The one that is shown. */
  #article: Article | undefined;
  /** Its text; absent until that is loaded. */
  #content: unknown;
  /** What has opened it. */
  #opener: EventTarget | null | undefined;
  #isModal = false;
  #isPressedBeside = false;

  constructor(host: SupportElement, answers: ArticleAnswers) {
    this.#host = host;
    this.#answers = answers;
    host.addController(this);
  }

  /** @param opener has the focus again once it is closed */
  open(article: Article, opener: EventTarget | null): void {
    this.#article = article;
    this.#content = undefined;
    this.#opener = opener;
    void this.#load(article);
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (!dialog) this.#isModal = false;
    else if (!this.#isModal) {
      this.#isModal = true;
      dialog.showModal();
      // Its beginning is read first, not its last button.
      dialog.querySelector<HTMLElement>('h3')?.focus();
    }
  }

  hostDisconnected(): void {
    this.#dialog?.close();
    this.#article = undefined;
  }

  render(): TemplateResult | typeof nothing {
    const article = this.#article;
    if (!article) return nothing;
    const host = this.#host;
    const url = webAddress(article.url);
    const close = host.t('articles.close');
    const answer = (act: () => void) => () => {
      // Where the customer goes on depends on the answer.
      this.#opener = undefined;
      this.#close();
      act();
    };
    return html`<dialog class="article-panel" part="article-panel" aria-labelledby="article-title" @close=${this.#onClose}
      @pointerdown=${this.#onPointerDown} @pointerup=${this.#onPointerUp}>
      <div class="article-sheet">
        <div class="article-head">
          <h3 id="article-title" part="article-title" tabindex="-1"><bdi>${cleanLine(article.title)}</bdi></h3>
          <button type="button" class="button plain" part="article-button" aria-label=${close} title=${close} @click=${this.#close}>${lateIcons.cross}</button>
        </div>
        <div class="article-text" part="body" dir="auto" tabindex="0" role="region" aria-labelledby="article-title" aria-busy=${this.#content === undefined}>
          ${this.#content ?? nothing}
          ${
            url
              ? html`<p class="article-page"><a part="article-link" href=${url} target="_blank" rel="noopener noreferrer" title=${host.t('link.newTab')}
                  >${host.t('articles.page')}</a>${icons.newTab}</p>`
              : nothing
          }
        </div>
        <div class="flow article-answers">
          <button type="button" class="button primary" part="article-button" @click=${answer(() => this.#answers.solved(article))}>${host.t('articles.solved')}</button>
          <button type="button" class="button" part="article-button" @click=${answer(() => this.#answers.unhelpful())}>${host.t('articles.unhelpful')}</button>
        </div>
      </div>
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog.article-panel');
  }

  async #load(article: Article): Promise<void> {
    const content = await contentOf(this.#host, article);
    if (this.#article !== article) return;
    this.#content = content;
    this.#host.requestUpdate();
  }

  readonly #close = (): void => {
    this.#dialog?.close();
    this.#end();
  };

  /** Later than {@link #close}: another article may be open by then. */
  readonly #onClose = ({ target }: Event): void => {
    const dialog = this.#dialog;
    if (target === dialog && !dialog?.open) this.#end();
  };

  #end(): void {
    if (!this.#article) return;
    this.#article = undefined;
    this.#isModal = false;
    if (this.#opener instanceof HTMLElement && this.#opener.isConnected)
      this.#opener.focus({ preventScroll: true });
    this.#host.requestUpdate();
  }

  // A press that began in the text, to select, and ended beside it isn't meant to close.
  readonly #onPointerDown = (event: Event): void => {
    this.#isPressedBeside = event.target === event.currentTarget;
  };

  readonly #onPointerUp = (event: Event): void => {
    if (this.#isPressedBeside && event.target === event.currentTarget) this.#close();
    this.#isPressedBeside = false;
  };
}

/** Only such an address is a link; a backend of the page's own may give anything. */
const webAddress = (url = ''): string | undefined =>
  URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;

/** An article's text, sanitized; as plain text where the module for that cannot be loaded, or the page forbids it. */
async function contentOf(host: SupportElement, { body, excerpt = '', format }: Article): Promise<unknown> {
  const text = body ?? excerpt;
  const plain = html`<div class="text">${text}</div>`;
  try {
    if (!body || format === 'text') {
      const { plainText, plainTextStyles } = await import('../../body/plain-text.lazy.ts');
      adoptLate(host, plainTextStyles);
      return plainText(host, text);
    }
    const { RichBody, richTextStyles } = await import('../../body/rich-text/rich-text.lazy.ts');
    adoptLate(host, richTextStyles);
    return new RichBody(host, body, format).render();
  } catch {
    return plain;
  }
}
