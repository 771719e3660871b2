import type { ComposingElement } from '../compose/composing-element.ts';

/** The form, for its late parts. */
export interface FormHost extends ComposingElement {
  /** The field of the description. */
  readonly description: HTMLTextAreaElement | null;
}
