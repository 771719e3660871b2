import '../../i18n/en-late.ts';
import { css, html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { TextKey } from '../../i18n/texts.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Desk, View } from '../../state/desk.ts';
import { icons } from '../element/icons.ts';
import { adoptLate } from '../element/late-view.ts';
import { lateIcons } from '../element/late-icons.ts';

export interface NoteHost extends ReactiveElement {
  readonly desk: Desk | undefined;
  readonly t: Translator['t'];
}

/** In sight wherever the element is scrolled to, and over nothing that has to be pressed next. */
const styles = css`
  .drop-note {
    position: sticky;
    inset-block-start: var(--sr-s);
    z-index: 2;
    align-items: center;
    gap: var(--sr-s);
    margin-block-end: var(--sr-m);
    padding-block: var(--sr-space);
    padding-inline: var(--sr-m) var(--sr-space);
    border: 1px solid var(--sr-danger);
    border-radius: var(--sr-radius);
    background: Canvas;
    box-shadow: var(--sr-shadow);
  }
  .drop-note span {
    flex: auto;
  }
  .drop-note .icon {
    margin: 0;
  }
`;

/** A message over an element, until it is closed or the customer goes to another view. */
export class DropNote {
  readonly #host: NoteHost;
  #key: TextKey | undefined;
  #view: View | undefined;

  constructor(host: NoteHost) {
    this.#host = host;
    adoptLate(host, styles);
  }

  show(key: TextKey | undefined): void {
    this.#key = key;
    this.#view = this.#host.desk?.view;
    this.#host.requestUpdate();
  }

  render(): TemplateResult | typeof nothing {
    const host = this.#host;
    if (!this.#key || host.desk?.view !== this.#view) return nothing;
    return html`<p class="fault drop-note" part="message" role="alert">
      ${icons.alert}<span>${host.t(this.#key)}</span>
      <button type="button" class="button plain" part="remove-button" aria-label=${host.t('picture.close')}
        @click=${() => this.show(undefined)}>${lateIcons.cross}</button>
    </p>`;
  }
}
