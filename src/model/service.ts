/** What the customer has and a request can be about, such as a server (contract 1.1). */
export interface Service {
  readonly id: string;
  readonly label: string;
  readonly kind?: string | undefined;
  /** What tells it from others, such as its IP address. */
  readonly detail?: string | undefined;
  /** `ok`, `degraded`, `down`, `maintenance` or any word of the backend's own. */
  readonly state?: string | undefined;
  readonly incidentIds?: readonly string[] | undefined;
}

/** A colleague of the customer (contract 1.1). */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email?: string | undefined;
  /** The signed-in customer. */
  readonly me?: boolean | undefined;
}
