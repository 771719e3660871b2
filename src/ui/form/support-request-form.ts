import { html, nothing, type TemplateResult } from 'lit';
import type { SentRequest } from '../../state/outbox/sent.ts';
import type { Composer } from '../../state/outbox/composer.ts';
import type { Desk } from '../../state/desk.ts';
import { AttachmentField } from '../files/attachment-field.ts';
import { bodyField, fieldProblem } from '../compose/body-field.ts';
import { CHECKS_WAIT } from '../compose/checks/load-checks.ts';
import { composerNote, draftState } from '../compose/draft-status.ts';
import { sendButton, sendOnShortcut } from '../compose/send-button.ts';
import { beforeCreate, Sending } from '../compose/sending.ts';
import { define } from '../element/define.ts';
import { SupportElement } from '../element/support-element.ts';
import { composeStyles } from '../compose/compose.styles.ts';
import { backButton } from '../element/back-button.ts';
import { chosenFilesStyles } from '../files/chosen-files.styles.ts';
import type { Transferred } from '../files/transferred.ts';
import { hasChoices } from './context/choices.ts';
import { FormParts, hasPeople, offersArticles, takesMarkdown } from './form-parts.ts';
import { lateRoom, triageRoom } from './late-room.ts';
import { formStyles } from './support-request-form.styles.ts';
import { Watch } from '../element/watch.ts';

/** The summary's length is shown from this many characters on. */
const COUNT_FROM = 200;

/** Hidden from screen readers, which announce `required`. */
const STAR = html`<span aria-hidden="true">*</span>`;

