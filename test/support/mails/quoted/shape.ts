/** A mail, what of it is seen at once, and what is behind "Show quoted text". */
export interface QuotedShape {
  readonly name: string;
  readonly format: 'text' | 'html' | 'markdown';
  readonly body: string;
  /** What its writer says, as shown. White space is compared as one space. */
  readonly new: string;
  /** Empty where all is shown. */
  readonly folded: string;
}

/** A plain text with something to fold at its end. */
export const tail = (name: string, own: string, folded: string): QuotedShape => ({
  name,
  format: 'text',
  body: `${own}\n\n${folded}`,
  new: own,
  folded,
});

/** A plain text of which nothing is folded. */
export const whole = (name: string, body: string): QuotedShape => ({
  name,
  format: 'text',
  body,
  new: body,
  folded: '',
});
