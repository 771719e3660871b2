/** Zendesk's statuses: six categories, and where there are custom ones, their names for end users. */
import { path } from '../shared/path.ts';
import { filled, idOf, list, raw } from '../shared/values.ts';
import type { Zendesk } from './client.ts';
import { idForm, type Ticket } from './ticket.ts';

export interface Statuses {
  /** As end users read it. */
  labelOf(ticket: Ticket): Promise<string>;
}

/** https://developer.zendesk.com/api-reference/ticketing/tickets/tickets/ */
export const isClosed = ({ status }: Pick<Ticket, 'status'>): boolean =>
  status === 'solved' || status === 'closed';

/** As Zendesk's own help center names them. */
const usual: Readonly<Record<string, string>> = {
  new: 'Open',
  open: 'Open',
  pending: 'Awaiting your reply',
  hold: 'On-hold',
  solved: 'Solved',
  closed: 'Solved',
};

/** Milliseconds for which they are known. */
const lifetimeMs = 5 * 60_000;

export function createStatuses({ http }: Zendesk): Statuses {
  let known: { readonly labels: ReadonlyMap<string, string>; readonly at: number } | undefined;

  async function load(): Promise<ReadonlyMap<string, string>> {
    const { status, value } = await http.call(path`/custom_statuses.json`);
    // Not each plan has them.
    const rows = status === 200 ? list(raw(value)['custom_statuses']).map(raw) : [];
    return new Map(
      rows.flatMap(row => {
        const id = idOf(row['id'], idForm);
        const label = filled(row['end_user_label']) ?? filled(row['agent_label']);
        return id === undefined || label === undefined ? [] : [[id, label] as const];
      }),
    );
  }

  return {
    labelOf: async ({ status, customStatus }) => {
      if (customStatus !== undefined && status !== 'closed') {
        const now = performance.now();
        if (!known || now - known.at > lifetimeMs) known = { labels: await load(), at: now };
        const label = known.labels.get(customStatus);
        if (label !== undefined) return label;
      }
      return usual[status] ?? status;
    },
  };
}