/**
 * A new request: summary, description, attachments.
 *
 * @tagname support-request-form
 * @slot form-intro - Above the fields, for example opening hours.
 * @fires {CustomEvent<SupportEventDetails['support-request-created']>} support-request-created - The server has created the request.
 * @fires {CustomEvent<SupportEventDetails['support-before-create']>} support-before-create - Cancelable, before the request is sent.
 * @fires {CustomEvent<SupportEventDetails['support-before-attach']>} support-before-attach - Cancelable, before a file is added.
 * @fires {CustomEvent<SupportEventDetails['support-service-chosen']>} support-service-chosen - The customer has chosen a service.
 * @fires {CustomEvent<SupportEventDetails['support-incident-followed']>} support-incident-followed - The customer follows an incident, or no longer.
 * @fires {CustomEvent<SupportEventDetails['support-request-opened']>} support-request-opened - The new request's thread is shown.
 * @fires {CustomEvent<SupportEventDetails['support-view-changed']>} support-view-changed - The customer went to another view.
 * @fires {CustomEvent<SupportEventDetails['support-article-solved']>} support-article-solved - The customer says that an article solved it.
 * @fires {CustomEvent<SupportEventDetails['support-error']>} support-error - A call to the backend failed.
 * @fires {CustomEvent<SupportEventDetails['support-auth-required']>} support-auth-required - The session ended.
 * @csspart form - The whole form.
 * @csspart back-button - "All requests".
 * @csspart form-heading - "New request".
 * @csspart label - A field's name.
 * @csspart field - A text field, or the select or checkbox of a custom field.
 * @csspart choices - What the request can be about, or how serious it can be.
 * @csspart choice - One of them.
 * @csspart clear-button - "Clear choice", of how serious it is.
 * @csspart service-field - Where a service is searched.
 * @csspart service-list - What was found.
 * @csspart service-option - One service.
 * @csspart service-state - How the service is.
 * @csspart contact - Where support can be called, once the highest severity is chosen.
 * @csspart phone - The number.
 * @csspart articles - Articles that may help, below the summary.
 * @csspart article - One of them.
 * @csspart article-panel - The article that is read, over the page.
 * @csspart article-title - Its title.
 * @csspart article-link - "Open the whole article".
 * @csspart article-button - "Close", "This solved it" and "Not what I need".
 * @csspart body - Its text.
 * @csspart prompt - One of the four questions.
 * @csspart preview-button - "Write" or "Preview", where the description takes Markdown.
 * @csspart markdown - The tools below the description, where the backend accepts markdown.
 * @csspart code-button - "Code block", also as an offer for a pasted log.
 * @csspart formatting-button - "Formatting".
 * @csspart formatting-help - How text is formatted.
 * @csspart attach-log-button - Makes a file of a long log that was pasted.
 * @csspart preview - The description as it will be shown.
 * @csspart copy-button - "Copy", of code in the preview.
 * @csspart wrap-button - "Wrap lines", of code in the preview.
 * @csspart unfold-button - "Show all 60 lines", of code in the preview.
 * @csspart quoted-button - "Show quoted text", of earlier mail in the preview.
 * @csspart details-button - "Add browser details", or "Remove".
 * @csspart check-button - An answer to what is asked before a password or a very short request is sent.
 * @csspart notice - The brand's notice and its link for an emergency, above the fields.
 * @csspart context - What the page adds, before it is sent.
 * @csspart chip - One item of it.
 * @csspart incidents - What is known to be wrong or planned, above the fields, where the backend tells of it.
 * @csspart incident - One of these.
 * @csspart incident-button - "Follow", "Ask anyway", "Details" or "and 2 more" in it.
 * @csspart who-sees - Who can see the request, where the backend knows colleagues.
 * @csspart share-button - "Share with …", and "Done".
 * @csspart people-panel - What it opens.
 * @csspart person - Somebody who was found in it.
 * @csspart attachment-button - "Attachment".
 * @csspart file - A chosen file.
 * @csspart file-name - Its name.
 * @csspart thumbnail - Its picture or icon.
 * @csspart progress - How much of it is uploaded.
 * @csspart place-button - "Place in text", of a picture.
 * @csspart remove-button - Takes the file out.
 * @csspart retry-button - Tries a failed file again.
 * @csspart send-button - "Send".
 * @csspart cancel-button - "Cancel"; "Don't send" while the request is sent or waits.
 * @csspart discard-button - "Discard", of a draft.
 * @csspart undo-button - "Undo", for a while after that.
 * @csspart hint - A hint: what to write, how long it may be, which files.
 * @csspart icon - An icon, such as the clip before "Attachment".
 * @csspart state - "Draft saved" and when, "Discard".
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
  static override styles = [...SupportElement.styles, chosenFilesStyles, composeStyles, formStyles];

  readonly #files = new AttachmentField(this);
  readonly #sending: Sending = new Sending(
    this,
    'createRequest',
    () => {
      this.#parts.triage.part?.settle();
      this.#parts.late.part?.questions.tidy();
      this.#parts.markdown.part?.decide();
      const allows = beforeCreate(this);
      return async (draft, signal) => {
        const checks = await this.#parts.checks.loaded(CHECKS_WAIT);
        if ((await checks?.allows(draft, signal)) === false || signal.aborted) return false;
        return allows(draft);
      };
    },
    () => this.#parts.checks.part?.isAsking === true,
  );
  readonly #onKeydown = sendOnShortcut(this.#sending);
  readonly #parts: FormParts = new FormParts(this, { files: this.#files, send: () => this.#sending.send() });

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

  /** Focuses the first field; the heading while the choice of a type, which is above the others, is not loaded yet. @internal */
  focusStart(): void {
    const { types = [] } = this.desk?.config ?? {};
    const asksType = types.length > 1 && this.composer?.snapshot.text.more?.type === undefined;
    const first = asksType ? '#form-heading' : '#summary';
    (this.#parts.triage.part?.start ?? this.renderRoot.querySelector<HTMLElement>(first))?.focus();
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
    const late = this.#parts.late.part;
    const triage = this.#parts.triage.part;
    const hasMarkdown = takesMarkdown(desk);
    const markdown = this.#parts.markdown.part;
    return html`
      <form part="form" novalidate autocomplete="off" aria-labelledby="form-heading" @keydown=${this.#onKeydown}>
        ${backButton(this)}
        <div class="flow form-head">
          <h2 part="form-heading" id="form-heading" tabindex="-1">${this.t('form.heading')}</h2>
          <span class="quiet" part="hint">${this.t('form.required')}</span>
        </div>
        ${this.branding?.renderNotice(this)}
        ${this.#parts.incidents.part?.render()}
        <slot name="form-intro"></slot>
        ${triage ? triage.render() : (late?.renderLack() ?? triageRoom(desk.config))}
        <div class="row">
          <label class="label" part="label" for="summary">${this.t('form.summary')} ${STAR}</label>
          <span class="quiet" part="hint" id="example">${this.t('form.example')}</span>
          <input class="field" part="field" id="summary" required dir="auto" autocomplete="off" data-1p-ignore data-lpignore="true" data-bwignore data-form-type="other"
            .value=${text.summary} ?readonly=${sending} aria-invalid=${Boolean(problem)} aria-describedby="summary-fault example count"
            @input=${(event: InputEvent) => composer.type('summary', (event.currentTarget as HTMLInputElement).value)} />
          <div class="below">
            <span id="summary-fault">
              ${fieldProblem(problem, this.t(problem === 'too-long' ? 'form.summary.tooLong' : 'form.summary.required', { count, max }))}
            </span>
            <span class="quiet number" part="hint" id="count">${count < Math.min(COUNT_FROM, max * 0.8) ? nothing : this.t('form.counter', { count, max })}</span>
          </div>
          ${offersArticles(desk) ? html`<div class="articles-room">${this.#parts.articles.part?.render()}</div>` : nothing}
        </div>
        ${hasChoices(this.context) ? html`<div class="about">${late?.renderAbout()}</div>` : nothing}
        <div class="row">
          <div class="flow composer-head">
            <label class="label" part="label" for="description">${this.t('form.description')} ${STAR}</label>
            ${hasMarkdown ? markdown?.renderTabs('description') : nothing}
          </div>
          <div class="help quiet" part="hint">${late?.questions.render()}</div>
          ${markdown?.renderPreview()}
          ${bodyField(composer, { id: 'description', rows: 9, required: true, missing: this.t('form.description.required'), help: 'secrets', markdown })}
          <div class="flow tools">
            ${hasMarkdown ? html`<span class="markdown" part="markdown">${markdown?.renderButtons()}</span>` : nothing}
            ${late?.renderDetails()}
          </div>
          ${markdown?.renderOffer()} ${hasMarkdown ? markdown?.renderHelp() : nothing}
          <p class="quiet" part="hint" id="secrets">${this.t('form.secrets')}</p>
        </div>
        ${late ? late.render(triage) : lateRoom(this.context, desk.config)} ${this.#files.render(nothing, markdown?.pictures)}
        ${hasPeople(this) ? html`<div class="sharing">${this.#parts.sharing.part?.render()}</div>` : nothing} ${composerNote(this, 'error.create', this.#sending.send)}
        <div class="flow actions">
          ${sendButton(this, this.#sending, { part: 'send-button', label: 'form.send' })}
          <button type="button" class="button" part="cancel-button" aria-disabled=${composer.isStopping}
            @click=${composer.isOnItsWay ? this.#sending.callOff : () => this.go({ name: 'list' })}>
            ${this.t(composer.isOnItsWay ? 'form.stop' : 'form.cancel')}
          </button>
          ${draftState(this, this.#sending.discard)}
        </div>
        ${triage?.renderPromise()} ${this.#parts.checks.part?.render()}
      </form>
      ${this.#parts.articles.part?.renderPanel()}
    `;
  }
}

define('request-form', SupportRequestForm);

declare global {
  interface HTMLElementTagNameMap {
    'support-request-form': SupportRequestForm;
  }
}
