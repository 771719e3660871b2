/** What a list of issues does not say of each: the last comment, and the last that customers see. Kept until the issue changes. */
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
  /** By the ids of issues. One that is gone meanwhile has none. */
  of(issues: readonly Issue[]): Promise<ReadonlyMap<string, Summary>>;
}

/** Issues that are asked for at once. */
const atOnce = 4;
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

export function createSummaries(redmine: Redmine): Summaries {
  const known = new Map<string, Summary & { readonly updated: number }>();

  async function load({ id }: Issue): Promise<Summary | undefined> {
    const found = await redmine.issue(id);
    if (!found) return undefined;
    const { issue, at } = found;
    const summary = summaryOf(issue, threadOf(issue, await readingOf(redmine)));
    if (known.size >= maxKnown) known.clear();
    if (at - issue.updated > settledMs) known.set(id, { ...summary, updated: issue.updated });
    return summary;
  }

  return {
    of: async issues => {
      const found = new Map<string, Summary>();
      const waiting = [...issues];
      async function work(): Promise<void> {
        for (let issue = waiting.shift(); issue; issue = waiting.shift()) {
          const kept = known.get(issue.id);
          const summary = kept?.updated === issue.updated ? kept : await load(issue);
          if (summary) found.set(issue.id, summary);
        }
      }
      await Promise.all(Array.from({ length: atOnce }, work));
      return found;
    },
  };
}
