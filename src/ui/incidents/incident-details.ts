import { html, nothing, type TemplateResult } from 'lit';
import type { Comment, Incident } from '../../model.ts';
import type { BodyRenderer } from '../body/body.ts';
import { icons } from '../element/icons.ts';
import type { SupportElement } from '../element/support-element.ts';

export const hasDetails = ({ body, url }: Incident): boolean => Boolean(body?.trim() ?? url);

/** Bodies are rendered as those of entries are, and kept as those are: one for each answer of the server. */
const entries = new WeakMap<Incident, Comment>();

function entryOf(incident: Incident): Comment {
  let entry = entries.get(incident);
  if (!entry) {
    const { id, body = '', format } = incident;
    entry = {
      id,
      author: { name: '', role: 'system', me: false },
      body,
      format,
      attachments: [],
      warnings: [],
    };
    entries.set(incident, entry);
  }
  return entry;
}

/** What the backend says of an incident, and the page about it, which opens in a new tab without the token. */
export function incidentDetails(
  { translator }: SupportElement,
  bodies: BodyRenderer,
  incident: Incident,
): TemplateResult {
  const { body, url } = incident;
  return html`<div class="incident-body">
    ${body?.trim() ? html`<div class="entry-body" dir="auto">${bodies.render(entryOf(incident))}</div>` : nothing}
    ${
      url
        ? html`<p><a href=${url} target="_blank" rel="noopener noreferrer" title=${translator.t('link.newTab')}><span>${translator.t('incident.page')}</span>${icons.newTab}</a></p>`
        : nothing
    }
  </div>`;
}
