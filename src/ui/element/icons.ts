import { html, type TemplateResult } from 'lit';

/** A line icon, hidden from screen readers. @param directed mirrored in right-to-left languages */
export const icon = (path: string, directed = false): TemplateResult => html`
  <svg class="icon ${directed ? 'directed' : ''}" part="icon" viewBox="0 0 16 16" fill="none" stroke="currentColor"
    stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path} /></svg>`;

export const icons = {
  plus: icon('M8 3v10M3 8h10'),
  back: icon('M10 3 5 8l5 5', true),
  clip: icon('m13 7.5-5 5a3.2 3.2 0 0 1-4.5-4.5l5.3-5.3a2.1 2.1 0 0 1 3 3L6.6 11a1 1 0 0 1-1.5-1.5L10 4.7'),
  file: icon('M9 1.8H4.5a1 1 0 0 0-1 1v10.4a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V5.3zM9 1.8v3.5h3.5'),
  alert: icon('M8 1.8 1.5 13.4h13zM8 6.5v3M8 11.6v.1'),
  download: icon('M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.5h10'),
  newTab: icon('M6.5 3.5h-3v9h9v-3M9.5 2.8h3.7v3.7M13 3 7.5 8.5', true),
  check: icon('m3 8.5 3.2 3.2L13 4.8'),
  support: icon(
    'M2.8 9V8a5.2 5.2 0 0 1 10.4 0v1M2.8 8.8h2v3.6h-1a1 1 0 0 1-1-1zm10.4 0h-2v3.6h1a1 1 0 0 0 1-1zm0 2.6c0 1.6-1.4 2.4-3.4 2.4',
  ),
};
