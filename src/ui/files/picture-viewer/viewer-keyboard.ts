import type { ViewerState } from './viewer-state.ts';

const hasModifier = ({ ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  ctrlKey || altKey || metaKey || shiftKey;

/** Takes a key for the viewer: the page around has keys of its own and must not see it. */
function take(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Keys in the dialog. The arrow keys, in reading direction, go between the pictures, unless one has its actual size and they
 * are needed to scroll. Escape is the browser's, which closes the dialog.
 */
export function onViewerKey(event: KeyboardEvent, state: ViewerState): void {
  if (!hasModifier(event)) {
    if (/^Arrow(Left|Right)$/.test(event.key) && !state.isActual) {
      const { direction } = getComputedStyle(event.currentTarget as Element);
      const forward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
      state.go(state.index + (event.key === forward ? 1 : -1));
      take(event);
    } else if (event.key === 'Escape') event.stopPropagation();
  }
  hideLetters(event);
}

/** Keys on the picture, which is a button. */
export function onPictureKey(event: KeyboardEvent, state: ViewerState): void {
  if (hasModifier(event) || (event.key !== 'Enter' && event.key !== ' ')) return;
  state.toggleActual();
  take(event);
}

/**
 * The page behind a modal dialog must not take single letters for shortcuts. Keys with Ctrl or Command are the browser's
 * as well and go on to it.
 */
export function hideLetters(event: KeyboardEvent): void {
  if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
}
