/** Versions of requests (`DeskChange.version`) for helpdesks that count no changes: what was told is remembered. */

/** What customers see of a request, as far as it changes. */
interface Seen {
  readonly id: string;
  readonly status: string;
  /** Id of the last comment that customers see; absent without one. */
  readonly lastCommentId: string | undefined;
  /** Whether support has written it. */
  readonly isAgents: boolean;
  /** When the last thing was that has a time, in milliseconds since the epoch. */
  readonly at: number;
}

export interface Versions {
  /** When a look begins, before it asks the helpdesk. Of two looks at one request the one that began later saw what is newer. */
  begin(): number;
  /**
   * @param since the least version of what is new: another server may have told more than is remembered here
   * @param begun what `begin` said. A look that is overtaken by a later one has nothing new
   * @returns whether the last thing is a comment of support's that is new
   */
  next(seen: Seen, since: number, begun: number): { readonly version: number; readonly isAnswer: boolean };
}

const maxKnown = 20_000;

export function createVersions(): Versions {
  const known = new Map<string, Seen & { readonly version: number; readonly begun: number }>();
  let looks = 0;
  return {
    begin: () => ++looks,
    next: (seen, since, begun) => {
      const before = known.get(seen.id);
      if (before && before.begun > begun) return { version: before.version, isAnswer: before.isAgents };
      const isSameComment = before?.lastCommentId === seen.lastCommentId;
      const isSame = isSameComment && before?.status === seen.status && before.at === seen.at;
      const version = isSame ? before.version : Math.max((before?.version ?? 0) + 1, seen.at, since);
      if (known.size >= maxKnown) known.clear();
      known.set(seen.id, { ...seen, version, begun });
      return { version, isAnswer: seen.isAgents && (isSame || !before || !isSameComment) };
    },
  };
}
