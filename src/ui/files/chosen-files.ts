import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { FileLimits } from '../../attachments/rules.ts';
import type { Problem } from '../../model.ts';
import type { AddedFiles } from '../../state/outbox/composer-snapshot.ts';
import type { Upload } from '../../state/outbox/uploads.ts';
import { cleanLine } from '../../text/plain.ts';
import type { ComposingElement } from '../compose/composing-element.ts';
import { groupRejected, rejectedRow, rejectionText } from './rejected-row.ts';
import type { TextPictures } from './text-pictures.ts';
import { focusRow, uploadRow } from './upload-row.ts';

/** The files of a draft with their thumbnails and the state of their uploads, and the rejected files with the reasons. */
export class ChosenFiles implements ReactiveController {
  readonly #host: ComposingElement;
  /** Object URLs of pictures, by the upload's id. */
  readonly #thumbnails = new Map<string, string>();
  /** Problems that were emitted. */
  readonly #emitted = new WeakSet<Problem>();
  /** The row that had the focus before the rendering. */
  #focusedRow: Element | null | undefined;

  constructor(host: ComposingElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focusedRow = this.#host.shadowRoot?.activeElement?.closest('.upload');
  }

  hostUpdated(): void {
    if (this.#focusedRow?.isConnected && !this.#host.shadowRoot?.activeElement) focusRow(this.#focusedRow);
    const { composer } = this.#host;
    const files = composer?.snapshot.files ?? [];
    for (const { id, state } of files) {
      if (state.is !== 'failed' || this.#emitted.has(state.problem)) continue;
      this.#emitted.add(state.problem);
      this.#host.fail(state.problem, 'uploadAttachment', () => composer?.uploads.retry(id));
    }
    for (const [id, url] of this.#thumbnails) {
      if (files.some(file => file.id === id)) continue;
      URL.revokeObjectURL(url);
      this.#thumbnails.delete(id);
    }
  }

  hostDisconnected(): void {
    for (const url of this.#thumbnails.values()) URL.revokeObjectURL(url);
    this.#thumbnails.clear();
  }

  /** @param removed called after the customer has removed the last file or message, or one of several files */
  render(
    limits: FileLimits,
    removed: () => void,
    pictures: TextPictures | undefined,
  ): TemplateResult | typeof nothing {
    const { composer, translator } = this.#host;
    if (!composer) return nothing;
    const { files, held, rejected, sending } = composer.snapshot;
    const options = {
      sending,
      wait: composer.uploads.retries.wait,
      thumbnail: this.#thumbnail,
      retry: (id: string) => composer.uploads.retry(id),
      beside: pictures?.renderButton.bind(pictures),
      remove: (upload: Upload, name: string) => {
        pictures?.remove(upload);
        composer.removeFile(upload.id);
        this.#host.announce(translator.t('file.removed', { name }));
        removed();
      },
    };
    return html`
      ${
        files.length > 0
          ? html`<ul class="uploads" role="list" aria-label=${translator.t('transcript.files')}>${files.map(file => uploadRow(translator, file, options))}</ul>`
          : nothing
      }
      ${held.map(file => html`<p class="quiet" part="hint">${this.#laterText(file)}</p>`)}
      ${groupRejected(rejected).map(group =>
        rejectedRow(translator, group, limits, event => {
          const row = (event.currentTarget as HTMLElement).parentElement;
          // The button is removed with its message.
          const next = row?.nextElementSibling ?? row?.previousElementSibling;
          const button = next?.matches('.refused') ? next.querySelector('button') : undefined;
          for (const { id } of group) composer.dismiss(id);
          if (button) button.focus();
          else removed();
        }),
      )}
    `;
  }

  /** Announces what became of each file that the customer has chosen. */
  announce({ taken, held, rejected }: AddedFiles, limits: FileLimits): void {
    const { translator } = this.#host;
    const results = [
      ...taken.map(({ file }) => translator.t('file.added', { name: cleanLine(file.name) })),
      ...held.map(this.#laterText),
      ...groupRejected(rejected).map(group => rejectionText(translator, group, limits)),
    ];
    if (results.length > 0) this.#host.announce(results.join(' '));
  }

  readonly #laterText = ({ name }: File): string =>
    this.#host.translator.t('file.later', { name: cleanLine(name) });

  readonly #thumbnail = (id: string, file: File): string => {
    let url = this.#thumbnails.get(id);
    if (!url) this.#thumbnails.set(id, (url = URL.createObjectURL(file)));
    return url;
  };
}
