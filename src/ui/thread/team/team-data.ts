import type { Config, Comment, SupportRequest } from '../../../model.ts';

/** Imports what a thread shows of contract 1.1 in its head and at its entries. */
export const loadTeam = () => import('./team.lazy.ts');

/** Whether the head of a thread has something of that. */
export const hasTeamFacts = ({
  type,
  service,
  severity,
  mergedInto,
  links,
}: Partial<SupportRequest>): boolean =>
  (type ?? service ?? severity ?? mergedInto) !== undefined || (links?.length ?? 0) > 0;

/**
 * Whether threads of a backend have something of that: how support can be called, or what its requests are about. Known before the
 * request that a link leads to, so that the head of its thread is whole at once.
 */
export const hasTeamThreads = ({ phone, hours, types, severities, features }: Config): boolean =>
  (phone ?? hours ?? types ?? severities) !== undefined || features.services === true;

/** Whether an entry has something of that. */
export const isTeamEntry = ({ author, channel, editedAt, retractable }: Comment): boolean =>
  (author.avatarUrl ?? channel ?? editedAt ?? retractable) !== undefined;
