/** What has changed in the service desk, for all customers at once. */
import type { DeskChange } from '../../app/desk.ts';
import type { HelpdeskNeeds } from '../shared/kind.ts';
import type { Versions } from '../shared/versions.ts';
import type { Jira } from './client.ts';
import { loadIssue } from './issues.ts';
import type { Register } from './register.ts';
import { summaryOf, type Summary } from './summary.ts';

export interface ChangeSources {
  readonly jira: Jira;
  readonly register: Register;
  readonly customers: HelpdeskNeeds['customers'];
  /** Of changes whose time says nothing, since Jira's clock was set back. */
  readonly versions: Versions;
}

/** Milliseconds that are looked at again: a change may become visible a little after its time. */
const overlapMs = 60_000;

function versionOf(found: Summary, begun: number, { versions }: ChangeSources): number {
  const { id, status, statusAt, lastComment, version: at } = found;
  const isAgents = lastComment?.writer.kind === 'agent';
  const seen = { id, status: `${status} ${statusAt}`, lastCommentId: lastComment?.id, isAgents, at };
  return versions.next(seen, at, begun).version;
}

async function changeOf(
  found: Summary,
  version: number,
  { customers }: ChangeSources,
): Promise<DeskChange[]> {
  const { reporter, key, lastComment, createdAt } = found;
  const customer = await customers.customerOf(reporter.id);
  if (customer === undefined) return [];
  const isAgents = lastComment?.writer.kind === 'agent' && lastComment.createdAt === found.version;
  return [
    {
      kind: isAgents ? 'comment' : 'request',
      customer,
      key,
      updatedAt: Math.max(found.version, createdAt),
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
  const begun = sources.versions.begin();
  const issue = await loadIssue(sources.jira, key, signal);
  if (!issue) return [];
  sources.register.put(issue);
  const found = summaryOf(issue, sources.jira.settings);
  return changeOf(found, versionOf(found, begun, sources), sources);
}

export function createLook(sources: ChangeSources) {
  /** Versions of all requests in the look before; none at first. */
  let before: ReadonlyMap<string, number> | undefined;

  return async (cursor: string | undefined, signal: AbortSignal) => {
    const begun = sources.versions.begin();
    const all = [...(await sources.register.look(signal))].sort((one, other) => one.version - other.version);
    const latest = Math.max(1, ...all.map(({ version }) => version));
    const start = Number(cursor);
    const versions = new Map(all.map(found => [found.id, versionOf(found, begun, sources)]));
    const isTold = ({ id, version }: Summary): boolean =>
      before ? before.get(id) === versions.get(id) : version <= start - overlapMs;
    const changes: DeskChange[] = [];
    if (start > 0)
      for (const found of all)
        if (!isTold(found)) changes.push(...(await changeOf(found, versions.get(found.id) ?? 0, sources)));
    before = versions;
    return { changes, cursor: String(start > 0 ? Math.max(start, latest) : latest) };
  };
}
