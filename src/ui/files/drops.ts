import type { ReactiveElement } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import type { DropNote, NoteHost } from './drop-note.lazy.ts';
import { transferred, type Transferred } from './transferred.ts';

/** An element that is asked to take the files that fall on it. */
interface DropTarget extends ReactiveElement {
  takeFiles(chosen: Transferred): void;
}

/**
 * Takes files from the browser that are dropped anywhere on an element, from its first moment on: the browser would leave the page for
 * them. The page does not hear of it, since it may keep stray drops away itself, or take files for its own.
 */
export function catchDrops(host: DropTarget): void {
  host.addEventListener('dragover', event => {
    const transfer = takenFrom(event);
    if (transfer) transfer.dropEffect = 'copy';
  });
  host.addEventListener('drop', event => {
    const transfer = takenFrom(event);
    if (transfer) host.takeFiles(transferred(transfer));
  });
}

/** What is dragged, where that is files: text is left to the fields. */
function takenFrom(event: DragEvent): DataTransfer | undefined {
  const { dataTransfer } = event;
  if (!dataTransfer?.types.includes('Files')) return undefined;
  event.preventDefault();
  event.stopPropagation();
  return dataTransfer;
}

/** Why files that were dropped or pasted were not taken, in a message over the element. */
export class DropNotes {
  readonly #host: NoteHost;
  #note: DropNote | undefined;

  constructor(host: NoteHost) {
    this.#host = host;
  }

  /** @param key of the text; `undefined` removes the message */
  async show(key: TextKey | undefined): Promise<void> {
    if (key && !this.#note) {
      const module = await import('./drop-note.lazy.ts').catch(() => undefined);
      this.#note ??= module && new module.DropNote(this.#host);
    }
    this.#note?.show(key);
  }

  render(): unknown {
    return this.#note?.render();
  }
}
