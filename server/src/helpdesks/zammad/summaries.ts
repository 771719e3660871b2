/** What a list of tickets does not say of each: description and last comment. Kept until the ticket changes. */
import type { HelpdeskClient } from '../shared/client.ts';
import { createQueue } from '../shared/queue.ts';
import { within } from '../shared/within.ts';
import type { States } from './states.ts';
import { loadThread, type Signed, type Thread } from './thread.ts';
import type { Article, Ticket } from './ticket.ts';

export interface Summary {
  /** Without the text where it is long: of a list nobody reads it. */
  readonly opening: Article | undefined;
  readonly lastComment: (Signed & Pick<Article, 'id' | 'created'>) | undefined;
  /** Who has to answer: automatic mails do not count. */
  readonly lastWord: Article['sender'] | undefined;
  /** When something happened at last that customers see, milliseconds since the epoch: rises with each such change. */
  readonly at: number;
  /** Whether that was a comment. */
  readonly isComment: boolean;
}

export interface Summaries {
  /**
   * By the ids of tickets. One that this user may not see has none.
   *
   * @param withinMs after which what is not known yet is left open, and loaded for the next call; absent: all is waited for
   */
  of(
    http: HelpdeskClient,
    tickets: readonly Ticket[],
    withinMs?: number,
  ): Promise<ReadonlyMap<string, Summary>>;
  /** Of a thread that was read anyway. */
  keep(ticket: Ticket, thread: Thread): Promise<Summary>;
}

/** Tickets that are asked for at once. */
const atOnce = 4;
/** Tickets that are kept. */
const maxKnown = 10_000;
/** Characters of a description that are kept. */
const maxKept = 2000;

const withoutText = ({
  id,
  sender,
  author,
  name,
  created,
}: Article): NonNullable<Summary['lastComment']> => ({
  id,
  sender,
  author,
  name,
  created,
});

interface Kept extends Summary {
  readonly updated: number;
  readonly signature: string;
}

/** What a list says by itself. */
const openSummary = ({ updated }: Ticket): Summary => ({
  opening: undefined,
  lastComment: undefined,
  lastWord: undefined,
  at: updated,
  isComment: false,
});

interface SummarySettings {
  readonly showsPriority: boolean;
  /** Name of the attribute that is the service, where there is one. */
  readonly serviceAttribute?: string | undefined;
}

/** Another one for whatever customers see. */
const signatureOf = (
  { title, state, values }: Ticket,
  { opening, comments }: Thread,
  { showsPriority, serviceAttribute }: SummarySettings,
): string =>
  JSON.stringify([
    title,
    state,
    showsPriority && values['priority'],
    serviceAttribute && values[serviceAttribute],
    opening?.id,
    comments.map(({ id }) => id),
  ]);

/**
 * When customers saw something change at last.
 *
 * @param seen time of what has a time of its own: comments, and the end
 */
function timeOf(
  { created, updated }: Ticket,
  signature: string,
  before: Kept | undefined,
  seen: number,
): number {
  const at = Math.max(created, seen);
  if (!before) return at;
  if (before.signature === signature) return before.at;
  // A change without a time of its own: Zammad has only that of everything.
  return at > before.at ? at : Math.max(updated, before.at + 1);
}

export function createSummaries(states: States, settings: SummarySettings): Summaries {
  const known = new Map<string, Kept>();
  /** By id and time of the change. */
  const loading = new Map<string, Promise<Summary | undefined>>();
  const queue = createQueue(atOnce);

  async function keep(ticket: Ticket, thread: Thread): Promise<Summary> {
    const { id, updated } = ticket;
    const { opening, comments } = thread;
    const before = known.get(id);
    const last = comments.at(-1);
    const isNewer = Number(last?.id ?? 0) > Number(before?.lastComment?.id ?? 0);
    // It was read before what is known, and comes later. A new comment shows that it is Zammad's clock that was set back.
    if (before && before.updated > updated && !isNewer) return before;
    const signature = signatureOf(ticket, thread, settings);
    const closed = (await states.isClosed(ticket.state)) ? (ticket.closed ?? 0) : 0;
    const at = timeOf(ticket, signature, before, Math.max(last?.created ?? 0, closed));
    const isAfterSetBack = isNewer && (last?.created ?? 0) < (before?.at ?? 0);
    const summary: Kept = {
      opening: opening && { ...opening, body: opening.body.slice(0, maxKept) },
      lastComment: last && withoutText(last),
      lastWord: comments.findLast(({ sender }) => sender !== 'System')?.sender,
      at,
      isComment: before?.signature === signature ? before.isComment : isAfterSetBack || last?.created === at,
      updated,
      signature,
    };
    known.delete(id);
    known.set(id, summary);
    for (const oldest of known.keys()) {
      if (known.size <= maxKnown) break;
      known.delete(oldest);
    }
    return summary;
  }

  function loadOnce(http: HelpdeskClient, ticket: Ticket): Promise<Summary | undefined> {
    const name = `${ticket.id} ${ticket.updated}`;
    const started =
      loading.get(name) ??
      queue(async () => {
        const thread = await loadThread(http, ticket);
        return thread && keep(ticket, thread);
      }).finally(() => loading.delete(name));
    loading.set(name, started);
    return started;
  }

  return {
    keep,
    of: async (http, tickets, withinMs) => {
      const found = new Map<string, Summary>();
      const jobs = tickets.map(async ticket => {
        const kept = known.get(ticket.id);
        if (withinMs !== undefined) found.set(ticket.id, kept ?? openSummary(ticket));
        const summary = kept?.updated === ticket.updated ? kept : await loadOnce(http, ticket);
        if (summary) found.set(ticket.id, summary);
        else found.delete(ticket.id);
      });
      const all = Promise.all(jobs);
      await (withinMs === undefined ? all : within(all, withinMs));
      return new Map(found);
    },
  };
}
