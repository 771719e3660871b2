/**
 * All requests of the service desk that the service account sees, as far as lists need them. The API has no list of one customer's
 * requests for somebody else, and no time of a change; but its list is ordered by the latest activity. So each look reads from the top on
 * until nothing differs from what is known: whatever has changed is above that.
 */
import { retryLater } from '../../app/http/problems.ts';
import type { Jira } from './client.ts';
import { completed, details, issueOf, type Issue } from './issues.ts';
import { overlappingPages } from './overlapping-pages.ts';
import { summaryOf, type Summary } from './summary.ts';

export interface Register {
  /** Those that are known, after a look that is not older than `freshMs`. */
  fresh(): Promise<Iterable<Summary>>;
  /** A look now. */
  look(signal?: AbortSignal): Promise<Iterable<Summary>>;
  /** What was read or written by another way. */
  put(issue: Issue): void;
  /** It is gone. */
  drop(id: string): void;
}

export interface RegisterTimes {
  /** Milliseconds for which a look is good enough for a list. */
  readonly freshMs: number;
  /** Milliseconds after which everything is read again: a deleted request leaves no trace. */
  readonly wholeMs: number;
  /** Milliseconds that a customer waits for the first look, which takes long for many requests. */
  readonly patienceMs: number;
}

const usualTimes: RegisterTimes = { freshMs: 1500, wholeMs: 15 * 60_000, patienceMs: 8000 };

/** So many at the top keep their places where something happens to them in their order. */
const suspects = 3;

/** Seconds until a customer may ask again, while the first look runs. */
const retrySeconds = 10;

export function createRegister(jira: Jira, times: Partial<RegisterTimes> = {}): Register {
  const { freshMs, wholeMs, patienceMs } = { ...usualTimes, ...times };
  /** Of what the list said. */
  const signatures = new Map<string, string>();
  /** In the order of the latest activity, the latest first. */
  let known = new Map<string, Summary>();
  let lookedAt = -Infinity;
  let readAt = -Infinity;
  let running: Promise<void> | undefined;
  /** What was put while a look ran: that may have read it before. */
  let put = new Map<string, Summary>();

  /**
   * Of a request with more comments than a list gives: its last one does not show there. What is read at the start is read whole once
   * somebody looks at it.
   */
  async function rowOf(issue: Issue, listed: Summary, isKnown: boolean, isLater: boolean): Promise<Summary> {
    const row = known.get(issue.id);
    if (isKnown && row) return row;
    return isLater ? summaryOf(await completed(jira, issue), jira.settings) : listed;
  }

  async function read(signal: AbortSignal | undefined): Promise<void> {
    const startedAt = performance.now();
    const isWhole = startedAt - readAt > wholeMs;
    const old = [...known.keys()];
    const places = new Map(old.map((id, place) => [id, place]));
    const found = new Map<string, Summary>();
    let rest: readonly string[] = [];
    put = new Map();
    const query = {
      serviceDeskId: await jira.deskId(),
      requestStatus: 'ALL_REQUESTS',
      expand: details,
    };
    for await (const page of overlappingPages(jira, '/request', query, signal)) {
      let isSame = !isWhole && page.length > 0;
      let place = -1;
      for (const value of page) {
        const issue = issueOf(value, jira.settings.replySla);
        // Of the page before.
        if (!issue || found.has(issue.id)) continue;
        const { id } = issue;
        const listed = summaryOf(issue, jira.settings);
        const before = places.get(id) ?? -1;
        const isUnchanged = before > place && signatures.get(id) === listed.signature;
        isSame &&= isUnchanged;
        place = before;
        signatures.set(id, listed.signature);
        const isKnown = isUnchanged && found.size >= suspects;
        found.set(id, listed.isWhole ? listed : await rowOf(issue, listed, isKnown, old.length > 0));
      }
      // One that is missing is deleted, or was moved up while this look ran: the rest may be different as well.
      if (isSame && old.slice(0, place).every(id => found.has(id))) {
        rest = old.slice(place + 1);
        break;
      }
    }
    if (isWhole) readAt = startedAt;
    for (const id of rest) {
      const summary = known.get(id);
      if (summary && !found.has(id)) found.set(id, summary);
    }
    for (const [id, summary] of put)
      if ((found.get(id)?.version ?? -1) <= summary.version) found.set(id, summary);
    known = found;
    lookedAt = startedAt;
  }

  function look(signal?: AbortSignal): Promise<void> {
    running ??= read(signal).finally(() => {
      running = undefined;
    });
    return running;
  }

  /** The first look goes on, whoever waits for it. */
  async function patiently(work: Promise<void>): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      // Jira has not failed: what needs no list goes on.
      const error = retryLater(503, 'Your requests are being read. Try again in a moment.', retrySeconds);
      timer = setTimeout(() => reject(error), patienceMs);
    });
    work.catch(() => undefined);
    try {
      await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    fresh: async () => {
      if (performance.now() - lookedAt > freshMs) await patiently(look());
      return known.values();
    },
    look: async signal => {
      await look(signal);
      return known.values();
    },
    put: issue => {
      const summary = summaryOf(issue, jira.settings);
      put.set(issue.id, summary);
      // Where it stands in the order, the next look finds out.
      known.set(issue.id, summary);
    },
    drop: id => {
      signatures.delete(id);
      known.delete(id);
      put.delete(id);
    },
  };
}
