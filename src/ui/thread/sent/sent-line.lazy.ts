import '../../../i18n/en-late.ts';
import { css, html, nothing, type TemplateResult } from 'lit';
import { timeToday } from '../../../i18n/format.ts';
import type { SupportRequest } from '../../../model.ts';
import { copyShown } from '../../copy/copy-text.ts';
import { icons } from '../../element/icons.ts';
import type { LatePart } from '../../element/late-view.ts';
import type { SupportElement } from '../../element/support-element.ts';

const styles = css`
  .sent {
    gap: var(--sr-xs) var(--sr-m);
    margin-block: var(--sr-m);
    padding: var(--sr-s) var(--sr-m);
    border: 1px solid color-mix(in srgb, var(--sr-ok) 45%, transparent);
    border-inline-start: 4px solid var(--sr-ok);
    border-radius: calc(var(--sr-radius) * 1.6);
    background: color-mix(in srgb, var(--sr-ok) 6%, transparent);
    overflow-wrap: anywhere;
  }
  .sent > .icon {
    color: var(--sr-ok);
  }
  .sent > p {
    min-inline-size: 0;
  }
  .sent > p:last-child {
    flex: 1 1 14em;
  }
  .sent .button {
    min-block-size: calc(28px * var(--sr-density));
    padding-block: 0;
    font-size: 0.875em;
  }
  @media (pointer: coarse) {
    .sent .button {
      min-block-size: 44px;
    }
  }
`;

/** "Sent as CS-295900", with what happens next: above the first entry of a request that was sent a moment ago. */
export class SentLine implements LatePart {
  readonly styles = styles;
  readonly #host: SupportElement;
  /** The key that was copied last. */
  #copied: string | undefined;

  constructor(host: SupportElement) {
    this.#host = host;
  }

  render(request: SupportRequest): TemplateResult | typeof nothing {
    const { translator, desk } = this.#host;
    const { key } = request;
    if (desk?.justSent?.key !== key) return nothing;
    const isCopied = this.#copied === key;
    return html`<div class="flow sent" part="sent">
      ${icons.check}
      <p><strong>${translator.t('sent.as', { key })}</strong></p>
      <button type="button" class="button ${isCopied ? 'busy' : ''}" part="copy-button" aria-label="${translator.t('copy.do')} ${key}"
        @click=${(event: Event) => this.#copy(event.currentTarget as Element, key)}>
        <span class="either"><span aria-hidden=${isCopied || nothing}>${translator.t('copy.do')}</span><span aria-hidden=${!isCopied || nothing}
          >${translator.t('copy.done')}</span></span>
      </button>
      <p dir="auto">${this.#whatIsNext(request)}</p>
    </div>`;
  }

  /** What the customer may expect: the page's or the brand's own text, else the server's, else the time by which it expects to answer. */
  #whatIsNext({ expectedReplyAt }: SupportRequest): string {
    const { translator, desk } = this.#host;
    if (desk?.justSent?.isCalledOff) return translator.t('form.received');
    const own = translator.t('form.afterSend');
    if (translator.isReplaced('form.afterSend')) return own;
    const { afterSend } = desk?.config ?? {};
    if (afterSend) return afterSend;
    return expectedReplyAt !== undefined && expectedReplyAt > Date.now()
      ? translator.t('sent.expected', { time: timeToday(translator, expectedReplyAt) })
      : own;
  }

  async #copy(button: Element, key: string): Promise<void> {
    const source = button.previousElementSibling ?? button;
    if (!(await copyShown(this.#host, key, { source, button }))) return;
    this.#copied = key;
    this.#host.requestUpdate();
  }
}
