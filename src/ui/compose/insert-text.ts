/**
 * Replaces a range of a text field as if it was typed, so that the browser's own undo takes it back, and what was changed before that too.
 * An `input` event updates the draft; the caret is behind the inserted text.
 */
export function insertText(
  field: HTMLInputElement | HTMLTextAreaElement,
  insert: string,
  from: number,
  to: number,
): void {
  const wanted = field.value.slice(0, from) + insert + field.value.slice(to);
  field.focus();
  field.setSelectionRange(from, to);
  // Deprecated, but the only way to make the change undoable.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  document.execCommand(insert ? 'insertText' : 'delete', false, insert);
  if (field.value === wanted) return;
  field.value = wanted;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}
