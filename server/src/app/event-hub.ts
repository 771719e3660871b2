/** Publishes changes of requests to the open event streams of one process. */
import type { Change } from './store.ts';

export interface Subscriber {
  /** Key of the customer whose changes it receives. */
  readonly customer: string;
  change(change: Change): void;
  /** Changes may have been missed: read the change log. */
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
  /** Sends a change to the subscribers of its customer. */
  publish(change: Change): void;
  /** Tells every subscriber that changes may have been missed. */
  gap(): void;
  /** Number of all subscribers. */
  total(): number;
  /** Ends every subscriber. */
  close(): void;
}

export function createEventHub(): EventHub {
  const customers = new Map<string, Set<Subscriber>>();
  const all = (): Subscriber[] => [...customers.values()].flatMap(subscribers => [...subscribers]);

  return {
    subscribe: subscriber => {
      const { customer } = subscriber;
      const subscribers = customers.get(customer) ?? new Set();
      customers.set(customer, subscribers.add(subscriber));
      return () => {
        subscribers.delete(subscriber);
        if (!subscribers.size && customers.get(customer) === subscribers) customers.delete(customer);
      };
    },
    count: customer => customers.get(customer)?.size ?? 0,
    publish: change => {
      for (const subscriber of [...(customers.get(change.customer) ?? [])]) subscriber.change(change);
    },
    total: () => all().length,
    gap: () => {
      for (const subscriber of all()) subscriber.gap();
    },
    close: () => {
      for (const subscriber of all()) subscriber.end();
    },
  };
}
