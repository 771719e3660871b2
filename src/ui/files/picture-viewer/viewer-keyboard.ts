import type { ViewerState } from './viewer-state.ts';

const hasModifier = ({ ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  ctrlKey || altKey || metaKey || shiftKey;

/** Handles a key in the viewer only, not as a shortcut of the page. */
function consume(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Keys in the dialog. The arrow keys, in reading direction, go between the pictures, unless one has its actual size and they
 * scroll it. The browser closes the dialog on Escape.
 */
export function onViewerKey(event: KeyboardEvent, state: ViewerState): void {
  if (!hasModifier(event)) {
    if (/^Arrow(Left|Right)$/.test(event.key) && !state.isActual) {
      const { direction } = getComputedStyle(event.currentTarget as Element);
      const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      state.go(state.index + (event.key === forward ? 1 : -1));
      consume(event);
    } else if (event.key === 'Escape') event.stopPropagation();
  }
  hideLetters(event);
}

/** Keys on the picture, which is a button. */
export function onPictureKey(event: KeyboardEvent, state: ViewerState): void {
  if (hasModifier(event) || (event.key !== 'Enter' && event.key !== ' ')) return;
  state.toggleActual();
  consume(event);
}

/** Hides single letters from the page's shortcuts. Keys with Ctrl or Command are the browser's and pass. */
export function hideLetters(event: KeyboardEvent): void {
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
}
