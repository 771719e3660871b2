import '../../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { isPictureFile } from '../../../attachments/rules.ts';
import type { Comment } from '../../../model.ts';
import type { Composer } from '../../../state/outbox/composer.ts';
import { ownAmong } from '../../../state/thread/own-comments.ts';
import { lateIcons } from '../../element/late-icons.ts';
import { lateView, type LatePart } from '../../element/late-view.ts';
import type { TextPictures } from '../../files/text-pictures.ts';
import type { ComposingElement } from '../composing-element.ts';
import { insertText } from '../insert-text.ts';
import { PastedLog } from '../paste/pasted-log.ts';
import { quotableText } from '../quotable-text.ts';
import { formattingHelp } from './formatting-help.ts';
import { markdownStyles } from './markdown.styles.ts';
import { Preview, type Draft } from './preview.ts';
import { toCodeBlock, toQuote, type Change } from './syntax.ts';
import { markdownTabs } from './tabs.ts';
import { usesMarkdown } from './uses-markdown.ts';

const loadPictures = () => import('./pictures-in-text.lazy.ts');

const hasReference = (body = ''): boolean => body.includes('](attachment:');

/**
 * Whether a text is markdown is decided once typing has paused for this many milliseconds, and before it is previewed or sent: it may be
 * a log of megabytes, and typing must not wait for it.
 */
const PAUSE = 250;

/** The element whose draft may be markdown. Each function is called for each use. */
export interface MarkdownHost {
  /** Whether the backend takes markdown here; without it, a pasted log may still become a file. */
  readonly takes: () => boolean;
  readonly field: () => HTMLTextAreaElement | null;
  /** Those that can be quoted, oldest first; absent where nothing can. */
  readonly comments?: () => readonly Comment[];
  /** Whether the file was taken. */
  readonly attach: (file: File) => boolean;
  readonly takesFiles: () => boolean;
}

/**
 * Markdown in a text area, where the backend accepts it: "Write" and "Preview" above it, "Quote", "Code block" and "Formatting"
 * below. A text is sent as markdown only if it contains some.
 */
export class Markdown implements LatePart, ReactiveController {
  readonly styles = markdownStyles;
  readonly #host: ComposingElement;
  readonly #options: MarkdownHost;
  readonly #preview: Preview;
  readonly #pasted: PastedLog;
  readonly #pictures;
  /** The ids of the files that were there before a paste. */
  #beforePaste: ReadonlySet<string> | undefined;
  #composer: Composer<unknown> | undefined;
  /** The text for which the format was decided. */
  #decided: string | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #isHelping = false;

