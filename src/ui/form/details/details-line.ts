import { html, type TemplateResult } from 'lit';
import { insertText } from '../../compose/insert-text.ts';
import type { FormHost } from '../form-host.ts';
import type { AgentData } from './user-agent.lazy.ts';

const DETAILS = ['browser', 'system', 'timeZone', 'language', 'screen'] as const;

/** "Add browser details": adds browser, system, time zone, language and screen to the description, and removes them again. */
export function detailsLine(host: FormHost): TemplateResult {
  const { text, sending = false } = host.composer?.snapshot ?? {};
  const range = rangeOf(host, text?.body ?? '');
  return range
    ? html`<span class="quiet added">✓ ${host.t('details.there')}</span>
      <button type="button" class="button plain details" part="details-button" aria-disabled=${sending}
        aria-label=${host.t('file.remove', { name: host.t('details.heading') })} @click=${() => remove(host)}>${host.t('details.remove')}</button>`
    : html`<button type="button" class="button plain details" part="details-button" aria-describedby="details-what"
        aria-disabled=${sending} @click=${() => void add(host)}>${host.t('details.add')}</button>
      <span class="quiet" part="hint" id="details-what">${host.t('details.what')}</span>`;
}

/** Where the details are in a description: their heading and the lines below it that are as they were written. */
function rangeOf(host: FormHost, text: string): readonly [from: number, to: number] | undefined {
  const names = DETAILS.map(name => `${host.t(`details.${name}`)}: `);
  const lines = text.split('\n');
  const first = lines.indexOf(host.t('details.heading'));
  if (first < 0) return undefined;
  const rest = lines.slice(first + 1).findIndex(line => !names.some(name => line.startsWith(name)));
  const last = rest < 0 ? lines.length : first + 1 + rest;
  const from = lines.slice(0, first).join('\n').trimEnd().length;
  return [from, lines.slice(0, last).join('\n').length];
}

async function add(host: FormHost): Promise<void> {
  const details = await detailsOf();
  const { composer, description: field } = host;
  if (!composer || !field || composer.snapshot.sending || rangeOf(host, field.value)) return;
  const lines = details.map(([name, value]) => `${host.t(`details.${name}`)}: ${value}`);
  const { value } = field;
  const end = value.trimEnd().length;
  insertText(
    field,
    `${end ? '\n\n' : ''}${[host.t('details.heading'), ...lines].join('\n')}\n`,
    end,
    value.length,
  );
  host.announce(host.t('details.added'));
  field.focus();
}

function remove(host: FormHost): void {
  const { composer, description: field } = host;
  const range = field && rangeOf(host, field.value);
  if (!range || composer?.snapshot.sending) return;
  insertText(field, '', ...range);
  host.announce(host.t('file.removed', { name: host.t('details.heading') }));
}

/** Untranslated values, for agents. Without the module that names browser and system: the whole user agent string. */
async function detailsOf(): Promise<readonly (readonly [(typeof DETAILS)[number], string])[]> {
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
  ];
}
