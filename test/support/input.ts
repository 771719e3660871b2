/** A person's hands: real keys and a real pointer, alike in every engine. */
import { executeServerCommand, resetMouse, sendMouse } from '@web/test-runner-commands';
import { waitFor } from './wait.ts';

/** Presses a key or a chord: `press('Enter')`, `press('Shift+Tab')`, `press('Control+Enter')`, `press('a')`. */
export async function press(...chords: string[]): Promise<void> {
  for (const chord of chords) await executeServerCommand('press', chord);
}

/** Types text at the place that has the focus; a line break is the Enter key. */
export async function type(text: string): Promise<void> {
  await executeServerCommand('type', text);
}

/** Gives the focus to a field and types; what stood there stays, and the caret is at the end. */
export async function typeInto(field: HTMLElement, text: string): Promise<void> {
  field.focus();
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.setSelectionRange(field.value.length, field.value.length);
  }
  await type(text);
}

/** Clicks the middle of an element, where it is seen; once more where it moved away from under the pointer. */
export async function click(element: Element): Promise<void> {
  const hits: Event[] = [];
  const hit = (event: Event) => hits.push(event);
  element.addEventListener('pointerdown', hit);
  for (;;) {
    const { left, top, width, height } = await placeOf(element);
    await sendMouse({
      type: 'click',
      position: [Math.round(left + width / 2), Math.round(top + height / 2)],
    });
    const now = element.getBoundingClientRect();
    if (hits.length > 0 || (now.left === left && now.top === top) || !element.isConnected) break;
  }
  element.removeEventListener('pointerdown', hit);
  await resetMouse();
}

/** Chooses files, as the browser's own dialog would: it can't be driven. */
export function chooseFiles(input: HTMLInputElement, ...files: File[]): void {
  input.files = transferOf(files).files;
  input.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Drops files on an element; says whether something takes them there. */
export function dropFiles(element: Element, ...files: File[]): boolean {
  const dataTransfer = transferOf(files);
  const drag = (name: string) =>
    !element.dispatchEvent(
      new DragEvent(name, { dataTransfer, bubbles: true, composed: true, cancelable: true }),
    );
  drag('dragenter');
  // A browser drops only where somebody said that they may be dropped.
  return drag('dragover') && drag('drop');
}

/** Pastes files into an element; says whether something takes them there. */
export function pasteFiles(element: Element, ...files: File[]): boolean {
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: transferOf(files) });
  return !element.dispatchEvent(event);
}

/** A file of that many bytes. */
export function fileOf(name: string, size = 3, type = 'text/plain'): File {
  return new File([new Uint8Array(size).fill(97)], name, { type });
}

/** The element that has the focus, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Where an element is seen, once it stands still: what scrolls into sight may be drawn for the first time and grow. */
async function placeOf(element: Element): Promise<DOMRect> {
  let before: DOMRect | undefined;
  let frames = 0;
  return waitFor(() => {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const place = element.getBoundingClientRect();
    frames = before?.left === place.left && before.top === place.top ? frames + 1 : 0;
    before = place;
    return frames > 2 && place;
  }, 'an element that stands still');
}

function transferOf(files: File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}
