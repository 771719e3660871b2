import '../../../i18n/en-late.ts';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { Comment } from '../../../model.ts';
import type { Composer } from '../../../state/outbox/composer.ts';
import { ownAmong } from '../../../state/thread/own-comments.ts';
import { looksLikeCode } from '../../../text/code-lines.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { markdownStyles } from './markdown.styles.ts';
import { insertText } from '../insert-text.ts';
import { quotableText } from '../quotable-text.ts';
import { Preview } from './preview.ts';
import { isFenced, toCodeBlock, toQuote, type Change } from './syntax.ts';
import { usesMarkdown } from './uses-markdown.ts';

/**
 * Whether a text is markdown is decided once typing has paused for this many milliseconds, and before it is previewed or sent: it may be
 * a log of megabytes, and typing must not wait for it.
 */
const PAUSE = 250;

/** The draft that may be markdown, and its field. */
export interface MarkdownContext {
  /** Absent where the text cannot be markdown. */
  readonly composer: Composer<unknown> | undefined;
  readonly field: HTMLTextAreaElement | null;
  /** Those that can be quoted, oldest first. */
  readonly comments: readonly Comment[];
}

/**
 * Markdown in a comment, where the backend accepts it: the line below the field has a hint, "Preview", "Quote" and "Code
 * block". A comment is sent as markdown only if it contains some.
 */
export class Markdown implements LatePart, ReactiveController {
  readonly styles = markdownStyles;
  readonly #host: SupportElement;
  readonly #context: () => MarkdownContext;
  readonly #preview: Preview;
  #composer: Composer<unknown> | undefined;
  /** The text for which the format was decided. */
  #decided: string | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** A log that is being pasted but is not in the field yet. */
  #pasting: { readonly start: number; readonly text: string } | undefined;
  /** The range of a pasted log, until the next input. */
  #pasted: readonly [start: number, end: number] | undefined;

  /** @param context called for each use */
  constructor(host: SupportElement, context: () => MarkdownContext) {
    this.#host = host;
    this.#context = context;
    this.#preview = new Preview(host);
    host.addController(this);
  }

  hostUpdate(): void {
    const { composer } = this.#context();
    if (composer !== this.#composer) {
      this.#composer = composer;
      this.#pasting = this.#pasted = this.#decided = undefined;
      this.#preview.hide();
    }
    if (!composer) return;
    const { text, fieldProblems } = composer.snapshot;
    if (text.body !== this.#decided) {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(this.decide, PAUSE);
    }
    // It is empty, or has a problem to correct in the field.
    if (!text.body || fieldProblems.body) this.#preview.hide();
    this.#preview.follow(draftOf(composer));
  }

  hostDisconnected(): void {
    clearTimeout(this.#pause);
  }

  /** Whether the preview is shown in place of the field. */
  get hidesField(): boolean {
    return this.#preview.isShown;
  }

  /** Called after the draft has the new text. */
  readonly onInput = ({ inputType, currentTarget }: InputEvent): void => {
    const pasting = inputType === 'insertFromPaste' ? this.#pasting : undefined;
    this.#pasting = this.#pasted = undefined;
    if (!pasting) return;
    const { start, text } = pasting;
    const end = start + text.length;
    // The page may have changed the pasted text.
    if ((currentTarget as HTMLTextAreaElement).value.slice(start, end) !== text) return;
    const { translator } = this.#host;
    this.#pasted = [start, end];
    this.#host.announce(`${translator.t('markdown.pasted')} ${translator.t('markdown.code')}`);
    this.#host.requestUpdate();
  };

  readonly onPaste = ({ clipboardData, currentTarget }: ClipboardEvent): void => {
    const { readOnly, selectionStart: start, value } = currentTarget as HTMLTextAreaElement;
    const text = clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
    this.#pasting = !readOnly && looksLikeCode(text) && !isFenced(value, start) ? { start, text } : undefined;
  };

  /** In place of the field. */
  renderPreview(): unknown {
    return this.#preview.render();
  }

  /** The line below the field. */
  render(composer: Composer<unknown>): TemplateResult {
    const { translator } = this.#host;
    const { text, sending } = composer.snapshot;
    const { isOn } = this.#preview;
    const isMarkdown = text.more?.format === 'markdown';
    const hint = this.#pasted ? 'markdown.pasted' : isMarkdown ? 'markdown.used' : 'markdown.hint';
    return html`<span class="quiet">${translator.t(hint)}</span>
      <div class="markdown-buttons">
        <button type="button" class="button plain" part="preview-button" aria-pressed=${isOn} aria-disabled=${!text.body}
          @click=${this.#togglePreview}>${translator.t('markdown.preview')}</button>
        <button type="button" class="button plain" part="quote-button" aria-disabled=${sending || isOn}
          @click=${this.#quote}>${translator.t('markdown.quote')}</button>
        <button type="button" class="button plain ${this.#pasted ? 'offered' : ''}" part="code-button"
          aria-disabled=${sending || isOn} @click=${this.#makeBlock}>${translator.t('markdown.code')}</button>
      </div>`;
  }

  readonly #togglePreview = (): void => {
    const { composer, field } = this.#context();
    if (!composer?.snapshot.text.body) return;
    this.decide();
    if (this.#preview.isOn) this.#preview.hide();
    else this.#preview.show(draftOf(composer), field?.offsetHeight ?? 0);
    this.#host.requestUpdate();
  };

  /** Quotes the selected text, else the last comment of somebody else. */
  readonly #quote = async (): Promise<void> => {
    const { composer, field } = this.#context();
    if (!field) return;
    const isSelected = field.selectionStart !== field.selectionEnd;
    const comment = isSelected ? '' : await this.#lastComment();
    if (composer === this.#composer) this.#edit((text, start, end) => toQuote(text, start, end, comment));
  };

  /** Makes a block of the pasted log or the selected text, else an empty one. */
  readonly #makeBlock = (): void =>
    this.#edit((text, ...selected) => toCodeBlock(text, ...(this.#pasted ?? selected)));

  /** The readable text of the last comment of somebody else. */
  async #lastComment(): Promise<string> {
    const { comments } = this.#context();
    const isOwn = ownAmong(comments);
    const last = comments.findLast(comment => !isOwn(comment) && comment.author.role !== 'system');
    return last ? quotableText(last) : '';
  }

  #edit(change: (text: string, start: number, end: number) => Change): void {
    const { composer, field } = this.#context();
    if (!field || !composer || composer.snapshot.sending || this.#preview.isOn) return;
    const { from, to, insert, caret } = change(field.value, field.selectionStart, field.selectionEnd);
    this.#pasted = undefined;
    insertText(field, insert, from, to);
    field.setSelectionRange(...caret);
    this.#host.requestUpdate();
  }

  /** Sets the draft's format; not while it is being sent or waits for a retry. */
  readonly decide = (): void => {
    const composer = this.#composer;
    if (!composer?.isAtRest) return;
    const { body, more } = composer.snapshot.text;
    if (body === this.#decided) return;
    this.#decided = body;
    const format = usesMarkdown(body) ? ('markdown' as const) : undefined;
    if (more?.format !== format) composer.type('more', { ...more, format });
  };
}

const draftOf = ({ snapshot: { text } }: Composer<unknown>) => ({
  body: text.body,
  format: text.more?.format ?? ('text' as const),
});
