/** The signed-in customer. */
export interface Customer {
  /** Stable and unique, such as the number of the account: never an address, which two customers may share. */
  readonly key: string;
  readonly name: string;
  /** For helpdesks that know people by it, and for the mails of the built-in desk. */
  readonly email?: string | undefined;
  /** Customers of the same one are colleagues: the server takes it from the catalogue. */
  readonly organisation?: string | undefined;
}
