import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.ts';
import type { SupportElement } from './support-element.ts';

/** "All requests". @param look primary where it is the one thing that helps */
export const backAction = (host: SupportElement, look: 'plain' | 'primary'): TemplateResult => html`
  <button type="button" class="button ${look}" part="back-button" @click=${() => host.go({ name: 'list' })}>
    ${look === 'plain' ? icons.back : nothing}${host.t('thread.back')}
  </button>
`;

/** "All requests", at the start of a view. @param beside what stands at the end of its line */
export const backButton = (host: SupportElement, beside?: unknown): TemplateResult =>
  html`<p class="flow back">${backAction(host, 'plain')} ${beside}</p>`;
