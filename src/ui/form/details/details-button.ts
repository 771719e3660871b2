import type { SupportRequestForm } from '../support-request-form.ts';
import { makeButton, write } from '../../element/dom.ts';
import { browserOf, systemOf, type AgentData } from './user-agent.ts';

/**
 * "Add technical details": writes into the description what the person would have to look up, where they see it and can
 * take it out again; only when pressed.
 *
 * @csspart details-button - The button.
 */
export class DetailsButton {
  readonly element: HTMLButtonElement;
  readonly #host: SupportRequestForm;

  constructor(host: SupportRequestForm) {
    this.#host = host;
    this.element = makeButton('', 'details-button', () => void this.#add(), 'plain details');
  }

  draw(): void {
    write(this.element, this.#host.translator.t('details.add'));
    this.element.ariaDisabled = String(this.#host.composer?.snapshot.sending === true);
  }

  async #add(): Promise<void> {
    const host = this.#host;
    const { translator } = host;
    const heading = translator.t('details.heading');
    const lines = [
      heading,
      ...(await detailsOf()).map(([name, value]) => `${translator.t(`details.${name}`)}: ${value}`),
    ];
    const { composer } = host;
    const field = host.renderRoot.querySelector('textarea');
    if (!composer || !field || composer.snapshot.sending) return;
    const { body } = composer.snapshot.text;
    // Once: it is still there.
    if (!body.split('\n').includes(heading)) {
      const before = body.trimEnd();
      composer.type('body', `${before}${before && '\n\n'}${lines.join('\n')}\n`);
      host.announce(translator.t('details.added'));
    }
    field.focus();
  }
}

/** Plain values, which support can read whatever language the labels have. */
async function detailsOf() {
  const data = (navigator as { userAgentData?: AgentData }).userAgentData;
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { width, height } = screen;
  return [
    ['browser', browserOf(navigator.userAgent, data)],
    ['system', await systemOf(navigator.userAgent, data)],
    ['timeZone', timeZone],
    ['language', navigator.language],
    ['screen', `${width} × ${height}`],
  ] as const;
}
