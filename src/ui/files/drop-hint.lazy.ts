import '../../i18n/en-late.ts';
import { css, html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { LatePart } from '../element/late-view.ts';
import type { SupportElement } from '../element/support-element.ts';

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
`;

/**
 * Says that files can be dropped and pasted anywhere on an element that composes.
 *
 * @csspart drop-hint - "Drop files here", over everything while files are dragged.
 */
export class DropHint implements LatePart, ReactiveController {
  readonly styles = styles;
  readonly #host: SupportElement;
  readonly #takes: () => boolean;
  #isDragging = false;

  /** @param takes whether files can be added */
  constructor(host: SupportElement, takes: () => boolean) {
    this.#host = host;
    this.#takes = takes;
    host.addController(this);
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

  #setDragging(isDragging: boolean): void {
    if (isDragging === this.#isDragging) return;
    this.#isDragging = isDragging;
    this.#host.requestUpdate();
  }

  readonly #onDragOver = ({ dataTransfer }: DragEvent): void =>
    this.#setDragging(this.#takes() && dataTransfer?.types.includes('Files') === true);

  readonly #onDragLeave = (event: DragEvent): void => {
    if (!this.#host.contains(event.relatedTarget as Node | null)) this.#setDragging(false);
  };

  readonly #onDrop = (): void => this.#setDragging(false);
}
