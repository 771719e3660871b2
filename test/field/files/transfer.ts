/** What a file manager, an office program or a screenshot tool puts on the clipboard or drags. */
export interface Content {
  readonly files?: readonly File[];
  readonly text?: string;
  readonly html?: string;
}

function transferOf({ files = [], text, html }: Content): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  if (text !== undefined) transfer.setData('text/plain', text);
  if (html !== undefined) transfer.setData('text/html', html);
  return transfer;
}

/** Pastes into an element; says whether the browser is kept from putting the text in. */
export function paste(element: Element, content: Content): boolean {
  const event = new ClipboardEvent('paste', { bubbles: true, composed: true, cancelable: true });
  Object.defineProperty(event, 'clipboardData', { value: transferOf(content) });
  return !element.dispatchEvent(event);
}

/** What became of files that were dropped. */
export interface Drop {
  /** Whether the browser gives the files to the page at all: somebody wants them, and nobody said `none`. */
  readonly offered: boolean;
  /** Whether the browser leaves the page for the file. */
  readonly leaves: boolean;
}

/** Drops on an element, as a browser does: an event for the drop itself comes only where it was offered. */
export function drop(element: Element, content: Content): Drop {
  const dataTransfer = transferOf(content);
  // A DataTransfer that a script has made does not keep what is set.
  let dropEffect = 'none';
  Object.defineProperty(dataTransfer, 'dropEffect', {
    get: () => dropEffect,
    set: (value: string) => (dropEffect = value),
  });
  const send = (name: string) =>
    !element.dispatchEvent(
      new DragEvent(name, { dataTransfer, bubbles: true, composed: true, cancelable: true }),
    );
  send('dragenter');
  const isHandled = send('dragover');
  if (isHandled && dropEffect === 'none') return { offered: false, leaves: false };
  return { offered: isHandled, leaves: !send('drop') };
}
