/** An answer as a mail program or a support system sends it. */
export interface Mail {
  readonly name: string;
  /** Default: `html`. */
  readonly format?: 'html' | 'markdown' | 'text';
  readonly body: string;
  /** Texts that are seen at once; of HTML the whole text is checked anyway. */
  readonly shows?: readonly string[];
  /** Texts that are behind "Show quoted text". */
  readonly folds?: readonly string[];
  /** Texts that nobody sees: preheaders, comments. */
  readonly hides?: readonly string[];
}
