import { html, type TemplateResult } from 'lit';
import { icons } from './icons.ts';
import type { SupportElement } from './support-element.ts';

/** "All requests", at the start of a view. @param beside what stands at the end of its line */
export const backButton = (host: SupportElement, beside?: unknown): TemplateResult => html`
  <p class="flow back">
    <button type="button" class="button plain" part="back-button" @click=${() => host.go({ name: 'list' })}>
      ${icons.back}${host.t('thread.back')}
    </button>
    ${beside}
  </p>
`;
