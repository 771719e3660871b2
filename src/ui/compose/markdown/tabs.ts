import { html, type TemplateResult } from 'lit';
import type { Translator } from '../../../i18n/translator.ts';

/**
 * "Write" and "Preview", above a text area.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
 */
export function markdownTabs(
  translator: Translator,
  options: {
    readonly isPreview: boolean;
    /** There is nothing to preview. */
    readonly isEmpty: boolean;
    /** The id of the text area. */
    readonly controls: string;
    readonly write: () => void;
    readonly preview: () => void;
  },
): TemplateResult {
  const { isPreview, isEmpty, controls, write, preview } = options;
  const tab = (
    key: 'write' | 'preview',
    isSelected: boolean,
    panel: string,
    isDisabled: boolean,
    act: () => void,
  ) =>
    html`<button type="button" role="tab" class="tab" part="preview-button" id="tab-${key}" aria-selected=${isSelected} aria-controls=${panel}
      tabindex=${isSelected ? 0 : -1} aria-disabled=${isDisabled} @click=${act}>${translator.t(`markdown.${key}`)}</button>`;
  return html`<div class="tabs" role="tablist" @keydown=${onKeydown}>
    ${tab('write', !isPreview, controls, false, write)} ${tab('preview', isPreview, 'preview', isEmpty, preview)}
  </div>`;
}

/** With two tabs, each arrow goes to the other one, which is shown at once. */
function onKeydown(event: KeyboardEvent): void {
  if (!/^(Arrow(Left|Right)|Home|End)$/.test(event.key)) return;
  const list = event.currentTarget as HTMLElement;
  const [write, preview] = list.querySelectorAll<HTMLElement>('[role="tab"]');
  const isWrite = event.target === write;
  const next = event.key === 'Home' ? write : event.key === 'End' ? preview : isWrite ? preview : write;
  event.preventDefault();
  next?.focus();
  next?.click();
}
