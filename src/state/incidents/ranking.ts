import type { Incident } from '../../model.ts';

/** Milliseconds for which a resolved incident is still shown. */
const SHOWN_AFTER = 3_600_000;

/** When a resolved incident was over; `undefined` for any other, or where the backend does not say. */
export const resolvedAt = ({ state, endsAt, updatedAt }: Incident): number | undefined =>
  state === 'resolved' ? (endsAt ?? updatedAt) : undefined;

/** Whether an incident is going on: also one in a state of the backend's own. */
export const isActive = ({ state }: Incident): boolean => state !== 'scheduled' && state !== 'resolved';

/** Whether an incident is about a service. */
export const concerns = ({ serviceIds }: Incident, service: string | undefined): boolean =>
  service !== undefined && serviceIds.includes(service);

/** Smaller is worse. */
function rank(incident: Incident): number {
  const { kind, state } = incident;
  if (state === 'resolved') return 5;
  if (state === 'scheduled') return 4;
  return kind === 'outage' ? 0 : kind === 'maintenance' ? 2 : 1;
}

/**
 * The incidents that are shown, the worst first: those of the chosen service before all others, then what is going on before what is
 * planned, and that before what was resolved less than an hour ago.
 *
 * @param service id of the service that the customer asks about
 */
export function ranked(
  incidents: readonly Incident[],
  service?: string,
  now = Date.now(),
): readonly Incident[] {
  const isOver = (incident: Incident) => incident.state === 'resolved';
  const isShown = (incident: Incident) =>
    !isOver(incident) || now - (resolvedAt(incident) ?? -Infinity) < SHOWN_AFTER;
  const isFirst = (incident: Incident) => concerns(incident, service) && !isOver(incident);
  return incidents
    .filter(isShown)
    .toSorted(
      (a, b) =>
        Number(isFirst(b)) - Number(isFirst(a)) ||
        rank(a) - rank(b) ||
        (a.startedAt ?? Infinity) - (b.startedAt ?? Infinity) ||
        0,
    );
}
