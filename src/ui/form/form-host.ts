import type { ComposingElement } from '../compose/composing-element.ts';

/** What the late parts of the form need of it. */
export interface FormHost extends ComposingElement {
  /** The field of the description. */
  readonly description: HTMLTextAreaElement | null;
}
