import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { zoneName } from '../../i18n/format.ts';
import type { TextKey } from '../../i18n/texts.ts';
import type { Problem } from '../../model.ts';
import type { Sent } from '../../state/outbox/sent.ts';
import type { Composer } from '../../state/outbox/composer.ts';
import type { Desk } from '../../state/desk.ts';
import { isGone } from '../../state/thread/gone.ts';
import { failedOperation, type Thread } from '../../state/thread/thread.ts';
import { cleanLine } from '../../text/plain.ts';
import { define } from '../element/define.ts';
import { earlierButton } from './earlier-button.ts';
import { entryStyles } from './entry.styles.ts';
import { Fold } from './fold.ts';
import { historySection } from './history-section.ts';
import { History } from './history.ts';
import { LateParts, loadArrivals } from './late-parts.ts';
import { backAction, backButton } from '../element/back-button.ts';
import { problemMessage } from '../element/problem-message.ts';
import { LoadTask } from '../element/load-task.ts';
import { SupportElement } from '../element/support-element.ts';
import { composeStyles } from '../compose/compose.styles.ts';
import { chosenFilesStyles } from '../files/chosen-files.styles.ts';
import type { Transferred } from '../files/transferred.ts';
import { threadStyles } from './support-request-thread.styles.ts';
import { ThreadComposer } from './thread-composer.ts';
import { threadFacts } from './thread-facts.ts';
import { Watch } from '../element/watch.ts';

/**
 * One request with its whole history, and the composer for a comment.
 *
 * @tagname support-request-thread
 * @slot empty - In place of the text while no request is chosen.
 * @fires {CustomEvent<SupportEventDetails['support-comment-added']>} support-comment-added - The server has stored the comment.
 * @fires {CustomEvent<SupportEventDetails['support-incident-followed']>} support-incident-followed - The customer follows an incident, or no longer.
 * @fires {CustomEvent<SupportEventDetails['support-before-comment']>} support-before-comment - Cancelable, before a comment is sent.
 * @fires {CustomEvent<SupportEventDetails['support-before-attach']>} support-before-attach - Cancelable, before a file is added.
 * @fires {CustomEvent<SupportEventDetails['support-view-changed']>} support-view-changed - The customer went to another view.
 * @fires {CustomEvent<SupportEventDetails['support-reply']>} support-reply - Support has written to a request.
 * @fires {CustomEvent<SupportEventDetails['support-error']>} support-error - A call to the backend failed.
 * @fires {CustomEvent<SupportEventDetails['support-auth-required']>} support-auth-required - The session ended.
 * @csspart back-button - "All requests".
 * @csspart thread-heading - The request's summary.
 * @csspart thread-meta - Its number, its times, and whose turn it is.
 * @csspart thread-fields - The values of its custom fields.
 * @csspart thread-facts - Its type, service and severity.
 * @csspart service-state - How the service is.
 * @csspart severity-select - The choice of another severity.
 * @csspart severity-button - "Change", once another one is chosen.
 * @csspart request-link - Another request that belongs to it.
 * @csspart expected - When support expects to answer.
 * @csspart contact - Where support can be called, and when it is there.
 * @csspart phone - The number.
 * @csspart who-sees - Who can see it, where the backend knows colleagues.
 * @csspart people-panel - What "Share with …" opens.
 * @csspart person - Somebody who was found in it.
 * @csspart chip - Somebody with whom it is shared.
 * @csspart share-button - "Done" in it.
 * @csspart incidents - What is known to be wrong with its service, where the backend tells of it.
 * @csspart incident - One of these.
 * @csspart incident-button - "Follow", "Details" or "and 2 more" in it.
 * @csspart status - Its status.
 * @csspart sent - "Sent as CS-295900", and what happens next.
 * @csspart history - All entries.
 * @csspart quote-entry-button - "Quote", on an entry of somebody else.
 * @csspart copy-button - "Copy", of code, and of the number in `sent`.
 * @csspart wrap-button - "Wrap lines", of code.
 * @csspart unfold-button - "Show all 60 lines", of code.
 * @csspart quoted-button - "Show quoted text": earlier mail that an entry repeats.
 * @csspart earlier-button - "Show earlier", in a long thread.
 * @csspart entry - One entry.
 * @csspart avatar - The author's initials or icon.
 * @csspart author - The author's name.
 * @csspart role - Customer, support or system.
 * @csspart time - When.
 * @csspart channel - How it came, such as by e-mail.
 * @csspart edited - When it was changed.
 * @csspart retract-button - "Take back", on an own comment.
 * @csspart retract-confirm-button - The same, once it was asked.
 * @csspart retract-keep-button - "Keep it".
 * @csspart body - Its text.
 * @csspart attachment - A file of an entry.
 * @csspart picture - A picture of an entry.
 * @csspart composer - The form for a comment.
 * @csspart label - A field's name.
 * @csspart field - A text field.
 * @csspart markdown - The tools below the field, where the backend accepts markdown.
 * @csspart preview-button - "Write" or "Preview", the tabs above the field.
 * @csspart quote-button - "Quote".
 * @csspart code-button - "Code block", also as an offer for a pasted log.
 * @csspart formatting-button - "Formatting".
 * @csspart formatting-help - How text is formatted.
 * @csspart attach-log-button - Makes a file of a long log that was pasted.
 * @csspart check-button - An answer to what is asked before a password is sent.
 * @csspart preview - The comment as it will be shown.
 * @csspart attachment-button - "Attachment".
 * @csspart file - A chosen file.
 * @csspart file-name - Its name.
 * @csspart thumbnail - Its picture or icon.
 * @csspart progress - How much of it is uploaded.
 * @csspart place-button - "Place in text", of a picture.
 * @csspart remove-button - Takes the file out.
 * @csspart add-button - "Add comment".
 * @csspart cancel-button - "Don't send", while a comment is sent or waits.
 * @csspart discard-button - "Discard", of a draft.
 * @csspart menu-button - "Actions".
 * @csspart menu - What it opens.
 * @csspart menu-item - One thing in it.
 * @csspart close-button - "Close request".
 * @csspart reopen-button - "Reopen request".
 * @csspart undo-button - "Undo", for a while after closing, or after a draft was discarded.
 * @csspart rating - "How was our help?", of a closed request.
 * @csspart rating-score - Each number in it.
 * @csspart rating-button - "Send rating".
 * @csspart rating-given - The rating that was given.
 * @csspart change-rating-button - "Change rating".
 * @csspart news-link - "2 new replies · Jump", below the heading, while they are out of sight.
 * @csspart news-button - The same as a small button over the history.
 * @csspart new-line - "New", above the first entry that was not seen before.
 * @csspart notify-button - "Tell me when support answers".
 * @csspart hint - A hint: which files may be added, what a comment on a closed request does.
 * @csspart icon - An icon, such as the arrow before "All requests".
 * @csspart state - "Draft saved" and when, "Discard".
 * @csspart drop-hint - "Drop files here", over everything while files are dragged.
 * @csspart skeleton - In place of the entries while they are loading.
 * @csspart viewer - A picture over the whole page, once one is opened.
 * @csspart viewer-bar - The line above it.
 * @csspart viewer-caption - Its name, size and position among the others.
 * @csspart viewer-button - "Download", "Close", "Previous" and "Next".
 * @csspart viewer-picture - The picture itself.
 * @csspart message - A problem, with a retry button.
 * @csspart link - The brand's link for an emergency, with a problem.
 * @csspart retry-button - "Try again".
 * @csspart sign-in-button - "Sign in", where the session has ended.
 * @csspart problem-details - "Details", with the server's own text.
 */
