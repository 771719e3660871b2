import { html, nothing, type TemplateResult } from 'lit';
import { SupportError, type SupportRequest } from '../model.ts';
import type { Composer, ComposerSnapshot, FieldFault } from '../state/composer.ts';
import type { Desk } from '../state/desk.ts';
import { attachmentStyles } from '../styles/attachments.ts';
import { problemStyles } from '../styles/problem.ts';
import { AttachmentField } from './attachment-field.ts';
import { composerNote, draftDetail, fieldFault, typed } from './composing.ts';
import { define } from './define.ts';
import { SupportElement } from './support-element.ts';
import { formStyles } from './support-request-form.styles.ts';
import { Watch } from './watch.ts';

/** From this many characters on the summary's length is shown. */
const COUNT_FROM = 200;

const PROMPTS = ['problem', 'tried', 'expected', 'more'] as const;

/**
 * A new request: summary, description, attachments.
 *
 * @tagname support-request-form
 * @slot form-intro - Above the fields, for example opening hours.
 * @fires {CustomEvent<{ request: SupportRequest }>} support-request-created - The server has created the request.
 * @fires {CustomEvent<{ draft: DraftDetail }>} support-before-create - Cancelable, before the request is sent.
 * @fires {CustomEvent<{ file: File }>} support-before-attach - Cancelable, before a file is taken.
 * @fires {CustomEvent<{ requestKey: string }>} support-request-opened - The new request's thread is shown.
 * @fires {CustomEvent<{ view: string, requestKey?: string }>} support-view-changed - A person went to another view.
 * @fires {CustomEvent<{ problem: Problem, operation: string }>} support-error - A call to the backend failed.
 * @fires {CustomEvent<{ retry: () => void }>} support-auth-required - The session ended.
 * @csspart form - The whole form.
 * @csspart form-heading - "New request".
 * @csspart label - A field's name.
 * @csspart field - A text field.
 * @csspart prompt - One of the four questions.
 * @csspart attachment-button - "Attachment".
 * @csspart file - A chosen file.
 * @csspart file-name - Its name.
 * @csspart thumbnail - Its picture or sign.
 * @csspart progress - How much of it is uploaded.
 * @csspart remove-button - Takes the file out.
 * @csspart retry-button - Tries a failed file again.
 * @csspart send-button - "Send".
 * @csspart cancel-button - "Cancel".
 * @csspart discard-button - "Discard draft".
 * @csspart message - A failure.
 */
export class SupportRequestForm extends SupportElement {
  static override styles = [...SupportElement.styles, problemStyles, attachmentStyles, formStyles];

