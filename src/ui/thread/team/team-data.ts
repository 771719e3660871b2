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

/** Whether the thread has something of that elsewhere: when an answer is expected, how support can be called. */
export const hasContact = ({ phone, hours }: Config): boolean => (phone ?? hours) !== undefined;

/** Whether an entry has something of that. */
export const isTeamEntry = ({ author, channel, editedAt, retractable }: Comment): boolean =>
  (author.avatarUrl ?? channel ?? editedAt ?? retractable) !== undefined;
