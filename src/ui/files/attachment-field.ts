import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { isPicture } from '../../attachments/rules.ts';
import { fileSize, oneOf, percent } from '../../i18n/format.ts';
import type { Problem } from '../../model.ts';
import type { RejectedFile } from '../../state/outbox/composer-snapshot.ts';
import type { Composer } from '../../state/outbox/composer.ts';
import type { Upload } from '../../state/outbox/uploads.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from '../element/icons.ts';
import { countdown, problemDetail, problemText } from '../element/problem-message.ts';
import type { SupportElement } from '../element/support-element.ts';

/** An element in which something is written. */
export interface ComposingElement extends SupportElement {
  /** What is being written; absent where nothing can be. */
  readonly composer: Composer<unknown> | undefined;
  /** False where this one takes words only. */
  readonly takesFiles?: boolean | undefined;
  readonly files: AttachmentField;
}

/** Choosing files, with what becomes of each; shared by the form and the thread. Dropping and pasting is added later. */
export class AttachmentField implements ReactiveController {
  readonly #host: ComposingElement;
  readonly #thumbnails = new Map<string, string>();
  /** Failures that the page was told of. */
  readonly #told = new WeakSet<Problem>();

  constructor(host: ComposingElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    for (const url of this.#thumbnails.values()) URL.revokeObjectURL(url);
    this.#thumbnails.clear();
  }

  hostUpdated(): void {
    const { composer } = this.#host;
    const files = composer?.snapshot.files ?? [];
    for (const { id, state } of files) {
      if (state.is !== 'failed' || this.#told.has(state.problem)) continue;
      this.#told.add(state.problem);
      this.#host.fail(state.problem, 'uploadAttachment', () => composer?.uploads.retry(id));
    }
    for (const [id, url] of this.#thumbnails) {
      if (files.some(file => file.id === id)) continue;
      URL.revokeObjectURL(url);
      this.#thumbnails.delete(id);
    }
  }

  /** A limit of none says that files are not wanted at all. */
  get takes(): boolean {
    return this.#host.takesFiles !== false && this.#host.desk?.limits.maxCount !== 0;
  }

  /** The files of the draft, those that were refused, and the button. */
  render(): TemplateResult {
    const translator = this.#host.translator;
    const { files = [], rejected = [], sending = false } = this.#host.composer?.snapshot ?? {};
    const { maxBytes, accepted } = this.#host.desk?.limits ?? { maxBytes: Infinity, accepted: [] };
    return html`
      <div class="attachments">
        ${
          files.length > 0
            ? html`<ul class="uploads" role="list">${files.map(file => this.#renderUpload(file, sending))}</ul>`
            : nothing
        }
        ${rejected.map(file => this.#renderRefused(file))}
        ${
          !this.takes
            ? nothing
            : html`<div class="attach">
          <input type="file" multiple hidden tabindex="-1" accept=${accepted.join(',')} @change=${this.#chosen} />
          <button type="button" class="button" part="attachment-button" aria-describedby="limit" aria-disabled=${sending}
            @click=${this.#choose}>
            ${icons.clip}${translator.t('file.attach')}
          </button>
          <span class="quiet" part="hint" id="limit">
            ${maxBytes === Infinity ? nothing : translator.t('file.limit', { size: fileSize(translator, maxBytes) })}
            <span class="ways"> · ${translator.t('file.ways')}</span>
          </span>
        </div>`
        }
      </div>
    `;
  }

  readonly #choose = (event: Event): void => {
    if (this.#host.composer?.snapshot.sending) return;
    (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.click();
  };

  readonly #chosen = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    this.add([...(input.files ?? [])]);
    // The same file may be chosen again after it was removed.
    input.value = '';
  };

  /** Takes the files that the page, the limits and the backend allow, and says what became of each. */
  add(files: readonly File[]): void {
    const composer = this.#host.composer;
    if (!composer || composer.snapshot.sending || !this.takes) return;
    const translator = this.#host.translator;
    const { taken, rejected } = composer.addFiles(
      files.filter(file => this.#host.emit('support-before-attach', { file }, true)),
    );
    const told = [
      ...taken.map(({ file }) => translator.t('file.added', { name: cleanLine(file.name) })),
      ...rejected.map(file => this.#refusal(file)),
    ];
    if (told.length > 0) this.#host.announce(told.join(' '));
  }

  #renderUpload({ id, file, state }: Upload, sending: boolean): TemplateResult {
    const translator = this.#host.translator;
    const name = cleanLine(file.name);
    const picture = isPicture(file.type);
    // One that is stuck can be taken out while Send waits for it.
    const fixed = sending && state.is === 'done';
    return html`
      <li class="upload ${state.is}" part="file">
        <span class="thumbnail" part="thumbnail">
          ${picture ? html`<img src=${this.#thumbnail(id, file)} alt="" />` : icons.file}
        </span>
        <span class="file-text">
          <span class="file-name" part="file-name"><bdi>${name}</bdi></span>
          <span class="quiet number">${fileSize(translator, file.size)} · ${this.#stateText(state, file)}</span>
          ${
            state.is === 'uploading' || state.is === 'queued' || state.is === 'processing'
              ? html`<progress part="progress" aria-label=${name} max=${file.size}
                .value=${state.is === 'uploading' ? state.loaded : state.is === 'queued' ? 0 : file.size}></progress>`
              : nothing
          }
          ${
            state.is === 'failed'
              ? html`<span class="fault" role="alert">${icons.alert}<span>
                ${translator.t('file.failed', { name })} ${problemText(translator, state.problem)}
                ${problemDetail(translator, state.problem)} ${countdown(translator, this.#host.composer?.uploads.retries.wait)}</span></span>`
              : nothing
          }
        </span>
        ${
          state.is === 'failed'
            ? html`<button type="button" class="button" part="retry-button" aria-label=${translator.t('file.retry', { name })}
              @click=${() => this.#host.composer?.uploads.retry(id)}>${translator.t('error.retry')}</button>`
            : nothing
        }
        <button type="button" class="button plain" part="remove-button" aria-label=${translator.t('file.remove', { name })}
          aria-disabled=${fixed} @click=${(event: Event) => this.#remove(event, id, name, fixed)}>${icons.cross}</button>
      </li>
    `;
  }

  #renderRefused(file: RejectedFile): TemplateResult {
    const translator = this.#host.translator;
    return html`
      <p class="fault refused" part="message">
        ${icons.alert}<span>${this.#refusal(file)}</span>
        <button type="button" class="button plain" part="remove-button" aria-label=${translator.t('file.dismiss', { name: cleanLine(file.name) })}
          @click=${() => this.#host.composer?.dismiss(file.id)}>${icons.cross}</button>
      </p>
    `;
  }

  #refusal(file: RejectedFile): string {
    const translator = this.#host.translator;
    const limits = this.#host.desk?.limits;
    const name = cleanLine(file.name);
    switch (file.reason) {
      case 'too-large': {
        const maxBytes = limits?.maxBytes ?? 0;
        return translator.t('file.tooLarge', {
          name,
          size: fileSize(translator, file.size, maxBytes),
          max: fileSize(translator, maxBytes),
        });
      }
      case 'empty':
        return translator.t('file.empty', { name });
      case 'type':
        return translator.t('file.type', { name, types: oneOf(translator, limits?.accepted ?? []) });
      case 'too-many':
        return translator.t('file.tooMany', { name, count: limits?.maxCount ?? 0 });
    }
  }

  #stateText(state: Upload['state'], file: File): string {
    const translator = this.#host.translator;
    switch (state.is) {
      case 'uploading':
        return translator.t('file.uploading', { percent: percent(translator, state.loaded, file.size) });
      case 'failed':
        return translator.t('file.notUploaded');
      case 'cancelled':
        return '';
      default:
        return translator.t(`file.${state.is}`);
    }
  }

  #thumbnail(id: string, file: File): string {
    let url = this.#thumbnails.get(id);
    if (!url) this.#thumbnails.set(id, (url = URL.createObjectURL(file)));
    return url;
  }

  #remove(event: Event, id: string, name: string, fixed: boolean): void {
    const composer = this.#host.composer;
    if (!composer || fixed) return;
    const attachments = (event.currentTarget as HTMLElement).closest('.attachments');
    composer.removeFile(id);
    this.#host.announce(this.#host.translator.t('file.removed', { name }));
    // The button that had the focus is gone with its file.
    attachments?.querySelector<HTMLElement>('.attach button')?.focus();
  }
}
