/** Who hears of changes: one feed a process, whatever brings the changes to it. */
import type { Change } from './store.ts';

export interface Subscriber {
  readonly customer: string;
  change(change: Change): void;
  /** Changes may have been missed: look for yourself. */
  gap(): void;
  /** There will be no more. */
  end(): void;
}

export interface EventFeed {
  subscribe(subscriber: Subscriber): () => void;
  /** How many listen for this customer now. */
  count(customer: string): number;
}

export interface EventHub extends EventFeed {
  publish(change: Change): void;
  gap(): void;
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
    gap: () => {
      for (const subscriber of all()) subscriber.gap();
    },
    close: () => {
      for (const subscriber of all()) subscriber.end();
    },
  };
}
