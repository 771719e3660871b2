import { html, nothing, type TemplateResult } from 'lit';
import type { SentRequest } from '../../state/outbox/sent.ts';
import type { Composer } from '../../state/outbox/composer.ts';
import type { Desk } from '../../state/desk.ts';
import { AttachmentField } from '../files/attachment-field.ts';
import { bodyField, fieldProblem } from '../compose/body-field.ts';
import { composerNote, draftState, sendLabel } from '../compose/draft-status.ts';
import { insertText } from '../compose/insert-text.ts';
import { draftFiles, Sending } from '../compose/sending.ts';
import { define } from '../element/define.ts';
import { lateView } from '../element/late-view.ts';
import { SupportElement } from '../element/support-element.ts';
import { chosenFilesStyles } from '../files/chosen-files.styles.ts';
import type { Transferred } from '../files/transferred.ts';
import { formStyles } from './support-request-form.styles.ts';
import { Watch } from '../element/watch.ts';

/** The summary's length is shown from this many characters on. */
const COUNT_FROM = 200;

/** Hidden from screen readers, which announce `required`. */
const STAR = html`<span aria-hidden="true">*</span>`;

/** Also loaded by the whole desk before the form is opened, so that the form's layout does not shift. */
export const loadLateFields = () => import('./late-fields.lazy.ts');

const PROMPTS = ['problem', 'tried', 'expected', 'more'] as const;

/**
 * A new request: summary, description, attachments.
 *
 * @tagname support-request-form
 * @slot form-intro - Above the fields, for example opening hours.
 * @fires {CustomEvent<{ request: SupportRequest }>} support-request-created - The server has created the request.
 * @fires {CustomEvent<{ draft: DraftDetail }>} support-before-create - Cancelable, before the request is sent.
 * @fires {CustomEvent<{ file: File }>} support-before-attach - Cancelable, before a file is added.
 * @fires {CustomEvent<{ requestKey: string }>} support-request-opened - The new request's thread is shown.
 * @fires {CustomEvent<{ view: string, requestKey?: string }>} support-view-changed - The customer went to another view.
 * @fires {CustomEvent<{ problem: Problem, operation: string }>} support-error - A call to the backend failed.
 * @fires {CustomEvent<{ retry: () => void }>} support-auth-required - The session ended.
 * @csspart form - The whole form.
 * @csspart form-heading - "New request".
 * @csspart label - A field's name.
 * @csspart field - A text field, or the select or checkbox of a custom field.
 * @csspart prompt - One of the four questions.
 * @csspart details-button - "Add technical details".
 * @csspart context - What the page adds, before it is sent.
 * @csspart chip - One item of it.
 * @csspart attachment-button - "Attachment".
 * @csspart file - A chosen file.
 * @csspart file-name - Its name.
 * @csspart thumbnail - Its picture or icon.
 * @csspart progress - How much of it is uploaded.
 * @csspart remove-button - Takes the file out.
 * @csspart retry-button - Tries a failed file again.
 * @csspart send-button - "Send".
 * @csspart cancel-button - "Cancel".
 * @csspart discard-button - "Discard draft".
 * @csspart hint - A hint: what to write, how long it may be, which files.
 * @csspart icon - An icon, such as the clip before "Attachment".
 * @csspart state - "Draft saved", "Sending…".
 * @csspart drop-hint - "Drop files here", over everything while files are dragged.
 * @csspart viewer - A picture over the whole page, once one is opened.
 * @csspart viewer-bar - The line above it.
 * @csspart viewer-caption - Its name, size and position among the others.
 * @csspart viewer-button - "Download", "Close", "Previous" and "Next".
 * @csspart viewer-picture - The picture itself.
 * @csspart message - A problem.
 * @csspart sign-in-button - "Sign in", where the session has ended.
 * @csspart problem-details - "Details", with the server's own text.
 * @csspart link - The brand's link for an emergency, with a problem.
 */
export class SupportRequestForm extends SupportElement {
  static override styles = [...SupportElement.styles, chosenFilesStyles, formStyles];

