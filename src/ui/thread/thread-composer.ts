import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequest } from '../../model.ts';
import type { Desk } from '../../state/desk.ts';
import {
  bodyField,
  composerNote,
  draftFiles,
  draftState,
  Driver,
  sendDraft,
  tellSent,
} from '../compose/composing.ts';
import type { SupportRequestThread } from './support-request-thread.ts';

/** Where a comment is written, at the end of a thread. */
export class ThreadComposer {
  readonly #host: SupportRequestThread;

  constructor(host: SupportRequestThread) {
    this.#host = host;
    new Driver(host, () => void this.#add());
  }

  render(desk: Desk, request: SupportRequest): TemplateResult {
    const host = this.#host;
    const composer = desk.commentOn(request.key);
    const { sending, hasDraft } = composer.snapshot;
    const { closedReply } = desk.config;
    const closedNote = request.closed && closedReply ? host.t(`thread.closed.${closedReply}`) : '';
    const refused =
      request.actions?.includes('reply') === false || (request.closed && closedReply === 'refused');
    if (refused && !hasDraft) {
      const note = closedReply === 'refused' && closedNote;
      return html`<p class="quiet closed-note" part="hint">${note || host.t('thread.noReply')}</p>`;
    }
    return html`
      <form part="composer" class="composer" novalidate @submit=${this.#submit}>
        <label class="label" part="label" for="comment">${host.t('thread.comment')}</label>
        ${closedNote ? html`<p class="quiet" part="hint" id="closed-note">${closedNote}</p>` : nothing}
        ${bodyField(composer, {
          id: 'comment',
          rows: 4,
          missing: host.t('thread.comment.required'),
          help: 'closed-note',
          onKeydown: this.#shortcut,
        })}
        ${host.files.render()} ${composerNote(host, 'error.comment', this.#add)}
        <div class="actions">
          ${draftState(host)}
          <button type="submit" class="button primary" part="add-button" aria-disabled=${sending}>${host.t('thread.add')}</button>
        </div>
      </form>
    `;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#add();
  };

  /** Control or Command with Enter sends, as in mail programs. */
  readonly #shortcut = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) this.#submit(event);
  };

  readonly #add = async (): Promise<void> => {
    const host = this.#host;
    const { composer } = host;
    const requestKey = host.desk?.openThread?.key;
    if (!composer || requestKey === undefined) return;
    const answer = await sendDraft(host, composer, {
      operation: 'addComment',
      allow: draft => {
        const detail = { requestKey, draft: { body: draft.text.body, attachments: draftFiles(draft) } };
        return host.emit('support-before-comment', detail, true);
      },
      retry: () => void this.#add(),
    });
    if (answer) tellSent(host, requestKey, answer);
  };
}