  readonly #files = new AttachmentField(this, {
    desk: () => this.desk,
    composer: () => this.desk?.newRequest,
    words: () => this.words,
    announce: text => this.announce(text),
    allow: file => this.emit('support-before-attach', { file }, true),
  });

  constructor() {
    super();
    new Watch(this, () => [this.desk?.newRequest]);
  }

  /** Puts the focus where writing begins. @internal */
  focusFirst(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  protected override renderDesk(desk: Desk): TemplateResult {
    const draft = desk.newRequest.snapshot;
    const { text, faults, sending, hasDraft } = draft;
    const { maxSummaryLength } = desk.config;
    const length = [...text.summary].length;
    return html`
      <form part="form" novalidate autocomplete="off" @submit=${this.#submit} @paste=${this.#files.onPaste} @dragover=${this.#files.onDragOver}
        @dragleave=${this.#files.onDragLeave} @drop=${this.#files.onDrop}>
        <h2 part="form-heading" tabindex="-1">${this.t('form.heading')}</h2>
        <slot name="form-intro"></slot>
        <div class="row">
          <label class="label" part="label" for="summary">${this.t('form.summary')}</label>
          <input class="field" part="field" id="summary" required dir="auto" autocomplete="off" data-1p-ignore data-lpignore="true"
            .value=${text.summary} ?readonly=${sending}
            aria-invalid=${Boolean(faults.summary)} aria-describedby="summary-fault summary-count"
            @input=${(event: InputEvent) => desk.newRequest.type('summary', typed(event))} />
          <div class="below">
            <span id="summary-fault">${fieldFault(this.#summaryFault(faults.summary, length, maxSummaryLength))}</span>
            <span id="summary-count" class="quiet number">
              ${length < COUNT_FROM ? nothing : this.t('form.counter', { count: length, max: maxSummaryLength })}
            </span>
          </div>
        </div>
        <div class="row">
          <label class="label" part="label" for="description">${this.t('form.description')}</label>
          <div class="help quiet" id="help">
            <p>${this.t('form.help')}</p>
            <ul class="prompts" role="list">
              ${PROMPTS.map(
                prompt => html`<li>
                  <button type="button" class="prompt" part="prompt" aria-disabled=${sending}
                    @click=${() => this.#prompt(desk.newRequest, this.t(`form.prompt.${prompt}`))}>
                    ${this.t(`form.prompt.${prompt}`)}
                  </button>
                </li>`,
              )}
            </ul>
          </div>
          <textarea class="field" part="field" id="description" required dir="auto" rows="6" autocomplete="off" data-1p-ignore data-lpignore="true"
            .value=${text.body} ?readonly=${sending}
            aria-invalid=${Boolean(faults.body)} aria-describedby="description-fault help"
            @input=${(event: InputEvent) => desk.newRequest.type('body', typed(event))}></textarea>
          <span id="description-fault">
            ${fieldFault(this.#words(faults.body, this.t('form.description.required')))}
          </span>
        </div>
        ${this.#files.render()} ${composerNote(this.words, draft, 'error.create', this.#send)}
        <div class="actions">
          <button type="submit" class="button primary" part="send-button" aria-disabled=${sending}>${this.t('form.send')}</button>
          <button type="button" class="button" part="cancel-button" @click=${() => this.go({ name: 'list' })}>
            ${this.t('form.cancel')}
          </button>
          ${
            hasDraft && !sending
              ? html`<button type="button" class="button plain" part="discard-button" @click=${this.#discard}>
                ${this.t('form.discard')}
              </button>`
              : nothing
          }
          ${this.#renderState(draft)}
        </div>
        ${this.#files.renderDropHint()}
      </form>
    `;
  }

  #renderState({ sending, files, kept }: ComposerSnapshot): TemplateResult | typeof nothing {
    if (sending) {
      const waiting = files.some(({ state }) => state.is !== 'done');
      return html`<span class="quiet state">${this.t(waiting ? 'form.uploading' : 'form.sending')}</span>`;
    }
    if (!kept) return nothing;
    return html`<span class="quiet state">${this.t(kept === 'disk' ? 'form.saved' : 'form.savedInMemory')}</span>`;
  }

  #summaryFault(fault: FieldFault | undefined, count: number, max: number): string | undefined {
    if (fault === 'too-long') return this.t('form.summary.tooLong', { count, max });
    return this.#words(fault, this.t('form.summary.required'));
  }

  #words(fault: FieldFault | undefined, required: string): string | undefined {
    return typeof fault === 'object' ? fault.detail : fault && required;
  }

  /** Puts a question into the description as a heading line, with the caret below it. */
  #prompt(composer: Composer<unknown>, question: string): void {
    const field = this.renderRoot.querySelector('textarea');
    if (!field || composer.snapshot.sending) return;
    const { value } = field;
    const line = value.split('\n').indexOf(question);
    if (line < 0) {
      const gap = value === '' ? '' : value.endsWith('\n') ? '\n' : '\n\n';
      composer.type('body', `${value}${gap}${question}\n`);
      field.value = composer.snapshot.text.body;
    }
    // Pressed again it leads back to its own paragraph.
    const after = field.value.indexOf(question) + question.length + 1;
    field.focus();
    field.setSelectionRange(after, after);
  }

  #submit(event: Event): void {
    event.preventDefault();
    void this.#send();
  }

  readonly #send = async (): Promise<void> => {
    const { desk } = this;
    if (!desk || desk.newRequest.snapshot.sending) return;
    this.announce(this.t('form.sending'));
    let request: SupportRequest | undefined;
    try {
      request = await desk.newRequest.send(draft =>
        this.emit('support-before-create', { draft: draftDetail(draft, 'new') }, true),
      );
    } catch (error) {
      if (!(error instanceof SupportError)) throw error;
      this.fail(error.problem, 'createRequest', () => void this.#send());
    }
    if (request) {
      this.emit('support-request-created', { request });
      this.go({ name: 'thread', key: request.key });
      this.announce(this.t('form.sent', { key: request.key }));
      return;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    this.announce('');
  };

  readonly #discard = async (): Promise<void> => {
    await this.desk?.newRequest.discard();
    this.announce(this.t('form.discarded'));
    this.focusFirst();
  };
}

define('support-request-form', SupportRequestForm);

declare global {
  interface HTMLElementTagNameMap {
    'support-request-form': SupportRequestForm;
  }
}