  readonly #files = new AttachmentField(this);
  readonly #sending = new Sending(this, 'createRequest', () => draft => {
    const { summary, body: description } = draft.text;
    const detail = { draft: { summary, description, attachments: draftFiles(draft) } };
    return this.emit('support-before-create', detail, true);
  });
  readonly #late = lateView(this, loadLateFields, module => new module.LateFields(this));

  constructor() {
    super();
    new Watch(this, () => [this.composer]);
  }

  /** The draft. @internal */
  get composer(): Composer<SentRequest> | undefined {
    return this.desk?.newRequest;
  }

  /** The field of the description. @internal */
  get description(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('#description');
  }

  /** Focuses the first field. @internal */
  focusStart(): void {
    this.renderRoot.querySelector<HTMLElement>('#summary')?.focus();
  }

  /** @internal */
  override takeFiles(chosen: Transferred): void {
    this.#files.take(chosen);
  }

  protected override renderDesk(desk: Desk): TemplateResult {
    const composer = desk.newRequest;
    const { text, fieldProblems, sending } = composer.snapshot;
    const { maxSummaryLength: max } = desk.config;
    const count = [...text.summary].length;
    const problem = fieldProblems.summary;
    return html`
      <form part="form" novalidate autocomplete="off" aria-labelledby="form-heading">
        <h2 part="form-heading" id="form-heading" tabindex="-1">${this.t('form.heading')}</h2>
        <slot name="form-intro"></slot>
        <div class="row">
          <label class="label" part="label" for="summary">${this.t('form.summary')} ${STAR}</label>
          <input class="field" part="field" id="summary" required dir="auto" autocomplete="off" data-1p-ignore data-lpignore="true" data-bwignore data-form-type="other"
            .value=${text.summary} ?readonly=${sending} aria-invalid=${Boolean(problem)} aria-describedby="summary-fault count"
            @input=${(event: InputEvent) => composer.type('summary', (event.currentTarget as HTMLInputElement).value)} />
          <div class="below">
            <span id="summary-fault">
              ${fieldProblem(problem, this.t(problem === 'too-long' ? 'form.summary.tooLong' : 'form.summary.required', { count, max }))}
            </span>
            <span class="quiet number" part="hint" id="count">${count < Math.min(COUNT_FROM, max * 0.8) ? nothing : this.t('form.counter', { count, max })}</span>
          </div>
        </div>
        <div class="row">
          <label class="label" part="label" for="description">${this.t('form.description')} ${STAR}</label>
          <div class="help quiet" part="hint" id="help">
            <p>${this.t('form.help')}</p>
            <ul class="prompts" role="list">
              ${PROMPTS.map(prompt => {
                const question = this.t(`form.prompt.${prompt}`);
                return html`<li>
                  <button type="button" class="prompt" part="prompt" aria-disabled=${sending}
                    @click=${() => this.#prompt(composer, question)}>${question}</button>
                </li>`;
              })}
            </ul>
          </div>
          ${bodyField(composer, { id: 'description', rows: 6, required: true, missing: this.t('form.description.required'), help: 'help' })}
          ${this.#late.part?.renderDetails()}
        </div>
        ${this.#late.part?.render()} ${this.#files.render()} ${composerNote(this, 'error.create', this.#sending.send)}
        <div class="flow actions">
          <button type="submit" class="button primary" part="send-button" aria-disabled=${sending} @click=${this.#sending.submit}>${sendLabel(this, 'form.send')}</button>
          <button type="button" class="button" part="cancel-button" @click=${() => this.go({ name: 'list' })}>
            ${this.t('form.cancel')}
          </button>
          ${draftState(this)}
        </div>
      </form>
    `;
  }

  /** Puts a question into the description as a heading line, with the caret below it. */
  #prompt(composer: Composer<unknown>, question: string): void {
    const field = this.description;
    if (!field || composer.snapshot.sending) return;
    const { value } = field;
    const line = value.split('\n').indexOf(question);
    if (line < 0) {
      const gap = value === '' ? '' : value.endsWith('\n') ? '\n' : '\n\n';
      insertText(field, `${gap}${question}\n`, value.length, value.length);
    }
    // If the question is there already, the caret goes to its paragraph.
    const after = field.value.indexOf(question) + question.length + 1;
    field.focus();
    field.setSelectionRange(after, after);
  }
}

define('request-form', SupportRequestForm);

declare global {
  interface HTMLElementTagNameMap {
    'support-request-form': SupportRequestForm;
  }
}
