import type { Composer } from '../../state/outbox/composer.ts';
import type { SupportElement } from '../element/support-element.ts';

/** An element in which a request or a comment is written. */
export interface ComposingElement<T = unknown> extends SupportElement {
  /** The draft; absent where nothing can be written. */
  readonly composer: Composer<T> | undefined;
  /** False where this one takes text only. */
  readonly takesFiles?: boolean | undefined;
}
