/** Which contact has opened a ticket: only a ticket itself says it, and a contact's list needs it of each row. */
import { Cache } from '../shared/cache.ts';
import type { Row, Ticket } from './ticket.ts';

/** Tickets of all clients; milliseconds. */
const maxKnown = 20_000;
const keptMs = 24 * 3_600_000;

export interface Openers {
  /** Absent where it has to be asked for. `contact` is absent for the client itself. */
  of(row: Row): Pick<Ticket, 'contact'> | undefined;
  /** Whether another person stands in the row than when its ticket was read. */
  hasMoved(row: Row): boolean;
  /** @param row of a list that has this ticket */
  learn(row: Row, ticket: Ticket): void;
  /** A ticket that was read by itself. */
  check(ticket: Ticket): void;
}

export function createOpeners(): Openers {
  const known = new Cache<Pick<Ticket, 'contact' | 'opener'>>(maxKnown, keptMs);
  return {
    of: row => {
      if (row.isOfOwner) return { contact: undefined };
      const found = known.get(row.id);
      return found?.opener === row.opener ? found : undefined;
    },
    hasMoved: ({ id, opener }) => (known.get(id)?.opener ?? opener) !== opener,
    learn: ({ id, opener }, { contact }) => known.set(id, { contact, opener }),
    check: ({ id, contact }) => {
      if (known.get(id)?.contact !== contact) known.delete(id);
    },
  };
}
