import '../../i18n/en-late.ts';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { Problem } from '../../model.ts';
import type { AddedFiles } from '../../state/outbox/composer-snapshot.ts';
import type { Upload } from '../../state/outbox/uploads.ts';
import { cleanLine } from '../../text/plain.ts';
import type { ComposingElement } from '../compose/composing-element.ts';
import type { LatePart } from '../element/late-view.ts';
import { chosenFilesStyles } from './chosen-files.styles.ts';
import { rejectedRow, rejectionText } from './rejected-row.ts';
import { uploadRow } from './upload-row.ts';

/** The files of a draft with their thumbnails and the state of their uploads, and the rejected files with the reasons. */
export class ChosenFiles implements LatePart, ReactiveController {
  readonly styles = chosenFilesStyles;
  readonly #host: ComposingElement;
  /** Object URLs of pictures, by the upload's id. */
  readonly #thumbnails = new Map<string, string>();
  /** Problems that were emitted. */
  readonly #emitted = new WeakSet<Problem>();
  readonly #added: AddedFiles[];

  /** @param added results of adding files; each is announced and removed */
  constructor(host: ComposingElement, added: AddedFiles[]) {
    this.#host = host;
    this.#added = added;
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
    for (const added of this.#added.splice(0)) this.#announce(added);
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

  /** The rows of the files. @param removed called after the customer has removed one */
  renderFiles(files: readonly Upload[], removed: () => void): TemplateResult {
    const { composer, translator } = this.#host;
    const options = {
      sending: composer?.snapshot.sending === true,
      wait: composer?.uploads.retries.wait,
      thumbnail: this.#thumbnail,
      retry: (id: string) => composer?.uploads.retry(id),
      remove: (id: string, name: string) => {
        composer?.removeFile(id);
        this.#host.announce(translator.t('file.removed', { name }));
        removed();
      },
    };
    return html`${files.map(file => uploadRow(translator, file, options))}`;
  }

  renderRejected(): TemplateResult | undefined {
    const { composer, desk, translator } = this.#host;
    if (!composer || !desk) return undefined;
    return html`${composer.snapshot.rejected.map(file =>
      rejectedRow(translator, file, desk.limits, id => composer.dismiss(id)),
    )}`;
  }

  #announce({ taken, rejected }: AddedFiles): void {
    const { desk, translator } = this.#host;
    const results = [
      ...taken.map(({ file }) => translator.t('file.added', { name: cleanLine(file.name) })),
      ...rejected.flatMap(file => (desk ? rejectionText(translator, file, desk.limits) : [])),
    ];
    if (results.length > 0) this.#host.announce(results.join(' '));
  }

  readonly #thumbnail = (id: string, file: File): string => {
    let url = this.#thumbnails.get(id);
    if (!url) this.#thumbnails.set(id, (url = URL.createObjectURL(file)));
    return url;
  };
}