  constructor(host: ComposingElement, options: MarkdownHost) {
    this.#host = host;
    this.#options = options;
    this.#preview = new Preview(host);
    this.#pasted = new PastedLog(host, () => ({
      ...options,
      makeBlock: options.takes() ? this.#makeBlock : undefined,
    }));
    this.#pictures = lateView(
      host,
      loadPictures,
      module =>
        new module.PicturesInText(host, {
          composer: () => this.#composer,
          field: options.field,
          canWrite: () => this.#composer?.snapshot.sending === false && !this.#preview.isOn,
          takePasted: this.#takePasted,
        }),
      () => this.#hasPictures,
    );
    host.addController(this);
  }

  hostUpdate(): void {
    const composer = this.#options.takes() ? this.#host.composer : undefined;
    if (composer !== this.#composer) {
      this.#composer = composer;
      this.#pasted.forget();
      this.#pictures.part?.forget();
      this.#decided = undefined;
      this.#preview.hide();
    }
    if (!composer) return;
    const { text, fieldProblems } = composer.snapshot;
    if (text.body !== this.#decided) {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(this.decide, PAUSE);
    }
    // It was sent, or has a problem to correct in the field.
    if (!text.body || fieldProblems.body) this.#preview.hide();
    this.#preview.follow(this.#draftOf(composer));
  }

  hostDisconnected(): void {
    clearTimeout(this.#pause);
  }

  /** Whether the preview is shown in place of the field. */
  get hidesField(): boolean {
    return this.#preview.isShown;
  }

  /** Called after the draft has the new text. */
  readonly onInput = (event: InputEvent): void => {
    this.#pasted.onInput(event);
    this.#pictures.part?.onInput();
  };

  readonly onPaste = (event: ClipboardEvent): void => {
    this.#pasted.onPaste(event);
    if (event.clipboardData?.files.length)
      this.#beforePaste = new Set(this.#composer?.snapshot.files.map(({ id }) => id));
  };

  /** Pictures in the text; absent where that is no markdown. */
  get pictures(): TextPictures | undefined {
    return this.#composer && this.#pictures.part;
  }

  /** Whether the draft has pictures, or had some; a backend of contract 1.0 knows none in a text. */
  get #hasPictures(): boolean {
    const { text, files = [] } = this.#composer?.snapshot ?? {};
    const isKnown = this.#host.desk?.config.descriptionFormats?.includes('markdown') === true;
    return isKnown && (files.some(({ file }) => isPictureFile(file)) || hasReference(text?.body));
  }

  /** Once the file is there. */
  readonly #takePasted = (): ReadonlySet<string> | undefined => {
    const before = this.#beforePaste;
    if (!before || this.#composer?.snapshot.files.every(({ id }) => before.has(id))) return undefined;
    this.#beforePaste = undefined;
    return before;
  };

  /** Shows the field; resolves once it can have the focus. */
  async write(): Promise<void> {
    this.#preview.hide();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  /** Above the field. @param controls the field's id */
  renderTabs(controls: string): TemplateResult {
    const { composer, translator } = this.#host;
    return markdownTabs(translator, {
      isPreview: this.#preview.isOn,
      isEmpty: !composer?.snapshot.text.body,
      controls,
      write: () => void this.write(),
      preview: this.#showPreview,
    });
  }

  /** In place of the field. */
  renderPreview(): unknown {
    return this.#preview.render();
  }

  /** Among the buttons below the field. */
  renderButtons(): TemplateResult {
    const { translator, composer } = this.#host;
    const isOff = composer?.snapshot.sending === true || this.#preview.isOn;
    const iconButton = (part: string, name: string, icon: TemplateResult, act: () => unknown) =>
      html`<button type="button" class="button plain tool" part=${part} aria-label=${name} title=${name} aria-disabled=${isOff}
        @click=${act}>${icon}</button>`;
    return html`
      ${this.#options.comments ? iconButton('quote-button', translator.t('markdown.quote'), lateIcons.quote, this.#quote) : nothing}
      ${iconButton('code-button', translator.t('markdown.code'), lateIcons.code, this.#makeBlock)}
      <button type="button" class="button plain formatting" part="formatting-button" aria-label=${translator.t('markdown.hint')}
        aria-expanded=${this.#isHelping} aria-controls="formatting" @click=${this.#toggleHelp}
        ><span class="formatting-text">${translator.t('markdown.hint')}</span><span class="formatting-sign">Aa</span></button>`;
  }

  /** What can be done with a log or a picture that was pasted. */
  renderOffer(): unknown {
    return html`${this.#pasted.render()}${this.#pictures.part?.renderOffer() ?? nothing}`;
  }

  /** How text is formatted, once that is asked for. */
  renderHelp(): TemplateResult {
    return html`<div id="formatting" ?hidden=${!this.#isHelping}>${this.#isHelping ? formattingHelp(this.#host.translator) : nothing}</div>`;
  }

  readonly #toggleHelp = (): void => {
    this.#isHelping = !this.#isHelping;
    this.#host.requestUpdate();
  };

  readonly #showPreview = (): void => {
    const composer = this.#composer;
    if (!composer?.snapshot.text.body || this.#preview.isOn) return;
    this.decide();
    this.#preview.show(this.#draftOf(composer), this.#options.field()?.offsetHeight ?? 0);
    this.#host.requestUpdate();
  };

  /** Quotes the selected text, else the last comment of somebody else. */
  readonly #quote = async (): Promise<void> => {
    const composer = this.#composer;
    const field = this.#options.field();
    if (!field) return;
    const isSelected = field.selectionStart !== field.selectionEnd;
    const comment = isSelected ? '' : await this.#lastComment();
    if (composer === this.#composer) this.#edit((text, start, end) => toQuote(text, start, end, comment));
  };

  /** Makes a block of the pasted log or the selected text, else an empty one. */
  readonly #makeBlock = (): void =>
    this.#edit((text, ...selected) => toCodeBlock(text, ...(this.#pasted.range ?? selected)));

  /** The readable text of the last comment of somebody else. */
  async #lastComment(): Promise<string> {
    const comments = this.#options.comments?.() ?? [];
    const isOwn = ownAmong(comments);
    const last = comments.findLast(comment => !isOwn(comment) && comment.author.role !== 'system');
    return last ? quotableText(last) : '';
  }

  #edit(change: (text: string, start: number, end: number) => Change): void {
    const field = this.#options.field();
    const composer = this.#composer;
    if (!field || !composer || composer.snapshot.sending || this.#preview.isOn) return;
    const { from, to, insert, caret } = change(field.value, field.selectionStart, field.selectionEnd);
    this.#pasted.forget();
    insertText(field, insert, from, to);
    field.setSelectionRange(...caret);
    this.#host.requestUpdate();
  }

  #draftOf({ snapshot: { text } }: Composer<unknown>): Draft {
    const { body, more } = text;
    // Without a reference no picture is shown, and none is made ready.
    const attachments = hasReference(body) ? (this.#pictures.part?.attachments ?? []) : [];
    return { body, format: more?.format ?? 'text', attachments };
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
