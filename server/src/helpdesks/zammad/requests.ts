/** Zammad's tickets as requests. */
import type { DeskRequest, Person } from '../../app/desk.ts';
import type { WireService } from '../../app/wire.ts';
import type { HelpdeskClient } from '../shared/client.ts';
import { shownService } from '../shared/services.ts';
import { statusOf } from '../shared/status.ts';
import { filled } from '../shared/values.ts';
import type { Zammad } from './client.ts';
import { ownerOf, type People, type Viewer } from './people.ts';
import { severityOf } from './priorities.ts';
import { serviceOf } from './services.ts';
import type { States } from './states.ts';
import type { Summaries, Summary } from './summaries.ts';
import { authorOf, descriptionFormat, filesOf } from './thread.ts';
import type { Article, Ticket } from './ticket.ts';

export interface RequestSources {
  readonly zammad: Zammad;
  readonly people: People;
  readonly states: States;
  readonly summaries: Summaries;
  /** Options of the attribute for services. */
  readonly services: () => Promise<readonly WireService[]>;
}

/** Milliseconds in which a list has to know the last comments: the server gives up after 10 s. */
const listMs = 3000;

function awaitingOf(closed: boolean, waits: boolean, last: Summary['lastWord']): DeskRequest['awaiting'] {
  if (closed) return undefined;
  if (waits) return 'requester';
  return last === 'Agent' ? undefined : 'support';
}

function fieldsOf({ values }: Ticket, attributes: readonly string[]): Record<string, string> {
  const found = attributes.flatMap(name => {
    const value =
      filled(values[name]) ?? (typeof values[name] === 'number' ? String(values[name]) : undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

/** @param opening with its whole text, where that is known */
export async function requestOf(
  ticket: Ticket,
  summary: Summary,
  opening: Article | undefined,
  viewer: Viewer,
  { zammad, states, services }: RequestSources,
): Promise<DeskRequest> {
  const owner = ownerOf(ticket.customer, viewer);
  const closed = await states.isClosed(ticket.state);
  const service = await shownService(serviceOf(ticket, zammad.settings), services);
  const { lastComment, lastWord, at } = summary;
  const author: Person | undefined = opening && authorOf(opening, viewer);
  return {
    key: ticket.number,
    owner,
    summary: ticket.title,
    description: opening?.body ?? '',
    ...descriptionFormat(opening),
    authorName: author?.name ?? (owner === viewer.owner ? viewer.customer.name : ''),
    files: opening ? filesOf(opening) : [],
    ...statusOf(ticket.state, closed),
    createdAt: ticket.created,
    // Zammad also counts what customers do not see.
    updatedAt: at,
    fields: fieldsOf(ticket, zammad.settings.attributes),
    severity: severityOf(ticket, zammad),
    ...(service ? { service } : {}),
    awaiting: awaitingOf(closed, zammad.settings.waitingStates.includes(ticket.state), lastWord),
    ...(lastComment && {
      lastComment: { author: authorOf(lastComment, viewer), createdAt: lastComment.created },
    }),
  };
}

export async function requestsOf(
  http: HelpdeskClient,
  tickets: readonly Ticket[],
  viewer: Viewer,
  sources: RequestSources,
): Promise<DeskRequest[]> {
  const summaries = await sources.summaries.of(http, tickets, listMs);
  const found: DeskRequest[] = [];
  for (const ticket of tickets) {
    const summary = summaries.get(ticket.id);
    if (summary) found.push(await requestOf(ticket, summary, summary.opening, viewer, sources));
  }
  return found;
}
