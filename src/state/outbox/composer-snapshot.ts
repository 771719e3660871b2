import type { FileProblem } from '../../attachments/rules.ts';
import type { Problem } from '../../model.ts';
import type { DraftText } from './draft-store.ts';
import type { FieldProblems } from './field-problems.ts';
import type { Upload } from './uploads.ts';

/** A file that was not taken. */
export interface RejectedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly reason: FileProblem;
}

/**
 * Why nothing was sent, or what the person has to know before they send: `merged` when another version of the draft came
 * to it, `taken` when the server already has an earlier version, so that this one goes on as a comment.
 */
export type SendProblem =
  | { readonly is: 'fields' }
  | { readonly is: 'files' }
  | { readonly is: 'merged' }
  | { readonly is: 'taken' }
  | { readonly is: 'problem'; readonly problem: Problem };

/** What a form or composer shows. */
export interface ComposerSnapshot {
  readonly text: DraftText;
  readonly files: readonly Upload[];
  readonly rejected: readonly RejectedFile[];
  readonly fieldProblems: FieldProblems;
  readonly sendProblem?: SendProblem | undefined;
  readonly sending: boolean;
  /** Something is typed or chosen. */
  readonly hasDraft: boolean;
  /** Where the draft is kept; absent while nothing was written yet. */
  readonly savedIn?: 'disk' | 'memory' | undefined;
}
