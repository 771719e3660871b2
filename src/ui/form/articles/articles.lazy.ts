import '../../../i18n/en-late.ts';
import '../../../i18n/en-articles.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Article } from '../../../model.ts';
import type { Composer } from '../../../state/outbox/composer.ts';
import { cleanLine } from '../../../text/plain.ts';
import { setSolved } from '../../compose/solved.ts';
import { lateIcons } from '../../element/late-icons.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { FormHost } from '../form-host.ts';
import { ArticlePanel } from './article-panel.ts';
import { ArticleSearch } from './article-search.ts';
import { articlesStyles } from './articles.styles.ts';

/**
 * Articles that may help, below the summary while it is typed. Their strip has its height from the start, so that nothing below it moves.
 */
export class Articles implements LatePart, ReactiveController {
  readonly styles = articlesStyles;
  readonly #host: FormHost;
  readonly #search: ArticleSearch;
  readonly #panel: ArticlePanel;
  #composer: Composer<unknown> | undefined;
  /** That there are some is announced once for each draft. */
  #isAnnounced = false;

  constructor(host: FormHost) {
    this.#host = host;
    this.#search = new ArticleSearch(
      options => host.desk?.backend.listArticles?.(options) ?? Promise.resolve([]),
      () => this.#onFound(),
    );
    this.#panel = new ArticlePanel(host, { solved: this.#onSolved, unhelpful: this.#onUnhelpful });
    host.addController(this);
  }

  hostUpdate(): void {
    const { composer } = this.#host;
    if (composer !== this.#composer || !composer?.snapshot.hasDraft) {
      this.#composer = composer;
      this.#isAnnounced = false;
    }
    if (!composer?.isAtRest || this.#isHidden) return;
    const { summary, more } = composer.snapshot.text;
    this.#search.ask({ query: summary, type: more?.type, service: more?.service });
  }

  hostDisconnected(): void {
    this.#search.stop();
  }

  /** Below the summary. */
  render(): TemplateResult {
    const { translator } = this.#host;
    const articles = this.#isHidden ? [] : this.#search.found;
    const count = articles.length;
    return html`<p class="quiet" part="hint" id="articles">${
      this.#isHidden ? nothing : translator.t(count ? 'articles.count' : 'articles.hint', { count })
    }</p>
    ${
      count
        ? html`<ul class="articles" role="list" part="articles" aria-labelledby="articles">${articles.map(article => this.#renderCard(article))}</ul>`
        : nothing
    }`;
  }

  /** The open article, outside of the form. */
  renderPanel(): unknown {
    return this.#panel.render();
  }

  #renderCard(article: Article): TemplateResult {
    return html`<li>
      <button type="button" class="article" part="article" aria-haspopup="dialog" @click=${(event: Event) => this.#open(article, event.currentTarget)}>
        ${lateIcons.article}<bdi class="article-name">${cleanLine(article.title)}</bdi>
      </button>
    </li>`;
  }

  /** The customer wants none for this draft. */
  get #isHidden(): boolean {
    return this.#host.composer?.snapshot.text.more?.kept?.hidesArticles === true;
  }

  #onFound(): void {
    const count = this.#search.found.length;
    if (count > 0 && !this.#isAnnounced) {
      this.#isAnnounced = true;
      this.#host.announce(this.#host.t('articles.count', { count }), true);
    }
    this.#host.requestUpdate();
  }

  #open(article: Article, opener: EventTarget | null): void {
    const { composer } = this.#host;
    const more = composer?.snapshot.text.more;
    const seen = more?.seenArticleIds ?? [];
    if (composer?.isAtRest && !seen.includes(article.id))
      composer.type('more', { ...more, seenArticleIds: [...seen, article.id] });
    this.#panel.open(article, opener);
  }

  readonly #onSolved = (article: Article): void => {
    const host = this.#host;
    const { composer } = host;
    this.#rate([article.id], true);
    host.emit('support-article-solved', { article });
    if (composer && !composer.isOnItsWay) {
      setSolved(composer, true);
      void composer.discard();
      host.announce(host.t('articles.thanks'));
    }
    host.go({ name: 'list' });
    // A form that stands alone stays, and what opened the article is gone.
    void host.updateComplete.then(() => {
      if (host.isConnected) host.renderRoot.querySelector<HTMLElement>('#summary')?.focus();
    });
  };

  readonly #onUnhelpful = (): void => {
    const { composer, description } = this.#host;
    const more = composer?.snapshot.text.more;
    this.#rate(more?.seenArticleIds ?? [], false);
    if (composer?.isAtRest) composer.type('more', { ...more, kept: { ...more?.kept, hidesArticles: true } });
    this.#search.stop();
    this.#host.requestUpdate();
    // What opened the article is gone.
    description?.focus();
  };

  /** Nobody waits for it, and nothing is lost where it fails. */
  #rate(ids: readonly string[], isSolved: boolean): void {
    const { backend } = this.#host.desk ?? {};
    for (const id of ids) backend?.rateArticle?.(id, isSolved).catch(() => {});
  }
}
