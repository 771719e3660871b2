import { html, nothing, type TemplateResult } from 'lit';
import { distinctName } from '../../attachments/distinct-name.ts';
import { isPictureFile } from '../../attachments/rules.ts';
import { fileSize } from '../../i18n/format.ts';
import { problemOf, type Attachment } from '../../model.ts';
import type { Thread } from '../../state/thread/thread.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from '../element/icons.ts';
import { lateView } from '../element/late-view.ts';
import { isForBrowser } from '../element/own-tab.ts';
import type { SupportElement } from '../element/support-element.ts';
import type { Downloads } from './downloads.lazy.ts';
import type { PictureViewer } from './picture-viewer/picture-viewer.lazy.ts';
import { saveAs, saveForeign } from './save-as.ts';

/** Bytes up to which a picture without a thumbnail is fetched to show one. */
const MAX_THUMBNAIL_SOURCE = 8 * 1024 * 1024;

const isShown = (file: Attachment): boolean =>
  !file.state &&
  isPictureFile(file) &&
  file.local &&
  (file.thumbnailUrl !== undefined || file.size <= MAX_THUMBNAIL_SOURCE);

/** Files with names of one line, by which they can be told apart, as three pictures that a phone calls `image.jpg`. */
function withDistinctNames(attachments: readonly Attachment[]): readonly Attachment[] {
  const names: string[] = [];
  return attachments.map(file => {
    const name = distinctName({ ...file, name: cleanLine(file.name) || file.id }, names);
    names.push(name);
    return { ...file, name };
  });
}

/** The files of entries: pictures as thumbnails that open in a viewer, others to download. Fetched with the customer's sign-in. */
export class FileGallery {
  readonly #host: SupportElement;
  readonly #onChange: () => void;
  /** Without it only the pictures' names are shown; they still open. */
  readonly #loader;
  /** Without it only the names of files are shown that can't be downloaded. */
  readonly #states;
  #hasPictures = false;
  #hasStates = false;
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
    this.#states = lateView(
      host,
      () => import('./file-states.lazy.ts'),
      module => {
        onChange();
        return new module.FileStates(host);
      },
      () => this.#hasStates,
      true,
    );
  }

  /** The files of one entry. */
  render(all: readonly Attachment[]): TemplateResult | typeof nothing {
    if (all.length === 0) return nothing;
    const attachments = withDistinctNames(all);
    const pictures = attachments.filter(isShown);
    this.#hasPictures ||= pictures.length > 0;
    this.#hasStates ||= attachments.some(({ state }) => state);
    return html`
      <ul class="files" role="list" aria-label=${this.#host.t('transcript.files')}>
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
    const { name } = picture;
    const size = fileSize(translator, picture.size);
    return html`
      <button type="button" class="picture" part="picture" aria-label=${translator.t('file.open', { name, size })}
        @click=${() => this.#open(pictures, index)}>
        <img ${this.#loader.part?.fill(picture.thumbnailUrl ?? picture.url)} alt="" width="96" height="72" />
        <span class="file-text"><bdi>${name}</bdi> <span class="quiet number">${size}</span></span>
      </button>
    `;
  }

  #renderFile(file: Attachment): TemplateResult {
    const translator = this.#host.translator;
    const { local, name, url, state } = file;
    const size = fileSize(translator, file.size);
    // What is being checked, or gone, is no link: nothing fetches it.
    if (state) {
      return html`<span class="file held" part="attachment">${icons.file}<span class="file-text"><bdi>${name}</bdi>
        <span class="quiet">${this.#states.part?.render(file) ?? size}</span></span></span>`;
    }
    const label = translator.t('file.download', { name, size });
    // What is no file of the API's is opened by the browser, without the token. A link of which that is not true has no address.
    const isLink = !local || this.#opensFiles;
    return html`
      <a class="file" part="attachment" href=${isLink ? url : nothing} role=${isLink ? nothing : 'link'} tabindex=${isLink ? nothing : 0}
        download=${local ? name : nothing} target=${local ? nothing : '_blank'} rel="noopener noreferrer"
        aria-label=${local ? label : `${label} (${translator.t('link.newTab')})`} aria-busy=${this.#downloads?.isBusy(file) ?? false}
        @click=${(event: MouseEvent) => this.#download(event, file)} @keydown=${isLink ? nothing : pressOnEnter}>
        ${icons.file}<span class="file-text"><bdi>${name}</bdi>
          ${this.#downloads?.renderProgress(file) ?? html`<span class="quiet number">${size}</span>`}</span>
        ${local ? icons.download : icons.newTab}
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

  /** Whether the browser can open files by itself, as in a new tab. */
  get #opensFiles(): boolean {
    return this.#host.desk?.backend.opensFiles?.() === true;
  }

  #download(event: MouseEvent, file: Attachment): void {
    if (!file.local || (isForBrowser(event) && this.#opensFiles)) return;
    event.preventDefault();
    void this.#save(file);
  }

  async #save(file: Attachment): Promise<void> {
    try {
      const { Downloads } = await import('./downloads.lazy.ts');
      this.#downloads ??= new Downloads(this.#host, this.#onChange);
    } catch {
      // Without the module it is saved without progress and messages.
      if (this.#opensFiles) saveAs(file.url, file.name);
      else await this.#saveBytes(file);
      return;
    }
    this.#downloads.start(file);
  }

  async #saveBytes(file: Attachment): Promise<void> {
    const { desk } = this.#host;
    try {
      if (desk) saveForeign(await desk.backend.fetchAttachment(file.url), file.name);
    } catch (error) {
      this.#host.fail(problemOf(error), 'fetchAttachment', () => void this.#save(file));
    }
  }
}

/** As a link with an address does. */
const pressOnEnter = (event: KeyboardEvent): void => {
  if (event.key === 'Enter') (event.currentTarget as HTMLElement).click();
};
