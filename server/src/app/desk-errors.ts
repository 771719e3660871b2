/** What a helpdesk throws. Whatever else it throws is a defect of it. */

/** The cursor is not one of this list. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';
}

/** The helpdesk does not answer, or says that it cannot just now: the same call may go well a little later. */
export class HelpdeskUnavailable extends Error {
  override readonly name = 'HelpdeskUnavailable';
  /** Seconds for which it wants to be left alone, where it says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    options: ErrorOptions & { readonly retryAfterSeconds?: number | undefined } = {},
  ) {
    super(message, options);
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** The helpdesk has refused a write; the message is for the customer. Nothing was added. */
export class HelpdeskRefused extends Error {
  override readonly name = 'HelpdeskRefused';
}
