import type { ReactiveController } from 'lit';
import type { SupportRequestThread } from '../../thread/support-request-thread.ts';
import type { Composer } from '../../../state/outbox/composer.ts';
import { adopt, make, makeButton, write } from '../../element/dom.ts';
import { ownAmong } from '../../../state/thread/own-comments.ts';
import { problemIn, sentenceOf } from '../../element/problem.ts';
import { flatten } from '../../../text/flatten.ts';
import { renderPreview } from './preview.ts';
import { markdownStyles } from './markdown.styles.ts';
import { isFenced, looksLikeCode, toCodeBlock, toQuote, usesMarkdown, type Change } from './syntax.ts';

/**
 * The line below the field of a comment where the backend takes markdown: that it does, "Preview", "Quote" and "Code block". A
 * comment is sent as markdown only where it uses some.
 *
 * @csspart markdown - The whole line.
 * @csspart preview-button - "Preview".
 * @csspart quote-button - "Quote".
 * @csspart code-button - "Code block".
 * @csspart preview - What the comment will look like.
 */
export class MarkdownBar implements ReactiveController {
  readonly #host: SupportRequestThread;
  readonly #bar = make('div', { className: 'markdown' });
  readonly #hint = make('span', { className: 'quiet' });
  readonly #toggle: HTMLButtonElement;
  readonly #code: HTMLButtonElement;
  readonly #quoting: HTMLButtonElement;
  readonly #preview = make('div', {
    className: 'preview',
    hidden: true,
    tabIndex: 0,
    dir: 'auto',
    role: 'region',
  });
  #field: HTMLTextAreaElement | null = null;
  #composer: Composer<unknown> | undefined;
  /** The text and format that the preview shows; absent while the field is shown. */
  #shown: string | undefined;
  /** Where a log was pasted, until something else is typed. */
  #pasted: readonly [start: number, end: number] | undefined;

  constructor(host: SupportRequestThread) {
    this.#host = host;
    this.#toggle = makeButton('', 'preview-button', () => this.#togglePreview(), 'plain');
    this.#code = makeButton('', 'code-button', () => this.#makeBlock(), 'plain');
    this.#quoting = makeButton('', 'quote-button', () => this.#quote(), 'plain');
    this.#bar.part.add('markdown');
    this.#preview.part.add('preview');
    const buttons = make('div', { className: 'markdown-buttons' }, this.#toggle, this.#quoting, this.#code);
    this.#bar.append(this.#hint, buttons);
    host.addController(this);
    host.requestUpdate();
  }

  hostUpdated(): void {
    const { desk, composer, renderRoot, shadowRoot } = this.#host;
    const field = renderRoot.querySelector<HTMLTextAreaElement>('#comment');
    const request = desk?.view.name === 'thread' ? desk.thread(desk.view.key).snapshot.request : undefined;
    // A follow-up begins with a description, which is text.
    const isFollowUp = request?.closed && desk?.config.closedReply === 'follow-up';
    const takes = desk?.config.commentFormats.includes('markdown') && !isFollowUp;
    if (composer !== this.#composer) {
      this.#composer = composer;
      this.#pasted = undefined;
      this.#hide();
    }
    if (!field || !composer || !takes) {
      this.#hide();
      this.#bar.remove();
      this.#preview.remove();
      this.#field = null;
      return;
    }
    if (field !== this.#field || !this.#bar.isConnected) {
      this.#field = field;
      adopt(shadowRoot, markdownStyles);
      field.before(this.#preview);
      // After what is said of the field.
      (field.nextElementSibling ?? field).after(this.#bar);
      void this.#meet(composer);
      field.addEventListener('input', this.#onInput);
      field.addEventListener('paste', this.#onPaste);
      // What was written before this came.
      this.#settle();
    }
    this.#draw(composer);
  }

  #draw(composer: Composer<unknown>): void {
    const { translator } = this.#host;
    const { text, faults, sending } = composer.snapshot;
    const format = text.more?.format ?? 'text';
    const hint = this.#pasted ? 'markdown.pasted' : format === 'markdown' ? 'markdown.used' : 'markdown.hint';
    write(this.#hint, translator.t(hint));
    write(this.#toggle, translator.t('markdown.preview'));
    write(this.#quoting, translator.t('markdown.quote'));
    write(this.#code, translator.t('markdown.code'));
    this.#code.classList.toggle('offered', this.#pasted !== undefined);
    // Nothing to see, or something to mend in the field.
    if (this.#shown !== undefined && (!text.body || faults.body)) this.#hide();
    this.#toggle.ariaPressed = String(this.#shown !== undefined);
    this.#toggle.ariaDisabled = String(!text.body);
    for (const button of [this.#quoting, this.#code])
      button.ariaDisabled = String(sending || this.#shown !== undefined);
    this.#preview.ariaLabel = translator.t('markdown.preview');
    if (this.#shown !== undefined && this.#shown !== format + text.body) void this.#render(composer);
  }

  #togglePreview(): void {
    const composer = this.#composer;
    if (!composer?.snapshot.text.body) return;
    if (this.#shown === undefined) void this.#render(composer);
    else this.#hide();
    this.#host.requestUpdate();
  }

  async #render(composer: Composer<unknown>): Promise<void> {
    const host = this.#host;
    const { body, more } = composer.snapshot.text;
    const format = more?.format ?? 'text';
    const shown = (this.#shown = format + body);
    // As high as what it takes the place of, so that nothing below it moves.
    const height = this.#field?.offsetHeight ?? 0;
    let content: HTMLElement;
    try {
      content = await renderPreview(host, body, format);
    } catch (error) {
      content = this.#failure(error, composer);
    }
    if (this.#shown !== shown || !this.#field) return;
    if (height) this.#preview.style.minBlockSize = `${height}px`;
    this.#preview.replaceChildren(content);
    this.#preview.hidden = false;
    this.#field.hidden = true;
  }

  #failure(error: unknown, composer: Composer<unknown>): HTMLElement {
    const { translator } = this.#host;
    const problem = problemIn(error);
    if (!problem) reportError(error);
    const what =
      `${translator.t('markdown.failed')} ${problem ? sentenceOf(translator, problem) : ''}`.trim();
    const said = make('p', { role: 'alert', className: 'fault' }, what);
    const again = makeButton(translator.t('error.retry'), 'retry-button', () => void this.#render(composer));
    return make('div', { className: 'preview-failed' }, said, again);
  }

  #hide(): void {
    this.#shown = undefined;
    this.#preview.hidden = true;
    if (this.#field) this.#field.hidden = false;
  }

  readonly #onInput = (event: Event): void => {
    // The paste itself is an input, too.
    if ((event as InputEvent).inputType !== 'insertFromPaste') this.#pasted = undefined;
    this.#settle();
  };

  /** What was written before this came. A draft that goes on by itself is left as it is. */
  async #meet(composer: Composer<unknown>): Promise<void> {
    await composer.restored;
    setTimeout(() => {
      if (composer === this.#composer && composer.retry.wait === undefined) this.#settle();
    });
  }

  /** The draft says how it is to be read. */
  #settle(): void {
    const composer = this.#composer;
    if (!composer || composer.snapshot.sending) return;
    const { body, more } = composer.snapshot.text;
    const format = usesMarkdown(body) ? ('markdown' as const) : undefined;
    if (more?.format !== format) composer.type('more', { ...more, format });
    this.#host.requestUpdate();
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const field = this.#field;
    const text = event.clipboardData?.getData('text/plain').replace(/\r\n?/g, '\n') ?? '';
    if (!field || field.readOnly || !looksLikeCode(text)) return;
    const start = field.selectionStart;
    if (isFenced(field.value, start)) return;
    // Once it is there: a page may have kept it from the field.
    setTimeout(() => {
      if (field.value.slice(start, start + text.length) !== text) return;
      const { translator } = this.#host;
      this.#pasted = [start, start + text.length];
      this.#host.announce(`${translator.t('markdown.pasted')} ${translator.t('markdown.code')}`);
      this.#host.requestUpdate();
    });
  };

  /** What is selected, else the last answer. */
  #quote(): void {
    this.#edit((text, start, end) => toQuote(text, start, end, this.#lastAnswer));
  }

  /** What was written last by somebody else, as it can be read. */
  get #lastAnswer(): string {
    const { desk, renderRoot } = this.#host;
    const comments = desk?.view.name === 'thread' ? desk.thread(desk.view.key).snapshot.comments : [];
    const isOwn = ownAmong(comments);
    const answer = comments.findLast(comment => !isOwn(comment) && comment.author.role !== 'system');
    if (answer?.format !== 'html') return answer?.body ?? '';
    const entries = [...renderRoot.querySelectorAll<HTMLElement>('.history > *')];
    const entry = entries.find(({ dataset }) => dataset.id === answer.id);
    const shown = entry?.querySelector('.rich');
    return shown ? flatten(shown) : '';
  }

  /** The pasted log, what is selected, or an empty block to write in. */
  #makeBlock(): void {
    this.#edit((text, ...selected) => toCodeBlock(text, ...(this.#pasted ?? selected)));
  }

  #edit(change: (text: string, start: number, end: number) => Change): void {
    const field = this.#field;
    const composer = this.#composer;
    if (!field || !composer || composer.snapshot.sending || this.#shown !== undefined) return;
    const { from, to, insert, caret } = change(field.value, field.selectionStart, field.selectionEnd);
    this.#pasted = undefined;
    field.focus();
    field.setSelectionRange(from, to);
    const wanted = field.value.slice(0, from) + insert + field.value.slice(to);
    // So that it can be undone; nothing else in a browser gives that.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    document.execCommand('insertText', false, insert);
    if (field.value !== wanted) field.value = wanted;
    composer.type('body', wanted);
    field.setSelectionRange(...caret);
    this.#settle();
  }
}