export class SupportRequestThread extends SupportElement {
  static override styles = [
    ...SupportElement.styles,
    chosenFilesStyles,
    composeStyles,
    ...History.styles,
    entryStyles,
    threadStyles,
  ];

  readonly #task = new LoadTask(this, {
    args: () => this.#thread && ([this.#thread, this.#thread.version] as const),
    load: ([thread], signal) => this.#load(thread, signal),
    hurry: () => this.#thread?.hurry(),
    onError: error => this.fail(error.problem, failedOperation(error), () => this.#task.again()),
  });
  readonly #history = new History(this);
  readonly #fold = new Fold(this);

  readonly #late = new LateParts(this, () => this.#asksRating);
  readonly #form = new ThreadComposer(this);

  constructor() {
    super();
    new Watch(this, () => [this.#thread, this.composer]);
  }

  /** Puts the focus on the request's summary. @internal */
  focusStart(): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  }

  /** Puts the focus into the comment; false where there is none. @internal */
  focusComment(): boolean {
    return this.#form.focus();
  }

  get #asksRating(): boolean {
    return this.desk?.config.features.rating === true && this.#thread?.snapshot.request?.closed === true;
  }

  get #thread(): Thread | undefined {
    return this.desk?.openThread;
  }

  /** The draft of a comment; absent before the request is loaded. @internal */
  get composer(): Composer<Sent> | undefined {
    return this.#thread?.snapshot.request && this.desk?.commentOn(this.#thread.key);
  }

  /** @internal */
  get takesFiles(): boolean {
    return this.#thread?.snapshot.request?.actions?.includes('attach') !== false;
  }

  /** @internal */
  override takeFiles(chosen: Transferred): void {
    if (this.#thread) this.#form.takeFiles(chosen);
    else super.takeFiles(chosen);
  }

  protected override update(changed: PropertyValues): void {
    const history = this.#history;
    const thread = this.#thread;
    const arrivals = this.#late.arrivals.part;
    const focused = () => this.shadowRoot?.activeElement ?? null;
    const retry = focused()?.closest('[part="message"] [part="retry-button"], [part="back-button"]');
    arrivals?.beforeRender(thread, history, focused());
    super.update(changed);
    const folded = this.#countFolded();
    history.render(this.renderRoot.querySelector('.history'), thread, {
      earlier: thread && earlierButton(this, thread, folded, this.#fold.open),
      folded,
      divider: arrivals?.divider,
      commentField: this.#form.field,
      isAnew: changed.size > 0,
    });
    arrivals?.afterRender(history, focused());
    // An automatic retry has removed it with its message, or the message has it now.
    if (retry && !retry.isConnected && !focused()) this.focusStart();
  }

  protected override renderDesk(desk: Desk): TemplateResult {
    const thread = this.#thread;
    if (!thread)
      return html`<slot name="empty"><p class="quiet none" part="hint">${this.t('thread.none')}</p></slot>`;
    const { snapshot } = thread;
    const { request, requestPhase } = snapshot;
    const gone = isGone(requestPhase);
    return html`<section class="thread" aria-labelledby="heading">
      ${gone ? nothing : backButton(this, this.#late.menu.part?.render())}
      <div class="flow head">
        <h2 part="thread-heading" id="heading" tabindex="-1">
          <bdi>${request && !gone ? cleanLine(request.summary) || this.t('requests.untitled') : thread.key}</bdi>
        </h2>
        ${request && !gone ? threadFacts(this, request, snapshot, this.#late.fields.part?.render(request)) : nothing}
        ${request && !gone && desk.config.features.people ? html`<div class="people">${this.#late.sharing.part?.render(request)}</div>` : nothing}
      </div>
      ${gone ? nothing : this.#late.incidents.part?.render()}
      ${request && !gone ? this.#late.renderTeam(request, snapshot) : nothing}
      ${this.#renderProblem('error.request', requestPhase.problem, gone ? backAction(this, 'primary') : undefined)}
      ${request && this.#late.sent.part?.render(request)} ${gone ? nothing : historySection(this, snapshot, this.#late.arrivals.part, this.#renderProblem)}
      ${this.#late.lifecycle.part?.renderNote()} ${this.#late.renderRating()}
      ${request && !gone ? this.#late.sharing.part?.renderBeforeComment(request) : nothing}
      ${request && (!gone || this.composer?.snapshot.hasDraft) ? this.#form.render(desk, request) : nothing}
      ${this.#late.lifecycle.part?.render()} ${request && !gone ? this.#late.notifyOffer.part?.render(request) : nothing}
      ${request && !gone ? html`${this.#late.team.part?.renderContact(request)}<p class="quiet zone" part="hint">${this.t('thread.zone', { zone: zoneName(this.translator) })}</p>` : nothing}
      ${this.#late.arrivals.part?.renderRoom()} ${this.#history.renderViewer()}
    </section>`;
  }

  #countFolded(): number {
    const { desk } = this;
    const { request } = this.#thread?.snapshot ?? {};
    const isUnread = request !== undefined && desk?.isUnread(request) === true;
    return this.#fold.count(this.#thread, isUnread, desk?.seenBefore(this.#thread?.key ?? ''));
  }

  /** The problem of a load; that of both loads is shown once. @param action in place of "Try again" */
  readonly #renderProblem = (
    what: TextKey,
    problem: Problem | undefined,
    action?: TemplateResult,
  ): TemplateResult | typeof nothing =>
    problemMessage(this, { what, problem, retry: this.#retry, wait: this.#task.retry.wait, action });

  async #load(thread: Thread, signal: AbortSignal): Promise<void> {
    const { comments, commentsPhase } = thread.snapshot;
    await thread.load(signal);
    this.desk?.markRead(thread.key);
    const { snapshot } = thread;
    if (snapshot.request) this.desk?.list.put(snapshot.request);
    // In the first load all comments are new.
    if (commentsPhase.is === 'ready') {
      loadArrivals().then(
        ({ announceReplies }) => announceReplies(this, snapshot, comments),
        () => {},
      );
    }
  }

  readonly #retry = (): void => {
    // The pressed button is removed with its message.
    this.focusStart();
    this.#task.again();
  };
}

define('request-thread', SupportRequestThread);

declare global {
  interface HTMLElementTagNameMap {
    'support-request-thread': SupportRequestThread;
  }
}
