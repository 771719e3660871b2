import type { BodyFormat } from './request.ts';

/** An outage or maintenance that concerns the customer (contract 1.1). Times are milliseconds since the epoch. */
export interface Incident {
  readonly id: string;
  readonly title: string;
  /** `maintenance`, `degraded`, `outage` or any word of the backend's own. */
  readonly kind: string;
  /** `scheduled`, `active`, `resolved` or any word of the backend's own. */
  readonly state: string;
  readonly startedAt?: number | undefined;
  /** While it is active, when it is expected to end. */
  readonly endsAt?: number | undefined;
  readonly updatedAt?: number | undefined;
  /** When the next word about it is expected. */
  readonly nextUpdateAt?: number | undefined;
  readonly body?: string | undefined;
  readonly format: BodyFormat;
  /** Absolute URL of a page about it. */
  readonly url?: string | undefined;
  /** The services that it concerns; empty where it concerns all or the backend does not say. */
  readonly serviceIds: readonly string[];
  readonly following?: boolean | undefined;
}
