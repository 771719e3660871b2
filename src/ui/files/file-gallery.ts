import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { isPicture } from '../../attachments/rules.ts';
import { fileSize } from '../../i18n/format.ts';
import type { Thumbnails } from './thumbnails.lazy.ts';
import { SupportError, type Attachment, type Problem } from '../../model.ts';
import { Retry } from '../../state/retry.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from '../element/icons.ts';
import { countdown, problemText } from '../element/problem-message.ts';
import type { SupportElement } from '../element/support-element.ts';

/** A picture without a thumbnail of its own is only fetched for one up to this many bytes. */
const MAX_THUMBNAIL_SOURCE = 8 * 1024 * 1024;

const isShown = ({ type, local, thumbnailUrl, size }: Attachment): boolean =>
  isPicture(type) && local && (thumbnailUrl !== undefined || size <= MAX_THUMBNAIL_SOURCE);

/** Files of an entry: to download, and pictures as thumbnails that open large. Bytes are fetched with the customer's sign-in. */
export class FileGallery implements ReactiveController {
  readonly #host: SupportElement;
  readonly #failed = new Map<string, Problem>();
  /** When a download that failed is tried again by itself. */
  readonly #retries = new Map<string, Retry>();
  readonly #busy = new Set<string>();
  #thumbnails: Promise<Thumbnails | undefined> | undefined;
  #away = new AbortController();

  constructor(host: SupportElement) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#away.abort();
    this.#away = new AbortController();
    for (const retry of this.#retries.values()) retry.reset();
  }

  /** Fetches the pictures that are drawn in `root`. Without its file their names stand there, and pressing one shows it. */
  observe(root: ParentNode): void {
    if (!root.querySelector('img[data-local-src]')) return;
    this.#thumbnails ??= import('./thumbnails.lazy.ts').then(
      ({ Thumbnails }) => new Thumbnails(this.#host),
      () => undefined,
    );
    void this.#thumbnails.then(thumbnails => thumbnails?.observe(root));
  }

  render(attachments: readonly Attachment[]): TemplateResult | typeof nothing {
    if (attachments.length === 0) return nothing;
    const pictures = attachments.filter(isShown);
    return html`
      <ul class="files" role="list">
        ${pictures.map((picture, index) => html`<li>${this.#renderPicture(picture, pictures, index)}</li>`)}
        ${attachments.filter(file => !isShown(file)).map(file => html`<li>${this.#renderFile(file)}</li>`)}
      </ul>
    `;
  }

  #renderPicture(picture: Attachment, pictures: readonly Attachment[], index: number): TemplateResult {
    const translator = this.#host.translator;
    const name = cleanLine(picture.name);
    const size = fileSize(translator, picture.size);
    return html`
      <button type="button" class="picture" part="picture" aria-label=${translator.t('file.open', { name, size })}
        @click=${() => this.#view(pictures, index)}>
        <img data-local-src=${picture.thumbnailUrl ?? picture.url} alt="" width="96" height="72" />
        <span class="file-text"><bdi class="file-name">${name}</bdi> <span class="quiet number">${size}</span></span>
      </button>
    `;
  }

  #renderFile(file: Attachment): TemplateResult {
    const translator = this.#host.translator;
    const name = cleanLine(file.name);
    const size = fileSize(translator, file.size);
    const problem = this.#failed.get(file.id);
    const inside = html`${icons.file}<span class="file-text"><bdi class="file-name">${name}</bdi> <span class="quiet number">${size}</span></span>`;
    const label = translator.t('file.download', { name, size });
    return html`
      ${
        file.local
          ? html`<a class="file" part="attachment" href=${file.url} download=${name} aria-label=${label}
            aria-busy=${this.#busy.has(file.id)} @click=${(event: MouseEvent) => this.#download(event, file)}>${inside}</a>`
          : html`<a class="file" part="attachment" href=${file.url} target="_blank" rel="noopener noreferrer"
            aria-label="${label} (${translator.t('link.newTab')})">${inside}</a>`
      }
      ${
        problem
          ? html`<p class="fault" role="alert">${icons.alert}<span>${translator.t('file.downloadFailed', { name })} ${problemText(translator, problem)} ${countdown(translator, this.#retries.get(file.id)?.wait)}</span></p>`
          : nothing
      }
    `;
  }

  async #view(pictures: readonly Attachment[], index: number): Promise<void> {
    const backend = this.#host.desk?.backend;
    const translator = this.#host.translator;
    const root = this.#host.shadowRoot;
    if (!backend || !root) return;
    const { signal } = this.#away;
    try {
      const { openPictureViewer } = await import('./picture-viewer/picture-viewer.lazy.ts');
      if (signal.aborted) return;
      await openPictureViewer({
        root,
        index,
        signal,
        pictures: pictures.map(({ name, size, url }) => ({
          name: cleanLine(name),
          sizeText: fileSize(translator, size),
          load: of => backend.fetchAttachment(url, { signal: of }),
        })),
        t: (key, values) => translator.t(key, values),
      });
    } catch {
      // The viewer's own file did not come: the picture itself still may.
      const picture = pictures[index];
      if (picture && !signal.aborted) await this.#save(picture);
    }
  }

  #download(event: MouseEvent, file: Attachment): void {
    // With a key held the person wants the browser's own way.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#retries.get(file.id)?.reset();
    void this.#save(file);
  }

  async #save(file: Attachment): Promise<void> {
    const backend = this.#host.desk?.backend;
    if (!backend || this.#busy.has(file.id)) return;
    const { signal } = this.#away;
    let retry = this.#retries.get(file.id);
    if (!retry) {
      retry = new Retry(
        () => void this.#save(file),
        () => this.#host.requestUpdate('strings'),
      );
      this.#retries.set(file.id, retry);
    }
    this.#busy.add(file.id);
    this.#failed.delete(file.id);
    this.#host.requestUpdate('strings');
    try {
      const bytes = await backend.fetchAttachment(file.url, { signal });
      retry.reset();
      const link = document.createElement('a');
      // Never opened as a page of this origin, whatever type the server says it has.
      link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
      link.download = cleanLine(file.name);
      link.click();
      // Time for the browser to take it; there is no event for that.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SupportError)) throw error;
      this.#failed.set(file.id, error.problem);
      if (!retry.isAgain) this.#host.fail(error.problem, 'fetchAttachment', () => void this.#save(file));
      retry.failed(error.problem);
    } finally {
      this.#busy.delete(file.id);
      this.#host.requestUpdate('strings');
    }
  }
}
