import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { FileLimits } from '../../attachments/rules.ts';
import { fileSize } from '../../i18n/format.ts';
import type { Problem } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';
import type { ComposingElement } from '../compose/composing-element.ts';
import { icons } from '../element/icons.ts';
import { lateView } from '../element/late-view.ts';
import { ChosenFiles } from './chosen-files.ts';
import { rejectionText, rejectedRow } from './rejected-row.ts';

const NO_LIMITS: FileLimits = { maxBytes: Infinity, accepted: [] };

/**
 * Choosing files, with the state of each; shared by the form and the thread. Its host is positioned, or has a positioned
 * ancestor of this template: "Drop files here" covers that.
 */
export class AttachmentField implements ReactiveController {
  readonly #host: ComposingElement;
  /** Failures that were emitted. */
  readonly #emitted = new WeakSet<Problem>();
  readonly #drop;
  readonly #list;

  constructor(host: ComposingElement) {
    this.#host = host;
    this.#drop = lateView(
      host,
      () => import('./file-drop.lazy.ts'),
      ({ FileDrop }) => new FileDrop(host, this),
    );
    this.#list = new ChosenFiles(host);
    host.addController(this);
  }

  hostUpdated(): void {
    const { composer } = this.#host;
    const files = composer?.snapshot.files ?? [];
    for (const { id, state } of files) {
      if (state.is !== 'failed' || this.#emitted.has(state.problem)) continue;
      this.#emitted.add(state.problem);
      this.#host.fail(state.problem, 'uploadAttachment', () => composer?.uploads.retry(id));
    }
  }

  /** A limit of none says that files are not wanted at all. */
  get takes(): boolean {
    return this.#host.takesFiles !== false && this.#limits.maxCount !== 0;
  }

  get #limits(): FileLimits {
    return this.#host.desk?.limits ?? NO_LIMITS;
  }

  /** The files of the draft, those that were rejected, and the button; "Drop files here" while files are dragged. */
  render(): TemplateResult {
    const { composer, translator } = this.#host;
    const { files = [], rejected = [], sending = false } = composer?.snapshot ?? {};
    return html`
      <div class="attachments">
        ${
          files.length > 0
            ? html`<ul class="uploads" role="list">${this.#list.render(files, this.#remove)}</ul>`
            : nothing
        }
        ${rejected.map(file => rejectedRow(translator, file, this.#limits, id => composer?.dismiss(id)))}
        ${this.takes ? this.#renderButton(sending) : nothing}
      </div>
      ${this.#drop.part?.render()}
    `;
  }

  #renderButton(sending: boolean): TemplateResult {
    const { translator } = this.#host;
    const { maxBytes, accepted } = this.#limits;
    return html`<div class="attach">
      <input type="file" multiple hidden tabindex="-1" accept=${accepted.join(',')} @change=${this.#onChange} />
      <button type="button" class="button" part="attachment-button" aria-describedby="limit" aria-disabled=${sending}
        @click=${this.#choose}>
        ${icons.clip}${translator.t('file.attach')}
      </button>
      <span class="quiet" part="hint" id="limit">
        ${maxBytes === Infinity ? nothing : translator.t('file.limit', { size: fileSize(translator, maxBytes) })}
        <span class="ways"> · ${translator.t('file.ways')}</span>
      </span>
    </div>`;
  }

  /** Adds the files that the page, the limits and the backend allow to the draft, and announces the result for each. */
  add(files: readonly File[]): void {
    const { composer, translator } = this.#host;
    if (!composer || composer.snapshot.sending || !this.takes) return;
    const { taken, rejected } = composer.addFiles(
      files.filter(file => this.#host.emit('support-before-attach', { file }, true)),
    );
    const results = [
      ...taken.map(({ file }) => translator.t('file.added', { name: cleanLine(file.name) })),
      ...rejected.map(file => rejectionText(translator, file, this.#limits)),
    ];
    if (results.length > 0) this.#host.announce(results.join(' '));
  }

  readonly #choose = (event: Event): void => {
    if (this.#host.composer?.snapshot.sending) return;
    (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.click();
  };

  readonly #onChange = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    this.add([...(input.files ?? [])]);
    // The same file may be chosen again after it was removed.
    input.value = '';
  };

  readonly #remove = (event: Event, id: string, name: string): void => {
    const attachments = (event.currentTarget as HTMLElement).closest('.attachments');
    this.#host.composer?.removeFile(id);
    this.#host.announce(this.#host.translator.t('file.removed', { name }));
    // The button that had the focus is gone with its file.
    attachments?.querySelector<HTMLElement>('.attach button')?.focus();
  };
}
