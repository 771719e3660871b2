import '../../i18n/en-late.ts';
import type { SupportElement } from '../element/support-element.ts';

/**
 * Puts a text on the clipboard, and announces that.
 *
 * @param near an element in whose place a field may stand for a moment: without a secure context there is no `navigator.clipboard`
 * @returns whether it is there
 */
export async function copyText(host: SupportElement, text: string, near?: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    if (!near || !copyFromField(text, near)) return false;
  }
  host.announce(host.t('copy.done'));
  return true;
}

/**
 * Copies a text that is on the page. Where the browser refuses, the text is selected instead, and that is announced.
 *
 * @param source shows the text
 * @param button is pressed to copy it
 * @returns whether it is on the clipboard
 */
export async function copyShown(
  host: SupportElement,
  text: string,
  { source, button }: { readonly source: Element; readonly button: Element },
): Promise<boolean> {
  const isCopied = await copyText(host, text, button);
  if (!isCopied) {
    getSelection()?.selectAllChildren(source);
    host.announce(host.t('copy.selected'));
  }
  return isCopied;
}

function copyFromField(text: string, near: Element): boolean {
  const focused = (near.getRootNode() as ShadowRoot | Document).activeElement as HTMLElement | null;
  const field = document.createElement('textarea');
  field.className = 'hidden';
  field.value = text;
  near.after(field);
  field.select();
  // Deprecated, but all there is outside of secure contexts.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isCopied = document.execCommand('copy');
  field.remove();
  focused?.focus({ preventScroll: true });
  return isCopied;
}
