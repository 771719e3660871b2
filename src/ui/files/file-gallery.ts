import { html, nothing, type TemplateResult } from 'lit';
import { isPicture } from '../../attachments/rules.ts';
import { fileSize } from '../../i18n/format.ts';
import type { Attachment } from '../../model.ts';
import type { Thread } from '../../state/thread/thread.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from '../element/icons.ts';
import { lateView } from '../element/late-view.ts';
import { isForBrowser } from '../element/own-tab.ts';
import type { SupportElement } from '../element/support-element.ts';
import type { Downloads } from './downloads.lazy.ts';
import type { PictureViewer } from './picture-viewer/picture-viewer.lazy.ts';
import { saveAs } from './save-as.ts';

/** Bytes up to which a picture without a thumbnail is fetched to show one. */
const MAX_THUMBNAIL_SOURCE = 8 * 1024 * 1024;

const isShown = ({ type, local, thumbnailUrl, size }: Attachment): boolean =>
  isPicture(type) && local && (thumbnailUrl !== undefined || size <= MAX_THUMBNAIL_SOURCE);

/** The files of entries: pictures as thumbnails that open in a viewer, others to download. Fetched with the customer's sign-in. */
export class FileGallery {
  readonly #host: SupportElement;
  readonly #onChange: () => void;
  /** Without it only the pictures' names are shown; they still open. */
  readonly #loader;
  #hasPictures = false;
  /** Absent until a file is downloaded. */
  #downloads: Downloads | undefined;
  /** Absent until a picture is opened. */
  #viewer: PictureViewer | undefined;
  /** The thread whose picture was opened last. */
  #opened: Thread | undefined;

  /** @param onChange called when entries have to be rendered again */
  constructor(host: SupportElement, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    this.#loader = lateView(
      host,
      () => import('./picture-loader.lazy.ts'),
      module => {
        onChange();
        return module.pictureLoaderOf(host);
      },
      () => this.#hasPictures,
      true,
    );
  }

  /** The files of one entry. */
  render(attachments: readonly Attachment[]): TemplateResult | typeof nothing {
    if (attachments.length === 0) return nothing;
    const pictures = attachments.filter(isShown);
    this.#hasPictures ||= pictures.length > 0;
    return html`
      <ul class="files" role="list">
        ${pictures.map((picture, index) => html`<li>${this.#renderPicture(picture, pictures, index)}</li>`)}
        ${attachments.filter(file => !isShown(file)).map(file => html`<li>${this.#renderFile(file)}</li>`)}
      </ul>
    `;
  }

  /** The picture that is open, over the whole page; for the host's template. */
  renderViewer(): unknown {
    return this.#opened === this.#host.desk?.openThread ? this.#viewer?.render() : undefined;
  }

  #renderPicture(picture: Attachment, pictures: readonly Attachment[], index: number): TemplateResult {
    const translator = this.#host.translator;
    const name = cleanLine(picture.name);
    const size = fileSize(translator, picture.size);
    return html`
      <button type="button" class="picture" part="picture" aria-label=${translator.t('file.open', { name, size })}
        @click=${() => this.#open(pictures, index)}>
        <img ${this.#loader.part?.fill(picture.thumbnailUrl ?? picture.url)} alt="" width="96" height="72" />
        <span class="file-text"><bdi class="file-name">${name}</bdi> <span class="quiet number">${size}</span></span>
      </button>
    `;
  }

  #renderFile(file: Attachment): TemplateResult {
    const translator = this.#host.translator;
    const name = cleanLine(file.name);
    const size = fileSize(translator, file.size);
    const label = translator.t('file.download', { name, size });
    // Another server's file is opened by the browser, without the sign-in.
    const { local, url } = file;
    return html`
      <a class="file" part="attachment" href=${url} download=${local ? name : nothing} target=${local ? nothing : '_blank'}
        rel="noopener noreferrer" aria-label=${local ? label : `${label} (${translator.t('link.newTab')})`} aria-busy=${this.#downloads?.isBusy(file) ?? false}
        @click=${(event: MouseEvent) => this.#download(event, file)}>
        ${icons.file}<span class="file-text"><bdi class="file-name">${name}</bdi> <span class="quiet number">${size}</span></span>
      </a>
      ${this.#downloads?.renderProblem(file)}
    `;
  }

  async #open(pictures: readonly Attachment[], index: number): Promise<void> {
    const host = this.#host;
    const thread = host.desk?.openThread;
    const isHere = () => host.isConnected && host.desk?.openThread === thread;
    try {
      const { openPictures, PictureViewer } = await import('./picture-viewer/picture-viewer.lazy.ts');
      if (!isHere()) return;
      this.#opened = thread;
      openPictures((this.#viewer ??= new PictureViewer(host)), host, pictures, index);
    } catch {
      if (!isHere()) return;
      // Without the viewer's module the picture is downloaded.
      const picture = pictures[index];
      if (picture) await this.#save(picture);
    }
  }

  #download(event: MouseEvent, file: Attachment): void {
    if (!file.local || isForBrowser(event)) return;
    event.preventDefault();
    void this.#save(file);
  }

  async #save(file: Attachment): Promise<void> {
    try {
      const { Downloads } = await import('./downloads.lazy.ts');
      this.#downloads ??= new Downloads(this.#host, this.#onChange);
    } catch {
      // Without the module the browser downloads it, without a token.
      saveAs(file.url, cleanLine(file.name));
      return;
    }
    this.#downloads.start(file);
  }
}
