import '../../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { fileSize } from '../../../i18n/format.ts';
import type { TextKey } from '../../../i18n/texts.ts';
import type { TextValues } from '../../../i18n/translator.ts';
import type { Attachment } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { adoptLate, type LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';
import { pictureViewerStyles } from './picture-viewer.styles.ts';
import { hideLetters, onPictureKey, onViewerKey } from './viewer-keyboard.ts';
import { ViewerState, type ViewerPicture } from './viewer-state.ts';

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
  t(key: TextKey, values?: TextValues): string;
}

/**
 * Shows pictures one at a time over the whole page, in a modal dialog of its host's template. Escape, a press beside the
 * picture and the Close button close it, and so does a host that is disconnected or no longer renders it. Only raster pictures
 * are shown; anything else is offered for download.
 */
export class PictureViewer implements LatePart, ReactiveController {
  readonly styles = pictureViewerStyles;
  readonly #host: ViewerHost;
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

  hostUpdate(): void {
    const active = this.#host.shadowRoot?.activeElement;
    const state = this.#state;
    if (!active || !state) return;
    // An element that will be removed must not have the focus.
    if (active.matches('.picture-viewer img') && (active as HTMLImageElement).src !== state.source)
      this.#dialog?.focus();
    if (active.matches('.picture-viewer-failed button') && state.phase !== 'failed') this.#focusClose();
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (!dialog) this.#end();
    else if (this.#state && !this.#isModal) {
      this.#isModal = true;
      dialog.showModal();
      this.#focusClose();
    }
  }

  hostDisconnected(): void {
    this.#close();
    this.#onClose();
  }

  /** The whole dialog. */
  render(): TemplateResult | undefined {
    const state = this.#state;
    if (!state) return undefined;
    const host = this.#host;
    const { picture, index, phase, download } = state;
    // The tabindex keeps the focus, and so the keys, inside after a press beside the controls or when a picture is removed.
    return html`
      <dialog class="picture-viewer" part="viewer" tabindex="-1" aria-label=${picture.name} aria-busy=${phase === 'loading'}
        @close=${this.#onClose} @pointerdown=${this.#onPointerDown} @click=${this.#onClick}
        @keydown=${(event: KeyboardEvent) => onViewerKey(event, state)} @keypress=${hideLetters} @keyup=${hideLetters}>
        <div class="picture-viewer-bar" part="viewer-bar">
          ${this.#renderCaption(state)}
          <a part="viewer-button" href=${download ?? nothing} download=${picture.name} ?hidden=${!download}>${host.t('picture.download')}</a>
          <button type="button" part="viewer-button" aria-label=${host.t('picture.close')} title=${host.t('picture.close')}
            @click=${this.#close}>${glyphView('×')}</button>
        </div>
        ${stepView(state, index - 1, host.t('picture.previous'), '‹')}
        <div class="picture-viewer-stage ${state.isActual ? 'actual' : ''}">
          <p role="status" ?hidden=${phase !== 'loading'}>${host.t('picture.loading')}</p>
          <div class="picture-viewer-failed" ?hidden=${phase !== 'failed'}>
            <p role="alert" part="message">${host.t('picture.failed')}</p>
            <button type="button" part="viewer-button retry-button" @click=${() => state.load()}>${host.t('error.retry')}</button>
          </div>
          ${this.#renderPicture(state)}
        </div>
        ${stepView(state, index + 1, host.t('picture.next'), '›')}
      </dialog>
    `;
  }

  /** Name, size and position, announced when they change. */
  #renderCaption({ pictures, picture, index }: ViewerState): TemplateResult {
    const count = pictures.length;
    const position = count > 1 ? this.#host.t('picture.position', { index: index + 1, count }) : '';
    const { name, sizeText } = picture;
    return html`<p class="picture-viewer-caption" part="viewer-caption" aria-live="polite"><bdi>${name}</bdi><bdi>${sizeText}</bdi>${sizeText && position ? '\u00a0·\u00a0' : ''}<bdi>${position}</bdi></p>`;
  }

  /** The picture itself: a button between fitting into the window and its actual size. Each source has an element of its own. */
  #renderPicture(state: ViewerState): unknown {
    const { source, picture, phase, isActual } = state;
    if (source === undefined) return nothing;
    // Events of an element that will be removed are ignored.
    const ifCurrent = (act: () => void) => () => {
      if (state.source === source) act();
    };
    return keyed(
      source,
      html`<img part="viewer-picture" src=${source} alt=${picture.name} aria-label=${picture.name} role="button" tabindex="0" aria-pressed=${isActual}
        ?hidden=${phase !== 'ready'} @load=${ifCurrent(() => state.rendered())}
        @error=${ifCurrent(() => state.damaged())} @click=${() => state.toggleActual()}
        @keydown=${(event: KeyboardEvent) => onPictureKey(event, state)} />`,
    );
  }

  /** Releases everything and restores the focus. */
  #end(): void {
    if (!this.#state) return;
    this.#state.end();
    this.#state = undefined;
    this.#isModal = this.#isPressedBeside = false;
    if (this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
    this.#opener = undefined;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog.picture-viewer');
  }

  #focusClose(): void {
    this.#dialog?.querySelector<HTMLElement>('.picture-viewer-bar button')?.focus();
  }

  readonly #close = (): void => this.#dialog?.close();

  /** The dialog was closed, in whatever way. */
  readonly #onClose = (): void => {
    this.#end();
    this.#host.requestUpdate();
  };

  // A press that began on the picture, to scroll or select, and ended beside it isn't meant to close.
  readonly #onPointerDown = (event: Event): void => {
    this.#isPressedBeside = isBeside(event);
  };

  readonly #onClick = (event: Event): void => {
    if (this.#isPressedBeside && isBeside(event)) this.#close();
    this.#isPressedBeside = false;
  };
}

const isBeside = ({ target }: Event): boolean =>
  (target as Element).matches('.picture-viewer, .picture-viewer-stage');

/** The button to the picture before or after this one; browsers mirror its glyph in right-to-left text. */
function stepView(state: ViewerState, to: number, label: string, glyph: string): TemplateResult {
  const direction = to > state.index ? 'picture-viewer-step-next' : '';
  return html`<button type="button" class="picture-viewer-step ${direction}" part="viewer-button" aria-label=${label} title=${label}
    aria-disabled=${!state.pictures[to]} ?hidden=${state.pictures.length < 2} @click=${() => state.go(to)}>${glyphView(glyph)}</button>`;
}

const glyphView = (glyph: string): TemplateResult =>
  html`<span class="picture-viewer-sign" aria-hidden="true">${glyph}</span>`;

/** The element that has the focus, through all shadow roots. */
function focusedElement(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : undefined;
}
