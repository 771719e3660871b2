import { html, nothing, type TemplateResult } from 'lit';
import { SupportError, type Attachment, type Problem } from '../../../model.ts';
import { adoptLate } from '../../element/late-view.ts';
import { loadModule } from '../../element/load-module.ts';
import { problemText } from '../../element/problem-message.ts';
import type { SupportElement } from '../../element/support-element.ts';

const loadPlainText = () => import('../../body/plain-text.lazy.ts');
const loadRichText = () => import('../../body/rich-text/rich-text.lazy.ts');

/** A body and its format. */
export interface Draft {
  readonly body: string;
  readonly format: 'text' | 'markdown';
  /** The pictures to which it may refer. */
  readonly attachments: readonly Attachment[];
}

const isSame = (one: Draft, other: Draft): boolean =>
  one.body === other.body &&
  one.format === other.format &&
  one.attachments.length === other.attachments.length &&
  one.attachments.every(({ id }, index) => id === other.attachments[index]?.id);

/** A comment as it will be shown in the thread. */
export class Preview {
  readonly #host: SupportElement;
  #draft: Draft | undefined;
  #content: (() => unknown) | undefined;
  /** Pixels. */
  #minHeight = 0;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  /** It is shown, or will be once its module is loaded. */
  get isOn(): boolean {
    return this.#draft !== undefined;
  }

  get isShown(): boolean {
    return this.#content !== undefined;
  }

  /** @param minHeight of the field that it replaces, in pixels, so that nothing below it moves */
  show(draft: Draft, minHeight: number): void {
    this.#minHeight = minHeight;
    void this.#load(draft);
  }

  /** Updates the preview where the draft has changed. */
  follow(draft: Draft): void {
    const shown = this.#draft;
    if (shown && !isSame(shown, draft)) void this.#load(draft);
  }

  hide(): void {
    this.#draft = this.#content = undefined;
  }

  render(): TemplateResult | typeof nothing {
    if (!this.isShown) return nothing;
    return html`<div class="preview" part="preview" id="preview" role="tabpanel" tabindex="0" dir="auto"
      aria-labelledby="tab-preview" .style=${this.#minHeight ? `min-block-size: ${this.#minHeight}px` : ''}>${this.#content?.()}</div>`;
  }

  async #load(draft: Draft): Promise<void> {
    this.#draft = draft;
    const content = await this.#contentOf(draft);
    if (this.#draft !== draft) return;
    this.#content = content;
    this.#host.requestUpdate();
  }

  async #contentOf(draft: Draft): Promise<() => unknown> {
    const { body, format, attachments } = draft;
    try {
      if (format === 'text') {
        const { loadFindQuoted, plainText, plainTextStyles } = await loadModule(loadPlainText());
        adoptLate(this.#host, plainTextStyles);
        const content = plainText(this.#host, body, await loadFindQuoted(body));
        return () => content;
      }
      const { RichBody, richTextStyles } = await loadModule(loadRichText());
      adoptLate(this.#host, richTextStyles);
      const rich = new RichBody(this.#host, body, format, attachments);
      return () => rich.render();
    } catch (error) {
      if (error instanceof SupportError) return () => this.#renderProblem(draft, error.problem);
      reportError(error);
      return () => this.#renderProblem(draft);
    }
  }

  /** @param problem absent for a defect */
  #renderProblem(draft: Draft, problem?: Problem): TemplateResult {
    const { translator } = this.#host;
    const why = problem ? ` ${problemText(translator, problem)}` : '';
    return html`<div class="preview-failed">
      <p class="fault" role="alert">${translator.t('markdown.failed')}${why}</p>
      <button type="button" class="button" part="retry-button" @click=${() => void this.#load(draft)}>${translator.t('error.retry')}</button>
    </div>`;
  }
}
