/** What a list of issues does not say of each: the last comment, and the last that customers see. Kept until the issue changes. */
import { createQueue } from '../shared/queue.ts';
import { within } from '../shared/within.ts';
import type { Redmine } from './client.ts';
import type { Attachment, Issue, Journal } from './issue.ts';
import { readingOf, threadOf, type Thread } from './thread.ts';

export interface Summary {
  readonly files: readonly Attachment[];
  readonly lastComment: Journal | undefined;
  /** Rises with each change that customers see. */
  readonly version: number;
  /** When that was, milliseconds since the epoch. */
  readonly at: number;
  /** Whether the last that customers see is a comment. */
  readonly isComment: boolean;
}

export interface Summaries {
  /**
   * By the ids of issues. One that is gone meanwhile has none.
   *
   * @param withinMs after which what is not known yet is left open, and loaded for the next call; absent: all is waited for
   */
  of(issues: readonly Issue[], withinMs?: number): Promise<ReadonlyMap<string, Summary>>;
}

/** Issues that are asked for at once. */
const atOnce = 3;
/** Issues that are kept. */
const maxKnown = 10_000;
/** Milliseconds after which nothing more comes in the second of a change. */
const settledMs = 2000;

export function summaryOf(issue: Issue, { files, comments, last }: Thread): Summary {
  const lastComment = comments.at(-1)?.journal;
  return {
    files,
    // The text itself is not kept.
    lastComment: lastComment && { ...lastComment, notes: '' },
    version: Number(last?.id ?? 0) + 1,
    at: last?.created ?? issue.created,
    isComment: last !== undefined && last.id === lastComment?.id,
  };
}

/** What a list says by itself. */
const openSummary = ({ updated }: Issue): Summary => ({
  files: [],
  lastComment: undefined,
  version: 0,
  at: updated,
  isComment: false,
});

export function createSummaries(redmine: Redmine): Summaries {
  const known = new Map<string, Summary & { readonly updated: number }>();
  /** By id and time of the change. */
  const loading = new Map<string, Promise<Summary | undefined>>();
  const queue = createQueue(atOnce);

  async function load({ id }: Issue): Promise<Summary | undefined> {
    const found = await redmine.issue(id);
    if (!found) return undefined;
    const { issue, at } = found;
    const summary = summaryOf(issue, threadOf(issue, await readingOf(redmine)));
    if (known.size >= maxKnown) known.clear();
    if (at - issue.updated > settledMs) known.set(id, { ...summary, updated: issue.updated });
    return summary;
  }

  function loadOnce(issue: Issue): Promise<Summary | undefined> {
    const name = `${issue.id} ${issue.updated}`;
    const started = loading.get(name) ?? queue(() => load(issue)).finally(() => loading.delete(name));
    loading.set(name, started);
    return started;
  }

  return {
    of: async (issues, withinMs) => {
      const found = new Map<string, Summary>();
      const jobs = issues.map(async issue => {
        const kept = known.get(issue.id);
        if (withinMs !== undefined) found.set(issue.id, kept ?? openSummary(issue));
        const summary = kept?.updated === issue.updated ? kept : await loadOnce(issue);
        if (summary) found.set(issue.id, summary);
        else found.delete(issue.id);
      });
      const all = Promise.all(jobs);
      await (withinMs === undefined ? all : within(all, withinMs));
      return new Map(found);
    },
  };
}
