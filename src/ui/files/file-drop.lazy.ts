import '../../i18n/en-late.ts';
import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { pastedName } from '../../attachments/pasted-name.ts';
import type { ComposingElement } from '../compose/composing-element.ts';
import type { LatePart } from '../element/late-view.ts';
import { transferred, type Transferred } from './transferred.ts';

const styles = css`
  .drop-hint {
    position: absolute;
    inset: calc(var(--sr-space) * -2);
    display: grid;
    place-items: center;
    border: 2px dashed var(--sr-accent);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: color-mix(in srgb, Canvas 88%, transparent);
    color: CanvasText;
    box-shadow: var(--sr-shadow);
    font-weight: 600;
    pointer-events: none;
  }
  @media (pointer: coarse) {
    .ways {
      display: none;
    }
  }
`;

/** Takes files that are dropped or pasted. */
interface FileTarget {
  /** Whether files can be added; a limit of 0 switches them off. */
  readonly takes: boolean;
  add(chosen: Transferred): void;
}

/**
 * Dropping and pasting files anywhere on an element that composes.
 *
 * @csspart drop-hint - "Drop files here", over everything while files are dragged.
 */
export class FileDrop implements LatePart, ReactiveController {
  readonly styles = styles;
  readonly #host: ComposingElement;
  readonly #field: FileTarget;
  #isDragging = false;

  constructor(host: ComposingElement, field: FileTarget) {
    this.#host = host;
    this.#field = field;
    host.addController(this);
    host.addEventListener('paste', this.#onPaste);
    host.addEventListener('dragover', this.#onDragOver);
    host.addEventListener('dragleave', this.#onDragLeave);
    host.addEventListener('drop', this.#onDrop);
  }

  hostDisconnected(): void {
    this.#setDragging(false);
  }

  /** "Drop files here", over the nearest positioned element around, while files are dragged. */
  render(): TemplateResult | typeof nothing {
    return this.#isDragging
      ? html`<div class="drop-hint" part="drop-hint" aria-hidden="true">${this.#host.t('file.drop')}</div>`
      : nothing;
  }

  /** That files can be dropped and pasted, beside the limit. */
  renderWays(): TemplateResult {
    return html`<span class="ways"> · ${this.#host.t('file.ways')}</span>`;
  }

  #setDragging(isDragging: boolean): void {
    if (isDragging === this.#isDragging) return;
    this.#isDragging = isDragging;
    this.#host.requestUpdate();
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const { clipboardData } = event;
    // Text from an office program has a picture of itself: there the text is meant.
    if (!clipboardData?.files.length || clipboardData.getData('text/plain')) return;
    const { files, folders } = transferred(clipboardData);
    event.preventDefault();
    const taken = this.#host.composer?.snapshot.files.map(({ file }) => file.name) ?? [];
    this.#field.add({
      folders,
      files: files.map(file => {
        const name = pastedName(file, taken);
        taken.push(name);
        return name === file.name
          ? file
          : new File([file], name, { type: file.type, lastModified: file.lastModified });
      }),
    });
  };

  readonly #onDragOver = (event: DragEvent): void => {
    if (!this.#host.composer || !this.#field.takes || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    this.#setDragging(true);
  };

  readonly #onDragLeave = (event: DragEvent): void => {
    if (!this.#host.contains(event.relatedTarget as Node | null)) this.#setDragging(false);
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.#setDragging(false);
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    this.#field.add(transferred(event.dataTransfer));
  };
}
