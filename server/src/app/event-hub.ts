/** Publishes changes of requests to the open event streams of one process. */
import type { Change } from './store.ts';
import type { Viewer } from './team.ts';

/** Receives the changes of a customer's own requests; of those of colleagues it learns by `gap`. */
interface Subscriber extends Viewer {
  change(change: Change): void;
  /** Changes may have been missed: read the change log, which has what this viewer may see. */
  gap(): void;
  /** No more changes will follow: the process stops. */
  end(): void;
}

export interface EventFeed {
  /** Returns the function that unsubscribes. */
  subscribe(subscriber: Subscriber): () => void;
  /** Number of this customer's subscribers. */
  count(customer: string): number;
}

export interface EventHub extends EventFeed {
  /** Sends a change to the subscribers of its customer, and tells the colleagues that there may be one for them. */
  publish(change: Change): void;
  /** Tells every subscriber that changes may have been missed. */
  gap(): void;
  /** Number of all subscribers. */
  total(): number;
  /** Ends every subscriber. */
  close(): void;
}

/** Subscribers by a key. */
class Groups {
  readonly #groups = new Map<string, Set<Subscriber>>();

  of(key: string | undefined): readonly Subscriber[] {
    return key === undefined ? [] : [...(this.#groups.get(key) ?? [])];
  }

  add(key: string, subscriber: Subscriber): () => void {
    const group = this.#groups.get(key) ?? new Set();
    this.#groups.set(key, group.add(subscriber));
    return () => {
      group.delete(subscriber);
      if (!group.size && this.#groups.get(key) === group) this.#groups.delete(key);
    };
  }

  all(): readonly Subscriber[] {
    return [...this.#groups.values()].flatMap(group => [...group]);
  }
}

export function createEventHub(): EventHub {
  const customers = new Groups();
  const organisations = new Groups();

  return {
    subscribe: subscriber => {
      const { customer, organisation } = subscriber;
      const leave = customers.add(customer, subscriber);
      const leaveColleagues =
        organisation === undefined ? undefined : organisations.add(organisation, subscriber);
      return () => {
        leave();
        leaveColleagues?.();
      };
    },
    count: customer => customers.of(customer).length,
    publish: change => {
      for (const subscriber of customers.of(change.customer)) subscriber.change(change);
      for (const subscriber of organisations.of(change.organisation))
        if (subscriber.customer !== change.customer) subscriber.gap();
    },
    total: () => customers.all().length,
    gap: () => {
      for (const subscriber of customers.all()) subscriber.gap();
    },
    close: () => {
      for (const subscriber of customers.all()) subscriber.end();
    },
  };
}
