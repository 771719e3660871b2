import { html, nothing, type TemplateResult } from 'lit';
import type { SupportRequest } from '../../../model.ts';
import { cleanLine } from '../../../text/plain.ts';
import { addressOf } from '../../element/address-of.ts';
import { isForBrowser } from '../../element/own-tab.ts';
import type { SupportElement } from '../../element/support-element.ts';

/** A link that opens another request in the widget; with the page's own address where it gives one. */
function requestLink(host: SupportElement, key: string, text: string): TemplateResult {
  const address = addressOf(host, key);
  const open = (event: MouseEvent) => {
    if (address && isForBrowser(event)) return;
    event.preventDefault();
    host.go({ name: 'thread', key });
  };
  return address
    ? html`<a class="request-link" part="request-link" href=${address} @click=${open}><bdi>${text}</bdi></a>`
    : html`<button type="button" class="request-link" part="request-link" @click=${open}><bdi>${text}</bdi></button>`;
}

/** The request that continues this one, and others that belong to it. */
export function requestLinks(
  host: SupportElement,
  { key: own, mergedInto, links = [] }: SupportRequest,
): TemplateResult | typeof nothing {
  const { translator } = host;
  const merged = mergedInto === own ? undefined : mergedInto;
  const others = links.filter(({ key }) => key !== own && key !== merged);
  if (merged === undefined && others.length === 0) return nothing;
  return html`<ul class="request-links" role="list">
    ${
      merged === undefined
        ? nothing
        : html`<li class="merged">${requestLink(host, merged, translator.t('related.mergedInto', { key: cleanLine(merged) }))}</li>`
    }
    ${others.map(({ rel, key, summary = '' }) => {
      const relation = translator.t(`related.${rel}`, { key: cleanLine(key) });
      const about = cleanLine(summary);
      return html`<li>${requestLink(host, key, about ? `${relation} · ${about}` : relation)}</li>`;
    })}
  </ul>`;
}
