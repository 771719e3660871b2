import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { Upload } from '../../state/outbox/uploads.ts';
import type { ComposingElement } from '../compose/composing-element.ts';
import { uploadRow } from './upload-row.ts';

/** The files of a draft, each with its thumbnail, the state of its upload, and the buttons for it. */
export class ChosenFiles implements ReactiveController {
  readonly #host: ComposingElement;
  /** Object URLs of pictures, by the upload's id. */
  readonly #thumbnails = new Map<string, string>();

  constructor(host: ComposingElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const files = this.#host.composer?.snapshot.files ?? [];
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

  /** @param remove called when the customer removes a file */
  render(files: readonly Upload[], remove: (event: Event, id: string, name: string) => void): TemplateResult {
    const { composer, translator } = this.#host;
    const options = {
      sending: composer?.snapshot.sending === true,
      wait: composer?.uploads.retries.wait,
      thumbnail: this.#thumbnail,
      retry: (id: string) => composer?.uploads.retry(id),
      remove,
    };
    return html`${files.map(file => uploadRow(translator, file, options))}`;
  }

  readonly #thumbnail = (id: string, file: File): string => {
    let url = this.#thumbnails.get(id);
    if (!url) this.#thumbnails.set(id, (url = URL.createObjectURL(file)));
    return url;
  };
}
