import type { Attachment, NewComment, NewRequest } from '../../model.ts';
import { toJson } from '../../http/json.ts';

/** What the customer typed, by field. */
export interface DraftText {
  readonly summary: string;
  readonly body: string;
  /** Further members of the call. `format` is that of the body. */
  readonly more?: Pick<
    NewRequest,
    | 'fields'
    | 'context'
    | 'type'
    | 'service'
    | 'severity'
    | 'people'
    | 'visibility'
    | 'incidentId'
    | 'seenArticleIds'
  > &
    Pick<NewComment, 'format'>;
  /** What the people in `more` are called, by their ids. */
  readonly names?: Readonly<Record<string, string>>;
}

/** One attempt to send a draft: the same payload keeps its idempotency key, over errors and reloads. */
export interface Submission {
  readonly key: string;
  /** The payload as JSON, to see whether it changed. */
  readonly payload: string;
  /** Being sent, or waiting for a retry: goes on by itself when the page is opened again. */
  readonly pending?: boolean | undefined;
  /** An attempt had no answer, so the server may have the payload. */
  readonly unsure?: boolean | undefined;
  /** The customer has called it off: from then on only looking it up tells whether the server has it. */
  readonly calledOff?: boolean | undefined;
  /** When the first attempt began, in milliseconds since the epoch; absent from earlier versions. */
  readonly since?: number | undefined;
}

export interface DraftFile {
  readonly id: string;
  readonly file: File;
  /** Present once the file is uploaded. */
  readonly attachment?: Attachment | undefined;
}

/** What is stored of a form or composer. */
export interface Draft {
  readonly text: DraftText;
  readonly files: readonly DraftFile[];
  readonly submission?: Submission | undefined;
  /** `Config.user.key` of the customer who began it, where that was known. */
  readonly writer?: string | undefined;
}

export const EMPTY_TEXT: DraftText = { summary: '', body: '' };

export const isSameText = (one: DraftText, other: DraftText): boolean => toJson(one) === toJson(other);

/** Merges two versions of one field; what one contains of the other is not repeated. */
function joinField(saved: string, typed: string, separator: string): string {
  if (!typed || saved.includes(typed)) return saved || typed;
  if (!saved || typed.includes(saved)) return typed;
  return saved + separator + typed;
}

/** Merges two versions of one text: everything of both is in the result. */
export const joinText = (saved: DraftText, typed: DraftText): DraftText => ({
  summary: joinField(saved.summary, typed.summary, ' '),
  body: joinField(saved.body, typed.body, '\n\n'),
  ...((saved.names ?? typed.names) && { names: { ...saved.names, ...typed.names } }),
  ...((saved.more ?? typed.more) && {
    more: {
      ...saved.more,
      ...typed.more,
      ...(saved.more?.fields && { fields: { ...saved.more.fields, ...typed.more?.fields } }),
    },
  }),
});
