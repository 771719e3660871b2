import type { Composer } from '../../state/outbox/composer.ts';
import type { SupportElement } from '../element/support-element.ts';

/** An element with a draft of a request or a comment. */
export interface ComposingElement<T = unknown> extends SupportElement {
  /** The draft; absent where nothing can be written. */
  readonly composer: Composer<T> | undefined;
  /** False where only text is accepted. */
  readonly takesFiles?: boolean | undefined;
}
