import type { TranscriptOptions } from './content.ts';
import { fillDocument } from './document.ts';
import type { WholeThread } from './whole.ts';

export interface PrintOptions extends TranscriptOptions {
  /** The parent of the frame: in a shadow root the page's rules do not apply, and it is removed with the element. */
  readonly root: ShadowRoot;
  /** Removes the frame and prints nothing. */
  readonly signal?: AbortSignal | undefined;
  /** Opens the dialog; default: the window's own `print()`. */
  readonly print?: ((frame: Window) => void) | undefined;
}

const CLASS = 'print-frame';

/**
 * Prints the thread as a document of its own, in an invisible frame that is removed after printing. The page itself does
 * not change.
 *
 * @returns Resolves when the dialog was opened.
 * @throws The signal's reason, once it is aborted before that.
 */
export async function printThread(whole: WholeThread, options: PrintOptions): Promise<void> {
  const { root, signal, print = (frame: Window) => frame.print() } = options;
  signal?.throwIfAborted();
  // Not every browser fires `afterprint`; then the next print removes the frame.
  for (const old of root.querySelectorAll(`iframe.${CLASS}`)) old.remove();
  const frame = document.createElement('iframe');
  frame.className = CLASS;
  frame.ariaHidden = 'true';
  frame.tabIndex = -1;
  // Some engines print nothing with `display: none`.
  frame.style.cssText =
    'position: fixed; inset-inline-end: 100%; inline-size: 1px; block-size: 1px; border: 0; visibility: hidden';
  signal?.addEventListener('abort', () => frame.remove(), { once: true });
  try {
    // A browser may replace the first empty document; the final one fires this event.
    await new Promise(loaded => {
      frame.addEventListener('load', loaded, { once: true });
      signal?.addEventListener('abort', loaded, { once: true });
      root.append(frame);
    });
    signal?.throwIfAborted();
    const window = frame.contentWindow;
    if (!window) throw new Error('The frame to print has gone.');
    await fillDocument(window.document, whole, options);
    signal?.throwIfAborted();
    window.addEventListener('afterprint', () => frame.remove(), { once: true });
    print(window);
  } catch (error) {
    frame.remove();
    throw error;
  }
}
