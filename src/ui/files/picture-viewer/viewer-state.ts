import { asPicture } from '../../../attachments/rules.ts';

/** One picture that the viewer can show. */
export interface ViewerPicture {
  /** File name; also the picture's text alternative and the name it is saved under. */
  readonly name: string;
  /** Size in the customer's language, for example "212 kB"; may be empty. */
  readonly sizeText: string;
  /** Fetches the bytes; called when the picture is first shown, and again after a failure. */
  readonly load: (signal: AbortSignal) => Promise<Blob>;
}

/** The picture that a viewer shows and the state of its load. Pictures are fetched when they are shown, and cached. */
export class ViewerState {
  readonly pictures: readonly ViewerPicture[];
  /** The picture that is shown. */
  picture: ViewerPicture;
  /** Its index, from 0. */
  index: number;
  phase: 'loading' | 'failed' | 'ready' = 'loading';
  /** Whether the picture has its actual size, instead of one that fits into the window. */
  isActual = false;
  /** Object URL for an `<img>`, whose events call `rendered()` or `damaged()`; only for raster pictures. */
  source: string | undefined;
  /** Object URL of the bytes to save, of whatever type. */
  download: string | undefined;
  readonly #onChange: () => void;
  readonly #blobs = new Map<number, Blob>();
  #loading: AbortController | undefined;

  /**
   * @param index of the picture to begin with, from 0
   * @param onChange called after each change
   * @throws RangeError where there is no picture at `index`
   */
  constructor(pictures: readonly ViewerPicture[], index: number, onChange: () => void) {
    const picture = pictures[index];
    if (!picture) throw new RangeError(`No picture at ${index}`);
    this.pictures = pictures;
    this.picture = picture;
    this.index = index;
    this.#onChange = onChange;
  }

  /** Shows the picture at another index; nothing happens where there is none. */
  go(index: number): void {
    const picture = this.pictures[index];
    if (!picture) return;
    this.picture = picture;
    this.index = index;
    void this.load();
  }

  /** Loads the current picture, unless its bytes are cached. */
  async load(): Promise<void> {
    this.end();
    const { index, picture } = this;
    const { signal } = (this.#loading = new AbortController());
    this.isActual = false;
    this.phase = 'loading';
    this.#onChange();
    try {
      const blob = this.#blobs.get(index) ?? (await picture.load(signal));
      if (signal.aborted) return;
      this.#blobs.set(index, blob);
      // Saved, never opened: a type that no browser shows as a page.
      this.download = URL.createObjectURL(blob.slice(0, blob.size, 'application/octet-stream'));
      this.source = URL.createObjectURL(asPicture(blob));
    } catch {
      if (signal.aborted) return;
      this.phase = 'failed';
    }
    this.#onChange();
  }

  /** The `<img>` shows `source`. */
  rendered(): void {
    this.phase = 'ready';
    this.#onChange();
  }

  /** The `<img>` could not show `source`: "Try again" fetches the bytes again. */
  damaged(): void {
    this.#blobs.delete(this.index);
    this.phase = 'failed';
    this.#onChange();
  }

  toggleActual(): void {
    this.isActual = !this.isActual;
    this.#onChange();
  }

  /** Stops loading and revokes the object URLs. */
  end(): void {
    this.#loading?.abort();
    for (const url of [this.source, this.download]) if (url !== undefined) URL.revokeObjectURL(url);
    this.source = this.download = undefined;
  }
}
