import { isPicture } from '../../../attachments/rules.ts';

import '../../../i18n/en-late.ts';

/** One picture that the viewer can show. */
export interface ViewerPicture {
  /** File name; also the picture's text alternative and the name it is saved under. */
  readonly name: string;
  /** Size in the person's language, for example "212 kB". */
  readonly sizeText: string;
  /** Fetches the bytes; called when the picture is first shown, and again after a failure. */
  readonly load: (signal: AbortSignal) => Promise<Blob>;
}

/** The names of the viewer's words; `picture.position` has `{index}` (from 1) and `{count}`. */
export type ViewerText =
  | 'picture.close'
  | 'picture.previous'
  | 'picture.next'
  | 'picture.download'
  | 'picture.loading'
  | 'picture.failed'
  | 'picture.position'
  | 'error.retry';

export interface ViewerHost {
  /** Where the dialog is put while it is open; language, direction and custom properties are inherited from there. */
  readonly root: ShadowRoot;
  readonly pictures: readonly ViewerPicture[];
  /** Index of the picture to begin with, from 0. */
  readonly index: number;
  /** The words, in the person's language. */
  readonly t: (key: ViewerText, values?: Readonly<Record<string, number>>) => string;
  /** Closes the viewer, for when the element leaves the page. */
  readonly signal?: AbortSignal | undefined;
}

// Names the template for the minifier; Lit stays out of lazy files.
const css = String.raw;

const rules = css`
/* Nothing of the page's text is inherited but what the element's own box takes over, too (see base.ts). */
dialog.picture-viewer {
  all: initial;
  box-sizing: border-box;
  position: fixed;
  inset: 0;
  inline-size: 100%;
  block-size: 100%;
  max-inline-size: none;
  max-block-size: none;
  outline: none;
  overflow: hidden;
  background: var(--support-color-surface, light-dark(#fff, #1b1d21));
  color: var(--support-color-text, light-dark(#1b1d21, #e8eaed));
  font: inherit;
  line-height: 1.5;
  color-scheme: inherit;
  -webkit-font-smoothing: inherit;
  -webkit-locale: inherit;
  -webkit-text-size-adjust: 100%;
  overscroll-behavior: contain;
}
dialog.picture-viewer[open] {
  display: grid;
  grid-template: auto minmax(0, 1fr) / auto minmax(0, 1fr) auto;
}
dialog.picture-viewer::backdrop {
  background: light-dark(rgb(0 0 0 / 45%), rgb(0 0 0 / 65%));
}
.picture-viewer [hidden] {
  display: none !important;
}
.picture-viewer-bar {
  grid-column: 1 / -1;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 4px 8px;
  padding: 8px;
}
.picture-viewer-caption {
  flex: 1 1 7em;
  min-inline-size: 0;
  margin: 0;
  padding-inline: 8px;
  overflow-wrap: anywhere;
  font-size: 0.875em;
  line-height: 1.25;
}
.picture-viewer-caption bdi {
  font-variant-numeric: tabular-nums;
}
.picture-viewer-caption bdi:first-child {
  display: block;
  font-weight: 600;
}
.picture-viewer button,
.picture-viewer a {
  box-sizing: border-box;
  min-inline-size: 44px;
  min-block-size: 44px;
  padding: 8px 12px;
  display: inline-grid;
  place-items: center;
  border: 1px solid transparent;
  border-radius: var(--sr-radius);
  background: none;
  color: inherit;
  font: inherit;
  text-decoration: none;
  cursor: pointer;
}
.picture-viewer :is(button, a):hover {
  background: color-mix(in srgb, currentcolor 10%, transparent);
}
.picture-viewer :is(button, a, img, [tabindex]):focus-visible {
  outline: 2px solid var(--sr-accent);
  outline-offset: -2px;
}
.picture-viewer button[aria-disabled='true'] {
  opacity: 0.4;
  cursor: default;
}
.picture-viewer-step {
  align-self: center;
}
.picture-viewer-sign {
  font-size: 1.5em;
  line-height: 1;
}
.picture-viewer-step-next {
  grid-column: 3;
}
.picture-viewer-stage {
  grid-column: 2;
  grid-row: 2;
  position: relative;
  display: grid;
  grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  overflow: auto;
  overscroll-behavior: contain;
}
.picture-viewer-stage > * {
  margin: auto;
}
.picture-viewer-stage img {
  max-inline-size: 100%;
  max-block-size: 100%;
  object-fit: contain;
  cursor: zoom-in;
}
.picture-viewer-stage:not(.actual) img {
  box-shadow: var(--support-shadow, 0 4px 16px #0003);
}
.picture-viewer-stage.actual {
  grid-template: auto / auto;
}
.picture-viewer-stage.actual img {
  max-inline-size: none;
  max-block-size: none;
  cursor: zoom-out;
}
.picture-viewer-failed {
  padding: 16px;
  text-align: center;
}
.picture-viewer-failed button {
  border-color: currentcolor;
}
@media (max-width: 479px) {
  dialog.picture-viewer[open] {
    grid-template: auto minmax(0, 1fr) auto / 1fr 1fr;
  }
  .picture-viewer-stage {
    grid-column: 1 / -1;
  }
  .picture-viewer-step {
    grid-row: 3;
    justify-self: start;
  }
  .picture-viewer-step-next {
    grid-column: 2;
    justify-self: end;
  }
}
@media (prefers-reduced-motion: no-preference) {
  dialog.picture-viewer[open],
  dialog.picture-viewer[open]::backdrop {
    transition: opacity 150ms ease-out;
    @starting-style {
      opacity: 0;
    }
  }
}
@media (forced-colors: active) {
  .picture-viewer :is(button, a) {
    border-color: ButtonBorder;
  }
}
`;

