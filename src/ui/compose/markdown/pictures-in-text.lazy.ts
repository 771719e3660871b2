import '../../../i18n/en-late.ts';
import '../../../i18n/en-pictures.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { asPicture, isPictureFile } from '../../../attachments/rules.ts';
import type { Attachment } from '../../../model.ts';
import type { Composer } from '../../../state/outbox/composer.ts';
import type { Upload } from '../../../state/outbox/uploads.ts';
import {
  pictureReference,
  refersTo,
  withCurrentIds,
  withoutReferences,
} from '../../../text/picture-references.ts';
import { cleanLine } from '../../../text/plain.ts';
import type { TextPictures } from '../../files/text-pictures.ts';
import type { ComposingElement } from '../composing-element.ts';
import { insertText } from '../insert-text.ts';
import { isFenced } from './syntax.ts';

export interface PicturesHost {
  /** The draft, where it may be markdown. */
  readonly composer: () => Composer<unknown> | undefined;
  readonly field: () => HTMLTextAreaElement | null;
  /** Whether the text can be changed now. */
  readonly canWrite: () => boolean;
  /** The ids of the files that were there when one was pasted into the text; given once. */
  readonly takePasted: () => ReadonlySet<string> | undefined;
}

/**
 * Pictures of a draft in its text: a button at the row of each, an offer for one that was pasted into the text. A reference goes with its
 * file, and follows one that is uploaded again.
 */
export class PicturesInText implements TextPictures, ReactiveController {
  readonly #host: ComposingElement;
  readonly #options: PicturesHost;
  /** The ids of uploads that were pasted. */
  #pasted: readonly string[] = [];
  /** That one can be placed was announced. */
  #isOffered = false;
  /** Object URLs of what the preview shows, by the upload's id. */
  readonly #urls = new Map<string, string>();

  constructor(host: ComposingElement, options: PicturesHost) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const files = this.#files;
    const before = this.#options.takePasted();
    if (before) {
      const added = files.filter(({ id, file }) => !before.has(id) && isPictureFile(file));
      this.#pasted = added.map(({ id }) => id);
      this.#isOffered = false;
    }
    for (const [id, url] of this.#urls) {
      if (files.some(upload => upload.id === id)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(id);
    }
    // Not while the host is being rendered.
    if (this.#text !== this.#currentText) queueMicrotask(this.#relink);
  }

  hostUpdated(): void {
    const [upload] = this.#offered;
    if (!upload || this.#isOffered) return;
    this.#isOffered = true;
    this.#host.announce(`${this.#pastedText(upload)} ${this.#host.t('inText.place')}`);
  }

  hostDisconnected(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
    this.forget();
  }

  /** The customer writes on: nothing is offered any more. */
  onInput(): void {
    if (this.#offered.length > 0) this.forget();
  }

  forget(): void {
    this.#pasted = [];
  }

  /** What the preview shows: the draft's own files, whose bytes are here. */
  get attachments(): readonly Attachment[] {
    return this.#files.flatMap(({ id, file, state }) =>
      state.is === 'done' && isPictureFile(file)
        ? { ...state.attachment, url: this.#urlOf(id, file), local: true }
        : [],
    );
  }

  /** What can be done with a picture that was pasted. */
  renderOffer(): unknown {
    return this.#offered.map(
      upload => html`<div class="flow pasted">
        <span class="quiet">${this.#pastedText(upload)}</span> ${this.renderButton(upload)}
      </div>`,
    );
  }

  renderButton(upload: Upload): TemplateResult | typeof nothing {
    if (!this.#canPlace(upload)) return nothing;
    const { translator } = this.#host;
    const text = translator.t('inText.place');
    return html`<button type="button" class="button plain place" part="place-button" aria-label=${`${text}: ${cleanLine(upload.file.name)}`}
      @click=${() => this.#place(upload)}>${text}</button>`;
  }

  remove({ state }: Upload): void {
    const composer = this.#options.composer();
    if (!composer || state.is !== 'done') return;
    const { body } = composer.snapshot.text;
    composer.type('body', withoutReferences(body, state.attachment.id));
  }

  get #files(): readonly Upload[] {
    return this.#options.composer()?.snapshot.files ?? [];
  }

  get #offered(): readonly Upload[] {
    return this.#files.filter(upload => this.#pasted.includes(upload.id) && this.#canPlace(upload));
  }

  get #text(): string {
    return this.#options.composer()?.snapshot.text.body ?? '';
  }

  /** The text with the ids that the files have now. */
  get #currentText(): string {
    const text = this.#text;
    const composer = this.#options.composer();
    if (!text.includes('attachment:') || !composer?.isAtRest) return text;
    const done = this.#files.flatMap(({ file, state }) =>
      state.is === 'done' ? { id: state.attachment.id, name: cleanLine(file.name) } : [],
    );
    return withCurrentIds(text, done);
  }

  readonly #relink = (): void => {
    this.#options.composer()?.type('body', this.#currentText);
  };

  #pastedText({ file }: Upload): string {
    return this.#host.t('inText.pasted', { name: cleanLine(file.name) });
  }

  /** Only what will be shown there: a file elsewhere is a link. */
  #canPlace({ file, state }: Upload): boolean {
    return (
      state.is === 'done' &&
      state.attachment.local &&
      isPictureFile(file) &&
      this.#options.canWrite() &&
      !refersTo(this.#text, state.attachment.id)
    );
  }

  /** Puts a reference into a line of its own, at the caret. */
  #place(upload: Upload): void {
    const field = this.#options.field();
    const { file, state } = upload;
    if (!field || state.is !== 'done' || !this.#canPlace(upload)) return;
    const { value, selectionEnd } = field;
    // In code it would be text.
    const at = isFenced(value, selectionEnd) ? value.length : selectionEnd;
    const name = cleanLine(file.name);
    const before = at === 0 || value[at - 1] === '\n' ? '' : '\n';
    const after = value[at] === '\n' ? '' : '\n';
    this.forget();
    insertText(field, `${before}${pictureReference(state.attachment.id, name)}${after}`, at, at);
    this.#host.announce(this.#host.t('inText.placed', { name }));
    this.#host.requestUpdate();
  }

  #urlOf(id: string, file: File): string {
    let url = this.#urls.get(id);
    if (!url) this.#urls.set(id, (url = URL.createObjectURL(asPicture(file))));
    return url;
  }
}
