import { html, type TemplateResult } from 'lit';
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
  const { composer } = host;
  if (!composer || composer.snapshot.sending) return;
  const { body } = composer.snapshot.text;
  // Not twice.
  if (!body.split('\n').includes(heading)) {
    const before = body.trimEnd();
    composer.type('body', `${before}${before && '\n\n'}${lines.join('\n')}\n`);
    host.announce(host.t('details.added'));
  }
  host.description?.focus();
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
