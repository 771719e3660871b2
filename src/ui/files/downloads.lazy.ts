import '../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { fileSize } from '../../i18n/format.ts';
import { percent } from '../../i18n/format-uploads.ts';
import { SupportError, type Attachment, type Problem } from '../../model.ts';
import { Retry } from '../../state/retry.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from '../element/icons.ts';
import { canRetry, problemText, retryLabel } from '../element/problem-message.ts';
import type { SupportElement } from '../element/support-element.ts';
import { saveForeign } from './save-as.ts';

interface Download {
  isBusy: boolean;
  /** Bytes received so far. */
  loaded: number;
  /** Why it failed last. */
  problem?: Problem | undefined;
  /** The automatic retry after a failure. */
  readonly retry: Retry;
}

/** Saves attachments, which are fetched with the customer's sign-in. */
export class Downloads implements ReactiveController {
  readonly #host: SupportElement;
  readonly #onChange: () => void;
  /** By the attachment's id. */
  readonly #downloads = new Map<string, Download>();
  #away = new AbortController();

  /** @param onChange called after each change, also in each second of a wait */
  constructor(host: SupportElement, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#away.abort();
    this.#away = new AbortController();
    for (const { retry } of this.#downloads.values()) retry.reset();
  }

  isBusy({ id }: Attachment): boolean {
    return this.#downloads.get(id)?.isBusy === true;
  }

  /** How far a download is, in place of the file's size; `undefined` for a file that is not being downloaded. */
  renderProgress({ id, name, size }: Attachment): TemplateResult | undefined {
    const { isBusy, loaded = 0 } = this.#downloads.get(id) ?? {};
    if (!isBusy) return undefined;
    return html`<span class="quiet number">${this.#progressText(loaded, size)}</span>
      <progress part="progress" aria-label=${cleanLine(name)} max=${size || 1} value=${size ? loaded : nothing}></progress>`;
  }

  /** In percent, or in bytes where the file's size is not known. */
  #progressText(loaded: number, size: number): string {
    const { translator } = this.#host;
    const progress = size ? percent(translator, loaded, size) : fileSize(translator, loaded);
    return translator.t('file.downloading', { progress });
  }

  /** Why the last download of an attachment failed, where it did. */
  renderProblem(file: Attachment): TemplateResult | typeof nothing {
    const { translator } = this.#host;
    const { problem, retry } = this.#downloads.get(file.id) ?? {};
    if (!problem) return nothing;
    const name = cleanLine(file.name);
    const what = translator.t('file.downloadFailed', { name });
    const wait = retry?.wait;
    return html`<div class="flow download-problem">
      <p class="fault" role="alert">${icons.alert}<span dir="auto">${what} ${problemText(translator, problem, { wait })}</span></p>
      ${
        canRetry(problem)
          ? html`<button type="button" class="button" part="retry-button" aria-label=${translator.t('file.retry', { name })}
            @click=${() => this.start(file)}>${retryLabel(translator, wait)}</button>`
          : nothing
      }
    </div>`;
  }

  /** Saves an attachment for the customer. */
  start(file: Attachment): void {
    this.#downloads.get(file.id)?.retry.reset();
    void this.#save(file);
  }

  async #save(file: Attachment): Promise<void> {
    const { desk } = this.#host;
    let download = this.#downloads.get(file.id);
    if (!desk || download?.isBusy) return;
    if (!download) {
      download = { isBusy: false, loaded: 0, retry: new Retry(() => void this.#save(file), this.#onChange) };
      this.#downloads.set(file.id, download);
    }
    const { signal } = this.#away;
    const { retry } = download;
    const current = download;
    const onProgress = (loaded: number) => {
      const isSame = this.#progressText(loaded, file.size) === this.#progressText(current.loaded, file.size);
      current.loaded = loaded;
      if (!isSame) this.#onChange();
    };
    download.isBusy = true;
    download.loaded = 0;
    download.problem = undefined;
    this.#onChange();
    try {
      const bytes = await desk.backend.fetchAttachment(file.url, { signal, type: file.type, onProgress });
      retry.reset();
      saveForeign(bytes, cleanLine(file.name));
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof SupportError)) throw error;
      download.problem = error.problem;
      if (!retry.isAgain) this.#host.fail(error.problem, 'fetchAttachment', () => void this.#save(file));
      retry.failed(error.problem);
    } finally {
      download.isBusy = false;
      this.#onChange();
    }
  }
}
