import type { ReactiveController } from 'lit';
import { pastedName } from '../../attachments/rules.ts';
import type { ComposingElement } from './attachment-field.ts';
import { adopt, make } from '../element/dom.ts';

// Names the template for the minifier; Lit stays out of lazy files.
const css = String.raw;

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
 * Files that are dropped or pasted where something is written.
 *
 * @csspart drop-hint - "Drop files here", over everything while files are dragged.
 */
export class FileDrop implements ReactiveController {
  readonly #host: ComposingElement;
  readonly #hint = make('div', { className: 'drop-hint', ariaHidden: 'true' });

  constructor(host: ComposingElement) {
    this.#host = host;
    this.#hint.part.add('drop-hint');
    host.addController(this);
    host.addEventListener('paste', this.#onPaste);
    host.addEventListener('dragover', this.#onDragOver);
    host.addEventListener('dragleave', this.#onDragLeave);
    host.addEventListener('drop', this.#onDrop);
  }

  hostDisconnected(): void {
    this.#hint.remove();
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    // Text from an office program also brings a picture of itself: there the text is meant.
    if (files.length === 0 || event.clipboardData?.getData('text/plain')) return;
    event.preventDefault();
    const taken = this.#host.composer?.snapshot.files.map(({ file }) => file.name) ?? [];
    this.#host.files.add(
      files.map(file => {
        const name = pastedName(file, taken);
        taken.push(name);
        return name === file.name
          ? file
          : new File([file], name, { type: file.type, lastModified: file.lastModified });
      }),
    );
  };

  readonly #onDragOver = (event: DragEvent): void => {
    const { composer, files, renderRoot, shadowRoot, translator } = this.#host;
    if (!composer || !files.takes || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    if (this.#hint.isConnected) return;
    adopt(shadowRoot, styles);
    this.#hint.textContent = translator.t('file.drop');
    renderRoot.querySelector('form')?.append(this.#hint);
  };

  readonly #onDragLeave = (event: DragEvent): void => {
    if (!this.#host.contains(event.relatedTarget as Node | null)) this.#hint.remove();
  };

  readonly #onDrop = (event: DragEvent): void => {
    this.#hint.remove();
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.#host.files.add(files);
  };
}