let sheet: CSSStyleSheet | undefined;

/** The viewer's styles, made once and shared by every root; a constructed sheet is what `style-src 'self'` allows. */
function styles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
  }
  return sheet;
}

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

function makeButton(className: string, label: string, act: () => void, sign?: string): HTMLButtonElement {
  const button = make('button', className);
  button.type = 'button';
  if (sign) {
    const drawn = make('span', 'picture-viewer-sign', sign);
    drawn.ariaHidden = 'true';
    button.append(drawn);
    button.ariaLabel = label;
    button.title = label;
  } else button.append(label);
  button.part.add('viewer-button');
  button.addEventListener('click', () => {
    if (button.ariaDisabled !== 'true') act();
  });
  return button;
}

/**
 * The bytes as an `<img>` may have them, or `undefined` for what isn't a raster picture. Many servers send every file
 * as `application/octet-stream`: that one gets a raster type, under which browsers look at the bytes and never take
 * them for an SVG.
 */
function asPicture(blob: Blob): Blob | undefined {
  const type = blob.type.replace(/;.*/s, '').trim().toLowerCase();
  if (isPicture(type)) return blob;
  return type === '' || type === 'application/octet-stream'
    ? blob.slice(0, blob.size, 'image/png')
    : undefined;
}

/** What has the focus, looked for down through the shadow roots. */
function focused(): HTMLElement | undefined {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : undefined;
}

/**
 * Shows pictures one at a time over the whole page, in a modal dialog inside the given root. Escape, a press beside the
 * picture and the Close button end it; the arrow keys, in reading direction, go between the pictures unless one is
 * shown in its actual size and they are needed to scroll. Pictures are fetched when they are shown and kept until the
 * viewer closes. Only raster pictures are drawn; anything else is offered for download.
 *
 * @returns Resolves when the viewer is closed, with everything it added taken away and the focus back where it was.
 * @throws RangeError Where there is no picture at `index`.
 */
