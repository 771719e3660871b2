/** Up to where a customer has read the requests of a desk that keeps no read marks: the time of the last entry, in ms. */
export interface Marks {
  /** The marks of those requests that have one. */
  list(customer: string, keys: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Moves the mark forward, never back. */
  set(customer: string, key: string, readUntil: number): Promise<void>;
}
