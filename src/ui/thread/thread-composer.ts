import { html, nothing, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import type { SupportRequest } from '../../model.ts';
import type { Desk } from '../../state/desk.ts';
import type { ComposerSnapshot } from '../../state/outbox/composer-snapshot.ts';
import type { Sent } from '../../state/outbox/sent.ts';
import { bodyField } from '../compose/body-field.ts';
import type { ComposingElement } from '../compose/composing-element.ts';
import { composerNote, draftState, sendLabel } from '../compose/draft-status.ts';
import { draftFiles, Sending } from '../compose/sending.ts';
import { lateView } from '../element/late-view.ts';
import { AttachmentField } from '../files/attachment-field.ts';
import type { Transferred } from '../files/transferred.ts';

const loadMarkdown = () => import('../compose/markdown/markdown.lazy.ts');

/** The form for a comment, at the end of a thread. */
export class ThreadComposer {
  readonly #host: ComposingElement<Sent>;
  readonly #files;
  readonly #sending;
  readonly #markdown;
  /** The key of the closed request in whose comment the focus was. */
  #unfolded: string | undefined;

  constructor(host: ComposingElement<Sent>) {
    this.#host = host;
    this.#files = new AttachmentField(host, () => this.#refusal);
    this.#sending = new Sending(host, 'addComment', () => {
      this.#markdown.part?.decide();
      const requestKey = host.desk?.openThread?.key ?? '';
      return draft => {
        const detail = { requestKey, draft: { body: draft.text.body, attachments: draftFiles(draft) } };
        return host.emit('support-before-comment', detail, true);
      };
    });
    this.#markdown = lateView(
      host,
      loadMarkdown,
      module =>
        new module.Markdown(host, () => ({
          composer: this.#takesMarkdown ? host.composer : undefined,
          field: host.renderRoot.querySelector<HTMLTextAreaElement>('#comment'),
          comments: host.desk?.openThread?.snapshot.comments ?? [],
        })),
      () => this.#takesMarkdown,
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

  /** Focuses the field; false where there is none. */
  focus(): boolean {
    const field = this.#host.renderRoot.querySelector<HTMLElement>('#comment');
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
    const { sending, hasDraft } = composer.snapshot;
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
    const markdown = takesMarkdown ? this.#markdown.part : undefined;
    return html`
      <form part="composer" class="composer ${this.#isFolded(request, composer.snapshot) ? 'folded' : ''}" novalidate @focusin=${unfold} aria-labelledby="comment-label">
        <label class="label" part="label" id="comment-label" for="comment">${host.t('thread.comment')}</label>
        ${closedNote ? html`<p class="quiet" part="hint" id="closed-note">${closedNote}</p>` : nothing}
        ${markdown?.renderPreview()}
        ${bodyField(composer, {
          id: 'comment',
          rows: 4,
          missing: host.t('thread.comment.required'),
          help: 'closed-note',
          onKeydown: this.#shortcut,
          markdown,
        })}
        ${takesMarkdown ? html`<div class="flow markdown" part="markdown">${markdown?.render(composer)}</div>` : nothing}
        ${this.#files.render()} ${composerNote(host, 'error.comment', this.#sending.send)}
        <div class="flow actions">
          ${draftState(host)}
          <button type="submit" class="button primary" part="add-button" aria-disabled=${sending} @click=${this.#sending.submit}>${sendLabel(host, 'thread.add')}</button>
        </div>
      </form>
    `;
  }

  /** Control or Command with Enter sends, as in mail programs. */
  readonly #shortcut = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing)
      this.#sending.submit(event);
  };
}