export async function openPictureViewer(host: ViewerHost): Promise<void> {
  const { root, pictures, t, signal } = host;
  if (!pictures[host.index]) throw new RangeError(`No picture at ${host.index}`);
  if (signal?.aborted) return;

  const before = focused();
  const blobs = new Map<number, Blob>();
  let index = host.index;
  let loading: AbortController | undefined;
  let urls: string[] = [];

  const name = make('bdi', '');
  const size = make('bdi', '');
  const between = make('span', '');
  const position = make('bdi', '');
  const caption = make('p', 'picture-viewer-caption', name, size, between, position);
  caption.ariaLive = 'polite';
  const download = make('a', '', t('picture.download'));
  const closeButton = makeButton('', t('picture.close'), () => close(), '×');
  const bar = make('div', 'picture-viewer-bar', caption, download, closeButton);
  download.part.add('viewer-button');
  bar.part.add('viewer-bar');
  caption.part.add('viewer-caption');
  // These signs are mirrored by the browser where the text runs from right to left.
  const previous = makeButton('picture-viewer-step', t('picture.previous'), () => go(index - 1), '‹');
  const next = makeButton(
    'picture-viewer-step picture-viewer-step-next',
    t('picture.next'),
    () => go(index + 1),
    '›',
  );
  const wait = make('p', '', t('picture.loading'));
  wait.role = 'status';
  const reason = make('p', '', t('picture.failed'));
  reason.role = 'alert';
  const tryAgain = makeButton('', t('error.retry'), () => show());
  const failed = make('div', 'picture-viewer-failed', reason, tryAgain);
  const stage = make('div', 'picture-viewer-stage', wait, failed);
  const dialog = make('dialog', 'picture-viewer', bar, previous, stage, next);
  // A press on nothing, or a picture that goes, must leave the focus inside, where the keys are heard.
  dialog.tabIndex = -1;
  dialog.part.add('viewer');
  reason.part.add('message');
  tryAgain.part.add('retry-button');
  previous.hidden = next.hidden = pictures.length < 2;
  let picture: HTMLImageElement | undefined;

  /** Lets go of everything that belongs to the picture shown. */
  function clear(): void {
    loading?.abort();
    for (const url of urls) URL.revokeObjectURL(url);
    urls = [];
    if (picture && root.activeElement === picture) dialog.focus();
    picture?.remove();
    picture = undefined;
    download.removeAttribute('href');
  }

  function addUrl(blob: Blob): string {
    const url = URL.createObjectURL(blob);
    urls.push(url);
    return url;
  }

  function setState(state: 'loading' | 'failed' | 'ready'): void {
    // A button that is about to go must not take the focus with it.
    if (state !== 'failed' && failed.contains(root.activeElement)) closeButton.focus();
    wait.hidden = state !== 'loading';
    failed.hidden = state !== 'failed';
    dialog.ariaBusy = String(state === 'loading');
    download.hidden = !download.hasAttribute('href');
  }

  function setActual(actual: boolean): void {
    stage.classList.toggle('actual', actual);
    if (picture) picture.ariaPressed = String(actual);
  }

  function draw(blob: Blob, called: string): void {
    // Saved, never opened: a type that no browser shows as a page, whatever the file says it is.
    download.href = addUrl(blob.slice(0, blob.size, 'application/octet-stream'));
    download.download = called;
    const shown = asPicture(blob);
    if (!shown) {
      setState('failed');
      return;
    }
    const image = document.createElement('img');
    picture = image;
    image.alt = called;
    image.part.add('viewer-picture');
    image.role = 'button';
    image.tabIndex = 0;
    image.hidden = true;
    setActual(false);
    image.addEventListener('load', () => {
      if (picture !== image) return;
      image.hidden = false;
      setState('ready');
    });
    image.addEventListener('error', () => {
      // The bytes may have come damaged: Try again has to fetch them anew.
      if (picture === image) {
        blobs.delete(index);
        setState('failed');
      }
    });
    image.addEventListener('click', () => setActual(!stage.classList.contains('actual')));
    image.src = addUrl(shown);
    stage.append(image);
  }

  async function show(): Promise<void> {
    const shown = pictures[index];
    if (!shown) return;
    const { name: called, sizeText, load } = shown;
    clear();
    const attempt = (loading = new AbortController());
    const at = index;
    setActual(false);
    dialog.ariaLabel = called;
    name.textContent = called;
    size.textContent = sizeText;
    position.textContent =
      pictures.length < 2 ? '' : t('picture.position', { index: at + 1, count: pictures.length });
    between.textContent = sizeText && position.textContent ? ' · ' : '';
    previous.ariaDisabled = String(at === 0);
    next.ariaDisabled = String(at === pictures.length - 1);
    setState('loading');
    try {
      const blob = blobs.get(at) ?? (await load(attempt.signal));
      if (attempt.signal.aborted) return;
      blobs.set(at, blob);
      draw(blob, called);
    } catch {
      if (!attempt.signal.aborted) setState('failed');
    }
  }

  function go(to: number): void {
    if (!pictures[to]) return;
    index = to;
    void show();
  }

  function close(): void {
    dialog.close();
  }

  dialog.addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const forward = getComputedStyle(dialog).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const toggles = event.target === picture && (event.key === 'Enter' || event.key === ' ');
    const moves = /^Arrow(Left|Right)$/.test(event.key) && !stage.classList.contains('actual');
    if (toggles) setActual(!stage.classList.contains('actual'));
    else if (moves) go(index + (event.key === forward ? 1 : -1));
    // The page around has keys of its own; what was meant for the viewer isn't meant for it.
    else if (event.key !== 'Escape') return;
    if (event.key !== 'Escape') event.preventDefault();
    event.stopPropagation();
  });

  // The page behind a modal dialog has no use for single letters; keys with Ctrl or Command are the browser's as well.
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    dialog.addEventListener(type, event => {
      if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
    });
  }

  // A press that began on the picture, to scroll or select, and ended beside it isn't meant to close.
  const isBeside = (event: Event) => event.target === dialog || event.target === stage;
  let pressedBeside = false;
  dialog.addEventListener('pointerdown', event => {
    pressedBeside = isBeside(event);
  });
  dialog.addEventListener('click', event => {
    if (pressedBeside && isBeside(event)) close();
    pressedBeside = false;
  });

  const closed = new Promise<void>(resolve => {
    dialog.addEventListener('close', () => resolve(), { once: true });
    // Off the page a dialog has no close event any more.
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });

  const used = styles();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, used];
  root.append(dialog);
  try {
    dialog.showModal();
    closeButton.focus();
    void show();
    await closed;
  } finally {
    clear();
    blobs.clear();
    if (dialog.open) dialog.close();
    dialog.remove();
    const sheets = [...root.adoptedStyleSheets];
    // One only: another viewer, in the same root, may still be open.
    sheets.splice(sheets.lastIndexOf(used), 1);
    root.adoptedStyleSheets = sheets;
    if (before?.isConnected) before.focus({ preventScroll: true });
  }
}
