import { html, nothing, type TemplateResult } from 'lit';
import type { ContextItem, Field } from '../../model.ts';

/** Whether an item of the page's context is shown as a chip, not as a choice. */
const isChip = (item: Partial<ContextItem> | null): boolean => Boolean(item?.value) && !item?.choices?.length;

/** In place of what loads later between the description and the files, as high as that: the page's context and the custom fields. */
export const lateRoom = (context: unknown, fields: readonly Field[]): TemplateResult => html`
  ${Array.isArray(context) && context.some(isChip) ? html`<div class="late-room chips"></div>` : nothing}
  ${fields.map(({ type, help }) => html`<div class="late-room ${type} ${help ? 'helped' : ''}"></div>`)}
`;
