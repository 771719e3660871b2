import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import type { TextKey } from '../../../i18n/text-keys.ts';
import type { TextValues } from '../../../i18n/translator.ts';
import { hideLetters, onPictureKey, onViewerKey } from './viewer-keyboard.ts';
import type { ViewerState } from './viewer-state.ts';

export type Translate = (key: TextKey, values?: TextValues) => string;

/** Elements of the viewer that its code has to reach. */
export class ViewerElements {
  readonly dialog: Ref<HTMLDialogElement> = createRef();
  readonly close: Ref<HTMLButtonElement> = createRef();
  readonly stage: Ref<HTMLElement> = createRef();
  readonly picture: Ref<HTMLImageElement> = createRef();
  readonly retry: Ref<HTMLButtonElement> = createRef();
}

export interface ViewerListeners {
  /** Closes the dialog. */
  readonly close: () => void;
  /** The dialog was closed, in whatever way. */
  readonly onClose: () => void;
  readonly onPointerDown: (event: Event) => void;
  readonly onClick: (event: Event) => void;
}

/** The whole dialog. */
export function viewerView(
  state: ViewerState,
  t: Translate,
  elements: ViewerElements,
  { close, onClose, onPointerDown, onClick }: ViewerListeners,
): TemplateResult {
  const { picture, index, phase, download } = state;
  // A press on nothing, or a picture that goes, must leave the focus inside, where the keys are heard: hence the tabindex.
  return html`
    <dialog class="picture-viewer" part="viewer" tabindex="-1" aria-label=${picture.name} aria-busy=${phase === 'loading'}
      ${ref(elements.dialog)} @close=${onClose} @pointerdown=${onPointerDown} @click=${onClick}
      @keydown=${(event: KeyboardEvent) => onViewerKey(event, state)} @keypress=${hideLetters} @keyup=${hideLetters}>
      <div class="picture-viewer-bar" part="viewer-bar">
        ${captionView(state, t)}
        <a part="viewer-button" href=${download ?? nothing} download=${picture.name} ?hidden=${!download}>${t('picture.download')}</a>
        <button type="button" part="viewer-button" aria-label=${t('picture.close')} title=${t('picture.close')}
          ${ref(elements.close)} @click=${close}>${signView('×')}</button>
      </div>
      ${stepView(state, index - 1, t('picture.previous'), '‹')}
      <div class="picture-viewer-stage ${state.isActual ? 'actual' : ''}" ${ref(elements.stage)}>
        <p role="status" ?hidden=${phase !== 'loading'}>${t('picture.loading')}</p>
        <div class="picture-viewer-failed" ?hidden=${phase !== 'failed'}>
          <p role="alert" part="message">${t('picture.failed')}</p>
          <button type="button" part="viewer-button retry-button" ${ref(elements.retry)}
            @click=${() => state.load()}>${t('error.retry')}</button>
        </div>
        ${pictureView(state, elements)}
      </div>
      ${stepView(state, index + 1, t('picture.next'), '›')}
    </dialog>
  `;
}

/** Name, size and position, read out when they change. */
function captionView({ pictures, picture, index }: ViewerState, t: Translate): TemplateResult {
  const count = pictures.length;
  const position = count > 1 ? t('picture.position', { index: index + 1, count }) : '';
  const { name, sizeText } = picture;
  return html`<p class="picture-viewer-caption" part="viewer-caption" aria-live="polite"><bdi>${name}</bdi><bdi>${sizeText}</bdi>${sizeText && position ? ' · ' : ''}<bdi>${position}</bdi></p>`;
}

/** The button to the picture before or after this one; browsers mirror its sign where the text runs from right to left. */
function stepView(state: ViewerState, to: number, label: string, sign: string): TemplateResult {
  const direction = to > state.index ? 'picture-viewer-step-next' : '';
  return html`<button type="button" class="picture-viewer-step ${direction}" part="viewer-button" aria-label=${label} title=${label}
    aria-disabled=${!state.pictures[to]} ?hidden=${state.pictures.length < 2} @click=${() => state.go(to)}>${signView(sign)}</button>`;
}

const signView = (sign: string): TemplateResult =>
  html`<span class="picture-viewer-sign" aria-hidden="true">${sign}</span>`;

/** The picture itself: a button between fitting into the window and its actual size. Each source has an element of its own. */
function pictureView(state: ViewerState, elements: ViewerElements): unknown {
  const { source, picture, phase, isActual } = state;
  if (source === undefined) return nothing;
  // What an element says that is about to go counts no more.
  const ifCurrent = (act: () => void) => () => {
    if (state.source === source) act();
  };
  return keyed(
    source,
    html`<img part="viewer-picture" src=${source} alt=${picture.name} aria-label=${picture.name} role="button" tabindex="0" aria-pressed=${isActual}
      ?hidden=${phase !== 'ready'} ${ref(elements.picture)} @load=${ifCurrent(() => state.rendered())}
      @error=${ifCurrent(() => state.damaged())} @click=${() => state.toggleActual()}
      @keydown=${(event: KeyboardEvent) => onPictureKey(event, state)} />`,
  );
}
