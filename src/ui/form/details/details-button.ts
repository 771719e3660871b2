import { html, type TemplateResult } from 'lit';
import { insertText } from '../../compose/insert-text.ts';
import type { FormHost } from '../form-host.ts';
import type { AgentData } from './user-agent.lazy.ts';

/** "Add technical details": adds browser, system, time zone, language and screen to the description. */
export const detailsButton = (host: FormHost): TemplateResult =>
  html`<button type="button" class="button plain details" part="details-button"
    aria-disabled=${host.composer?.snapshot.sending === true} @click=${() => void addDetails(host)}>${host.t('details.add')}</button>`;

async function addDetails(host: FormHost): Promise<void> {
  const heading = host.t('details.heading');
  const lines = [
    heading,
    ...(await detailsOf()).map(([name, value]) => `${host.t(`details.${name}`)}: ${value}`),
  ];
  const { composer, description: field } = host;
  if (!composer || !field || composer.snapshot.sending) return;
  const { value } = field;
  // Not twice.
  if (!value.split('\n').includes(heading)) {
    const end = value.trimEnd().length;
    insertText(field, `${end ? '\n\n' : ''}${lines.join('\n')}\n`, end, value.length);
    host.announce(host.t('details.added'));
  }
  field.focus();
}

/** Untranslated values, for agents. Without the module that names browser and system: the whole user agent string. */
async function detailsOf() {
  const { userAgent, userAgentData: data } = navigator as Navigator & { userAgentData?: AgentData };
  const names = await import('./user-agent.lazy.ts').catch(() => undefined);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { width, height } = screen;
  return [
    ['browser', names?.browserOf(userAgent, data) ?? userAgent],
    ...(names ? ([['system', await names.systemOf(userAgent, data)]] as const) : []),
    ['timeZone', timeZone],
    ['language', navigator.language],
    ['screen', `${width} × ${height}`],
  ] as const;
}
