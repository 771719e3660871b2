/** Priorities as severities: those that the configuration names. */
import type { WireSeverity } from '../../app/wire.ts';
import { filled, idOf, list, raw } from '../shared/values.ts';
import type { Zammad } from './client.ts';
import { idForm, type Ticket } from './ticket.ts';

/** `3 high` is shown as `high`. */
export const severitiesOf = ({ settings: { priorities } }: Zammad): WireSeverity[] =>
  priorities.map(name => ({ value: name, label: name.replace(/^\d+\s+/, '') }));

/** Of a ticket. Also one that customers cannot choose. */
export const severityOf = ({ values }: Ticket, { settings }: Zammad): string | undefined =>
  settings.priorities.length ? filled(values['priority']) : undefined;

/** Ids by name. https://docs.zammad.org/en/latest/api/ticket/priorities.html */
export async function loadPriorities({ http }: Zammad): Promise<ReadonlyMap<string, string>> {
  const rows = list(await http.get('/ticket_priorities')).map(raw);
  return new Map(
    rows.flatMap(row => {
      const id = idOf(row['id'], idForm);
      const name = filled(row['name']);
      return id === undefined || name === undefined ? [] : [[name, id] as const];
    }),
  );
}
