import '../../i18n/en-late.ts';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Composer } from '../../state/outbox/composer.ts';
import { isSolved, setSolved } from './solved.ts';
import type { LatePart } from '../element/late-view.ts';
import type { SupportElement } from '../element/support-element.ts';
import { UndoNote, undoNoteStyles } from '../element/undo-note.ts';

interface DiscardOptions {
  readonly composer: () => Composer<unknown> | undefined;
  /** Puts the focus where the customer goes on, once the button that they pressed is removed. */
  readonly goOn: () => void;
}

/** "Discard", and after it "Draft discarded. Undo". */
export class Discard implements LatePart, ReactiveController {
  readonly styles = undoNoteStyles;
  readonly #host: SupportElement;
  readonly #options: DiscardOptions;
  readonly #undo: UndoNote;
  /** The draft that the note is about. */
  #composer: Composer<unknown> | undefined;
  /** Moves the focus once the draft is discarded, or is back. */
  #next: { readonly isDiscarded: boolean; readonly focus: () => void } | undefined;

  constructor(host: SupportElement, options: DiscardOptions) {
    this.#host = host;
    this.#options = options;
    this.#undo = new UndoNote(host, {
      name: 'draft',
      text: () => (isSolved(this.#composer) ? 'articles.thanks' : 'form.discarded'),
      undo: () => void this.#restore(),
      over: () => void this.#composer?.forget(),
    });
    host.addController(this);
    this.hostUpdate();
  }

  hostUpdate(): void {
    const composer = this.#options.composer();
    const isDiscarded = composer?.snapshot.isDiscarded === true;
    if (isDiscarded && !(this.#undo.isShown && composer === this.#composer)) this.#undo.show();
    else if (!isDiscarded) this.#undo.hide();
    this.#composer = composer;
  }

  hostUpdated(): void {
    if (this.#next?.isDiscarded !== this.#undo.isShown) return;
    this.#next.focus();
    this.#next = undefined;
  }

  hostDisconnected(): void {
    this.#undo.hide();
  }

  render(): TemplateResult | typeof nothing {
    const composer = this.#options.composer();
    if (!composer) return nothing;
    // What comes back while a draft is sent would go on as a comment.
    if (composer.isOnItsWay) return nothing;
    const { hasDraft, isDiscarded } = composer.snapshot;
    const label = this.#host.t('form.discard');
    return html`${
      hasDraft
        ? html`<button type="button" class="button plain" part="discard-button" aria-label=${label}
            @click=${this.#discard}>${this.#host.t('draft.discard')}</button>`
        : nothing
    }${isDiscarded ? this.#undo.render() : nothing}`;
  }

  readonly #discard = ({ detail }: MouseEvent): void => {
    const composer = this.#options.composer();
    // Clicks by keyboard or screen reader have no count. With the focus on "Undo" the note would stay.
    this.#next = { isDiscarded: true, focus: detail === 0 ? () => this.#undo.focus() : this.#options.goOn };
    setSolved(composer, false);
    void composer?.discard();
    if (this.#undo.isShown) this.#undo.show();
    this.#host.announce(this.#host.t('form.discarded'));
  };

  async #restore(): Promise<void> {
    this.#next = { isDiscarded: false, focus: this.#options.goOn };
    await this.#composer?.restoreDiscarded();
    this.#host.announce(this.#host.t('draft.restored'));
  }
}
