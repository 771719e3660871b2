/** What has changed in Redmine since a time, for all customers at once. */
import type { DeskChange } from '../../app/desk.ts';
import { pagesByTime } from '../shared/by-time.ts';
import { createSetBack } from '../shared/set-back.ts';
import type { Redmine } from './client.ts';
import type { Issue } from './issue.ts';
import type { People } from './people.ts';
import { filterTime } from './queries.ts';
import type { Summaries, Summary } from './summaries.ts';
import { readingOf } from './thread.ts';

export interface ChangeSources {
  readonly redmine: Redmine;
  readonly people: People;
  readonly summaries: Summaries;
}

/** Pages of 100 issues in one look, at least. The next look goes on. */
const maxPages = 20;
const pageSize = 100;

/** Milliseconds that are looked at again: times are whole seconds, and a change may become visible a little after its time. */
const overlapMs = 5000;

export function createLook({ redmine, people, summaries }: ChangeSources) {
  /** Versions that were told in this look and the one before: both see the overlap. */
  let told = new Map<string, number>();
  const setBack = createSetBack();

  /** Redmine's clock, as far as its issues know: the time of the latest change. */
  async function latestTime(signal: AbortSignal): Promise<number> {
    const query = { status_id: '*', sort: 'updated_on:desc', limit: 1 };
    return (await redmine.issues(query, { signal })).issues[0]?.updated ?? 1;
  }

  async function changeOf(issue: Issue, { version, at, isComment, lastComment }: Summary) {
    const customer = await people.customerOf(issue);
    if (customer === undefined) return undefined;
    const { isRequester } = await readingOf(redmine);
    const isAgents = isComment && lastComment !== undefined && !isRequester(lastComment.user.id, issue);
    const kind: DeskChange['kind'] = isAgents ? 'comment' : 'request';
    return { kind, customer, key: issue.id, updatedAt: at, version };
  }

  async function changesOf(issues: readonly Issue[], seen: Map<string, number>): Promise<DeskChange[]> {
    const changes: DeskChange[] = [];
    const found = await summaries.of(issues);
    for (const issue of issues) {
      const summary = found.get(issue.id);
      const change = summary && (await changeOf(issue, summary));
      if (!change) continue;
      const known = seen.get(issue.id) ?? told.get(issue.id);
      if (known !== change.version) changes.push(change);
      seen.set(issue.id, change.version);
    }
    return changes;
  }

  return async (cursor: string | undefined, signal: AbortSignal) => {
    const start = Number(cursor);
    if (!(start > 0)) return { changes: [], cursor: String(await latestTime(signal)) };
    const query = { status_id: '*', sort: 'updated_on:asc,id:asc', limit: pageSize };
    const changes: DeskChange[] = [];
    const seen = new Map<string, number>();
    let reached = start;
    const pages = pagesByTime<Issue>({
      ...{ start: setBack.begin(start), overlapMs, pageSize, maxPages },
      load: async (from, offset) => {
        const filtered = { ...query, updated_on: `>=${filterTime(from)}`, offset };
        const { issues, rows, clock } = await redmine.issues(filtered, { signal });
        setBack.saw(clock);
        return { items: issues, rows };
      },
      timeOf: ({ updated }) => updated,
    });
    for await (const issues of pages) {
      changes.push(...(await changesOf(issues, seen)));
      reached = Math.max(reached, issues.at(-1)?.updated ?? 0);
    }
    told = seen;
    return { changes, cursor: String(reached) };
  };
}
