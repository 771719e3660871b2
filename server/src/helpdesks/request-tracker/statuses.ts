/** Which of RT's statuses are closed: RT's lifecycles say it, and each queue may have its own. What is learned stays. */
import { ticketIs } from './queries.ts';
import type { Ticket, Tracker } from './client.ts';

export interface Statuses {
  isClosed(ticket: Ticket): Promise<boolean>;
  /** These tickets were found as closed, or as open. */
  learn(tickets: readonly Ticket[], closed: boolean): void;
}

export function createStatuses(tracker: Tracker): Statuses {
  const known = new Map<string, boolean>();
  const keyOf = ({ queue, status }: Ticket): string => `${queue} ${status}`;
  return {
    learn: (tickets, closed) => {
      for (const ticket of tickets) known.set(keyOf(ticket), closed);
    },
    isClosed: async ticket => {
      const found = known.get(keyOf(ticket));
      if (found !== undefined) return found;
      // It may have another status meanwhile: then nothing is learned of this one.
      const isFoundAs = async (which: 'Active' | 'Inactive'): Promise<boolean> => {
        const [same] = (await tracker.tickets(ticketIs(ticket.id, which), 1, [])).tickets;
        return same?.status === ticket.status;
      };
      const closed = await isFoundAs('Inactive');
      if (closed || (await isFoundAs('Active'))) known.set(keyOf(ticket), closed);
      return closed;
    },
  };
}
