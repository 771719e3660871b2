import { html, nothing, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import type { SupportRequest } from '../../model.ts';
import type { Desk } from '../../state/desk.ts';
import type { ComposerSnapshot } from '../../state/outbox/composer-snapshot.ts';
import type { Sent } from '../../state/outbox/sent.ts';
import { bodyField } from '../compose/body-field.ts';
import type { ComposingElement } from '../compose/composing-element.ts';
import { composerNote, draftState } from '../compose/draft-status.ts';
import { sendButton, sendOnShortcut } from '../compose/send-button.ts';
import { draftFiles, Sending } from '../compose/sending.ts';
import { CHECKS_WAIT, loadChecks } from '../compose/checks/load-checks.ts';
import { markdownView } from '../compose/markdown/markdown-view.ts';
import { lateView } from '../element/late-view.ts';
import { AttachmentField } from '../files/attachment-field.ts';
import type { Transferred } from '../files/transferred.ts';

/** The form for a comment, at the end of a thread. */
export class ThreadComposer {
  readonly #host: ComposingElement<Sent>;
  readonly #files;
  readonly #sending: Sending;
  readonly #markdown;
  readonly #onKeydown;
  readonly #checks;
  /** The key of the closed request in whose comment the focus was. */
  #unfolded: string | undefined;

  constructor(host: ComposingElement<Sent>) {
    this.#host = host;
    this.#files = new AttachmentField(host, () => this.#refusal);
    const prepare = () => {
      this.#markdown.part?.decide();
      const requestKey = host.desk?.openThread?.key ?? '';
      return async (draft: ComposerSnapshot, signal: AbortSignal) => {
        const checks = await this.#checks.loaded(CHECKS_WAIT);
        if ((await checks?.allows(draft, signal)) === false || signal.aborted) return false;
        const detail = { requestKey, draft: { body: draft.text.body, attachments: draftFiles(draft) } };
        return host.emit('support-before-comment', detail, true);
      };
    };
    this.#sending = new Sending(host, 'addComment', prepare, () => this.#checks.part?.isAsking === true);
    this.#onKeydown = sendOnShortcut(this.#sending);
    this.#markdown = markdownView(host, {
      takes: () => this.#takesMarkdown,
      field: () => this.#field(),
      comments: () => host.desk?.openThread?.snapshot.comments ?? [],
      attach: file => this.#files.attach(file),
      takesFiles: () => this.#files.takes,
    });
    this.#checks = lateView(
      host,
      loadChecks,
      module =>
        new module.Checks(host, {
          fields: async () => {
            await this.#markdown.part?.write();
            return [this.#field()];
          },
          submit: () => host.renderRoot.querySelector<HTMLElement>('[part="add-button"]'),
          send: this.#sending.send,
        }),
    );
  }

  /** The text of a follow-up becomes a description, which is no markdown. */
  get #takesMarkdown(): boolean {
    const { config, openThread } = this.#host.desk ?? {};
    const isFollowUp = config?.closedReply === 'follow-up' && openThread?.snapshot.request?.closed;
    return config?.commentFormats.includes('markdown') === true && !isFollowUp;
  }

  /** Why the request takes no comment, where that is so. */
  get #refusal(): TextKey | undefined {
    const { config, openThread } = this.#host.desk ?? {};
    const { closed, actions } = openThread?.snapshot.request ?? {};
    if (closed && config?.closedReply === 'refused') return 'thread.closed.refused';
    return actions?.includes('reply') === false ? 'thread.noReply' : undefined;
  }

  readonly #field = (): HTMLTextAreaElement | null =>
    this.#host.renderRoot.querySelector<HTMLTextAreaElement>('#comment');

  /** The field, where a comment can be written. */
  get field(): (() => HTMLTextAreaElement | null) | undefined {
    return this.#host.composer && !this.#refusal ? this.#field : undefined;
  }

  /** Focuses the field; false where there is none. */
  focus(): boolean {
    const field = this.#field();
    field?.focus();
    return field !== null;
  }

  /** Whether only the field is shown, on one line: of a closed request, until the customer writes. */
  #isFolded({ key, closed }: SupportRequest, { hasDraft, sending }: ComposerSnapshot): boolean {
    return closed && !hasDraft && !sending && key !== this.#unfolded;
  }

  /** Takes files that were dropped on the thread. */
  takeFiles(chosen: Transferred): void {
    this.#files.take(chosen);
  }

  render(desk: Desk, request: SupportRequest): TemplateResult {
    const host = this.#host;
    const composer = desk.commentOn(request.key);
    const { hasDraft } = composer.snapshot;
    const isFolded = this.#isFolded(request, composer.snapshot);
    const unfold = () => {
      if (!this.#isFolded(request, composer.snapshot)) return;
      this.#unfolded = request.key;
      host.requestUpdate();
    };
    const { closedReply } = desk.config;
    const closedNote = request.closed && closedReply ? host.t(`thread.closed.${closedReply}`) : '';
    const refusal = this.#refusal;
    if (refusal && !hasDraft) return html`<p class="quiet closed-note" part="hint">${host.t(refusal)}</p>`;
    const takesMarkdown = this.#takesMarkdown;
    const markdown = this.#markdown.part;
    return html`
      <form part="composer" class="composer ${hasDraft ? '' : 'untouched'} ${isFolded ? 'folded' : ''}" novalidate
        aria-labelledby="comment-label" @focusin=${unfold} @keydown=${this.#onKeydown}>
        <div class="flow composer-head">
          <label class="label" part="label" id="comment-label" for="comment">${host.t('thread.comment')}</label>
          ${takesMarkdown ? markdown?.renderTabs('comment') : nothing}
        </div>
        ${closedNote ? html`<p class="quiet" part="hint" id="closed-note">${closedNote}</p>` : nothing}
        ${markdown?.renderPreview()}
        ${bodyField(composer, {
          id: 'comment',
          rows: 4,
          missing: host.t('thread.comment.required'),
          help: 'closed-note',
          markdown,
        })}
        ${markdown?.renderOffer()}
        ${this.#files.render(takesMarkdown ? html`<span class="markdown" part="markdown">${markdown?.renderButtons()}</span>` : nothing, markdown?.pictures)}
        ${composerNote(host, 'error.comment', this.#sending.send)}
        ${desk.openThread?.hasCalledOff ? html`<p class="quiet" part="hint">${host.t('form.received')}</p>` : nothing}
        <div class="flow actions">
          ${draftState(host, this.#sending.discard)}
          ${
            composer.isOnItsWay
              ? html`<button type="button" class="button" part="cancel-button" aria-disabled=${composer.isStopping} @click=${this.#sending.callOff}>${host.t('form.stop')}</button>`
              : nothing
          }
          ${sendButton(host, this.#sending, { part: 'add-button', label: 'thread.add' })}
        </div>
        ${takesMarkdown ? markdown?.renderHelp() : nothing} ${this.#checks.part?.render()}
      </form>
    `;
  }
}
