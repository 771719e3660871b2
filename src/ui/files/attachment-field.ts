import { html, nothing, type TemplateResult } from 'lit';
import { meaningOf } from '../../attachments/pasted.ts';
import type { FileLimits } from '../../attachments/rules.ts';
import { sizeLimit } from '../../i18n/format-uploads.ts';
import type { TextKey } from '../../i18n/texts.ts';
import type { AddedFiles } from '../../state/outbox/composer-snapshot.ts';
import type { ComposingElement } from '../compose/composing-element.ts';
import { icons } from '../element/icons.ts';
import { lateView } from '../element/late-view.ts';
import { ChosenFiles } from './chosen-files.ts';
import type { TextPictures } from './text-pictures.ts';
import { transferred, type Transferred } from './transferred.ts';

const loadDropHint = () => import('./drop-hint.lazy.ts');

const NO_LIMITS: FileLimits = { maxBytes: Infinity, accepted: [] };

/** The files of a draft and the button that adds some. "Drop files here" covers the nearest positioned ancestor. */
export class AttachmentField {
  readonly #host: ComposingElement;
  readonly #refusal: () => TextKey | undefined;
  readonly #hint;
  readonly #chosen;

  /** @param refusal why nothing can be written or attached now, where that is so */
  constructor(host: ComposingElement, refusal: () => TextKey | undefined = () => undefined) {
    this.#host = host;
    this.#refusal = refusal;
    this.#hint = lateView(host, loadDropHint, ({ DropHint }) => new DropHint(host, () => !this.#whyNot()));
    this.#chosen = new ChosenFiles(host);
    host.addEventListener('paste', this.#onPaste);
  }

  /** Whether files can be added; a limit of 0 switches them off. */
  get takes(): boolean {
    return this.#host.takesFiles !== false && this.#limits.maxCount !== 0 && !this.#refusal();
  }

  get #limits(): FileLimits {
    return this.#host.desk?.limits ?? NO_LIMITS;
  }

  /**
   * The files, the rejected ones, the button and "Drop files here".
   *
   * @param beside further buttons, in the same line
   * @param pictures how pictures are placed in the text
   */
  render(beside: TemplateResult | typeof nothing = nothing, pictures?: TextPictures): TemplateResult {
    const { sending = false } = this.#host.composer?.snapshot ?? {};
    return html`
      <div class="attachments">
        ${this.#chosen.render(this.#limits, this.#focusButton, pictures)}
        ${this.takes || beside !== nothing ? html`<div class="flow attach">${this.takes ? this.#renderButton(sending) : nothing}${beside}${this.takes ? this.#renderHint() : nothing}</div>` : nothing}
      </div>
      ${this.#hint.part?.render()}
    `;
  }

  #renderButton(sending: boolean): TemplateResult {
    const { translator } = this.#host;
    const { accepted } = this.#limits;
    return html`<input type="file" multiple hidden tabindex="-1" accept=${accepted.join(',')} @change=${this.#onChange} />
      <button type="button" class="button" part="attachment-button" aria-describedby="limit" aria-disabled=${sending}
        @click=${this.#choose}>
        ${icons.clip}<span class="attach-text">${translator.t('file.attach')}</span>
      </button>`;
  }

  #renderHint(): TemplateResult {
    const { translator } = this.#host;
    const { maxBytes, maxCount: count } = this.#limits;
    const size = maxBytes === Infinity ? '' : sizeLimit(translator, maxBytes);
    const limit =
      size && (count ? translator.t('file.limits', { count, size }) : translator.t('file.limit', { size }));
    return html`<span class="dotted quiet" part="hint" id="limit">${limit && html`<span>${limit}</span> `}<span class="ways">${translator.t('file.ways')}</span></span>`;
  }

  /** Attaches a file that the customer has made of something they wrote; false where it is not taken. */
  attach(file: File): boolean {
    return this.takes && (this.#add({ files: [file], folders: [] })?.taken.length ?? 0) > 0;
  }

  /** Takes what was dropped or pasted; a message says why where it can't. */
  take(chosen: Transferred): void {
    const isEmpty = chosen.files.length + chosen.folders.length === 0;
    const problem = this.#whyNot() ?? (isEmpty ? 'file.nothing' : undefined);
    this.#host.showFileNote(problem);
    if (!problem) this.#add(chosen);
  }

  #whyNot(): TextKey | undefined {
    if (!this.#host.composer) return 'file.notYet';
    return this.takes ? undefined : (this.#refusal() ?? 'file.notTaken');
  }

  /** Adds the files that the page, the limits and the backend allow to the draft, and announces the result for each. */
  #add({ files, folders }: Transferred): AddedFiles | undefined {
    const { composer } = this.#host;
    if (!composer) return undefined;
    const allowed = files.filter(file => this.#host.emit('support-before-attach', { file }, true));
    const added = composer.addFiles(allowed, folders);
    this.#chosen.announce(added, this.#limits);
    return added;
  }

  readonly #choose = (event: Event): void => {
    if (this.#host.composer?.snapshot.sending) return;
    (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.click();
  };

  readonly #onChange = (event: Event): void => {
    const input = event.currentTarget as HTMLInputElement;
    this.#add({ files: [...(input.files ?? [])], folders: [] });
    // The same file may be chosen again after it was removed.
    input.value = '';
  };

  readonly #onPaste = (event: ClipboardEvent): void => {
    const { clipboardData } = event;
    if (!clipboardData?.files.length) return;
    const meaning = meaningOf([...clipboardData.files], clipboardData.getData('text/plain'));
    if (meaning === 'text') return;
    // Not the page's, which may take pasted files for its own.
    event.stopPropagation();
    if (meaning === 'files') event.preventDefault();
    this.take(transferred(clipboardData));
  };

  /** The button that had the focus was removed with its file. */
  readonly #focusButton = (): void =>
    this.#host.renderRoot.querySelector<HTMLElement>('[part="attachment-button"]')?.focus();
}
