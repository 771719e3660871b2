import type { FileProblem } from '../../attachments/rules.ts';
import type { Problem } from '../../model.ts';
import type { DraftText } from './draft.ts';
import type { FieldProblems } from './field-problems.ts';
import type { Upload } from './uploads.ts';

/** A chosen file that breaks a limit. */
export interface RejectedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly reason: FileProblem;
}

/** What became of files that the customer has chosen. */
export interface AddedFiles {
  readonly taken: readonly Upload[];
  /** Those that wait until the draft is sent. */
  readonly held: readonly File[];
  readonly rejected: readonly RejectedFile[];
}

/**
 * Why nothing was sent, or what the customer has to know before they send: `merged` when another version was merged into the
 * draft, `taken` when the server already has an earlier version, so that this one goes on as a comment, `stopped` when the customer has
 * called it off, `unsure` when they have, and the server may have it all the same.
 */
export type SendProblem =
  | { readonly is: 'fields' }
  | { readonly is: 'files' }
  | { readonly is: 'merged' }
  | { readonly is: 'taken' }
  | { readonly is: 'stopped' }
  | { readonly is: 'unsure' }
  | { readonly is: 'problem'; readonly problem: Problem };

/** What a form or composer renders. */
export interface ComposerSnapshot {
  readonly text: DraftText;
  readonly files: readonly Upload[];
  /** Files that were added while the draft is being sent, for the next one. */
  readonly held: readonly File[];
  readonly rejected: readonly RejectedFile[];
  readonly fieldProblems: FieldProblems;
  readonly sendProblem?: SendProblem | undefined;
  readonly sending: boolean;
  /** Something is typed or chosen. */
  readonly hasDraft: boolean;
  /** All of it was filled in by the page, and the customer has changed nothing. */
  readonly isGiven: boolean;
  /** Where the draft is saved; absent while nothing was. */
  readonly savedIn?: 'disk' | 'memory' | undefined;
  /** When it was saved last, in milliseconds since the epoch. */
  readonly savedAt?: number | undefined;
  /** The last draft was discarded a moment ago, and can be brought back. */
  readonly isDiscarded: boolean;
}
