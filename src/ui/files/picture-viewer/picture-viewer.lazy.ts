import '../../../i18n/en-late.ts';
import type { ReactiveController, ReactiveElement, TemplateResult } from 'lit';
import { fileSize } from '../../../i18n/format.ts';
import type { Attachment } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { adoptLate, type LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { pictureViewerStyles } from './picture-viewer.styles.ts';
import { ViewerState, type ViewerPicture } from './viewer-state.ts';
import { ViewerElements, viewerView, type Translate, type ViewerListeners } from './viewer-view.ts';

export type { ViewerPicture } from './viewer-state.ts';

/** Opens one of an entry's pictures in the viewer of the element that shows them. */
export function openPictures(
  viewer: PictureViewer,
  host: SupportElement,
  pictures: readonly Attachment[],
  index: number,
): void {
  const { desk, translator } = host;
  if (!desk) return;
  adoptLate(host, viewer.styles);
  viewer.open(
    pictures.map(({ name, size, url }) => ({
      name: cleanLine(name),
      sizeText: fileSize(translator, size),
      load: signal => desk.backend.fetchAttachment(url, { signal }),
    })),
    index,
  );
}

export interface ViewerHost extends ReactiveElement {
  /** Texts in the customer's language. */
  t: Translate;
}

/**
 * Shows pictures one at a time over the whole page, in a modal dialog of its host's template. Escape, a press beside the
 * picture and the Close button end it, and so does the host that leaves the page or renders it no more. Only raster pictures are
 * shown; anything else is offered for download.
 */
export class PictureViewer implements LatePart, ReactiveController {
  readonly styles = pictureViewerStyles;
  readonly #host: ViewerHost;
  readonly #elements = new ViewerElements();
  /** Absent while nothing is shown. */
  #state: ViewerState | undefined;
  /** What had the focus when the viewer was opened. */
  #opener: HTMLElement | undefined;
  #isModal = false;
  #isPressedBeside = false;

  constructor(host: ViewerHost) {
    this.#host = host;
    host.addController(this);
  }

  /**
   * @param index of the picture to begin with, from 0
   * @throws RangeError where there is no picture at `index`
   */
  open(pictures: readonly ViewerPicture[], index: number): void {
    const state = new ViewerState(pictures, index, () => this.#host.requestUpdate());
    this.#state?.end();
    this.#state = state;
    this.#opener ??= focusedElement();
    void state.load();
  }

  render(): TemplateResult | undefined {
    return (
      this.#state &&
      viewerView(this.#state, (key, values) => this.#host.t(key, values), this.#elements, this.#listeners)
    );
  }

  hostUpdate(): void {
    const active = this.#host.shadowRoot?.activeElement;
    const { dialog, close, picture, retry } = this.#elements;
    if (!active || !this.#state) return;
    // What is about to go must not take the focus with it.
    if (active === picture.value && picture.value.src !== this.#state.source) dialog.value?.focus();
    if (active === retry.value && this.#state.phase !== 'failed') close.value?.focus();
  }

  hostUpdated(): void {
    const dialog = this.#elements.dialog.value;
    if (!dialog) this.#end();
    else if (this.#state && !this.#isModal) {
      this.#isModal = true;
      dialog.showModal();
      this.#elements.close.value?.focus();
    }
  }

  hostDisconnected(): void {
    this.#elements.dialog.value?.close();
    this.#end();
    this.#host.requestUpdate();
  }

  /** Lets go of everything and gives the focus back. */
  #end(): void {
    if (!this.#state) return;
    this.#state.end();
    this.#state = undefined;
    this.#isModal = this.#isPressedBeside = false;
    if (this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
    this.#opener = undefined;
  }

  readonly #listeners: ViewerListeners = {
    close: () => this.#elements.dialog.value?.close(),
    onClose: () => {
      this.#end();
      this.#host.requestUpdate();
    },
    // A press that began on the picture, to scroll or select, and ended beside it isn't meant to close.
    onPointerDown: event => {
      this.#isPressedBeside = this.#isBeside(event);
    },
    onClick: event => {
      if (this.#isPressedBeside && this.#isBeside(event)) this.#elements.dialog.value?.close();
      this.#isPressedBeside = false;
    },
  };

  #isBeside({ target }: Event): boolean {
    const { dialog, stage } = this.#elements;
    return target === dialog.value || target === stage.value;
  }
}

/** The element that has the focus, through all shadow roots. */
function focusedElement(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : undefined;
}
