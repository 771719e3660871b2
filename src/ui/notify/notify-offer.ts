import { css, html, nothing, type TemplateResult } from 'lit';
import type { SupportRequest } from '../../model.ts';
import { awaitingOf } from '../../state/thread/awaiting.ts';
import { lateIcons } from '../element/late-icons.ts';
import type { LatePart } from '../element/late-view.ts';
import type { HelpedElement } from '../element/helped-element.ts';
import { askPermission, permission } from './system-notification.ts';

/** "Tell me when support answers", below a request that waits for support: until the customer has allowed or refused it. */
export class NotifyOffer implements LatePart {
  readonly styles = css`
    .notify-offer {
      display: flex;
    }
    .notify-offer .button {
      margin-inline-start: calc(var(--sr-s) * -1);
      font-size: 0.875em;
      color: var(--sr-quiet);
    }
    .notify-offer .button span {
      text-decoration: underline;
      text-decoration-color: var(--sr-accent);
      text-underline-offset: 0.2em;
    }
  `;
  readonly #host: HelpedElement;

  constructor(host: HelpedElement) {
    this.#host = host;
  }

  /** @param request that is open */
  render(request: SupportRequest): TemplateResult | typeof nothing {
    const { desk } = this.#host;
    const snapshot = desk?.openThread?.snapshot;
    const waits = desk && snapshot && !request.closed && awaitingOf(snapshot) === 'support';
    if (!waits || desk.notify !== 'system' || permission() !== 'default') return nothing;
    return html`<p class="notify-offer">
      <button type="button" class="button plain" part="notify-button" @click=${this.#ask}>${lateIcons.bell}<span>${this.#host.t('notify.offer')}</span></button>
    </p>`;
  }

  readonly #ask = async (): Promise<void> => {
    const host = this.#host;
    const answer = await askPermission();
    if (answer === 'default') return;
    const hadFocus = host.shadowRoot?.activeElement?.matches('[part="notify-button"]') === true;
    host.announce(host.t(answer === 'granted' ? 'notify.on' : 'notify.refused'));
    host.requestUpdate();
    await host.updateComplete;
    // The button that was pressed is gone.
    if (hadFocus) host.renderRoot.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  };
}
