/** What has changed in the service desk, for all customers at once. */
import type { DeskChange } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import type { Jira } from './client.ts';
import { loadIssue } from './issues.ts';
import type { Register } from './register.ts';
import { summaryOf, type Summary } from './summary.ts';

export interface ChangeSources {
  readonly jira: Jira;
  readonly register: Register;
  readonly customers: HelpdeskNeeds['customers'];
}

/** Milliseconds that are looked at again: a change may become visible a little after its time. */
const overlapMs = 60_000;

async function changeOf(found: Summary, { customers }: ChangeSources): Promise<DeskChange[]> {
  const { reporter, key, version, lastComment, createdAt } = found;
  const customer = await customers.customerOf(reporter.id);
  if (customer === undefined) return [];
  const isAgents = lastComment?.writer.kind === 'agent' && lastComment.createdAt === version;
  return [
    {
      kind: isAgents ? 'comment' : 'request',
      customer,
      key,
      updatedAt: Math.max(version, createdAt),
      version,
    },
  ];
}

/** The last change of one request. */
export async function lookAt(
  key: string,
  sources: ChangeSources,
  signal?: AbortSignal,
): Promise<readonly DeskChange[]> {
  const issue = await loadIssue(sources.jira, key, signal);
  if (!issue) return [];
  sources.register.put(issue);
  return changeOf(summaryOf(issue, sources.jira.settings), sources);
}

export function createLook(sources: ChangeSources) {
  /** Versions that were told in the look before, which had the same overlap. */
  let told = new Map<string, number>();

  return async (cursor: string | undefined, signal: AbortSignal) => {
    const all = [...(await sources.register.look(signal))];
    const latest = Math.max(1, ...all.map(({ version }) => version));
    const start = Number(cursor);
    if (!(start > 0)) return { changes: [], cursor: String(latest) };
    const seen = new Map<string, number>();
    const changes: DeskChange[] = [];
    const found = all
      .filter(({ version }) => version > start - overlapMs)
      .sort((one, other) => one.version - other.version);
    for (const summary of found) {
      const { id, version } = summary;
      seen.set(id, version);
      if (told.get(id) !== version) changes.push(...(await changeOf(summary, sources)));
    }
    told = seen;
    return { changes, cursor: String(Math.max(start, latest)) };
  };
}
