import type { Attachment, NewComment, NewRequest, Service } from '../../model.ts';
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
    Pick<NewComment, 'format'> & { readonly kept?: KeptText | undefined };
}

/** What the form keeps with a draft and does not send (contract 1.1). */
export interface KeptText {
  /** Values of fields that are not shown now. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
  /** What was chosen, also while the request type asks for none. */
  readonly service?: Service | undefined;
  readonly severity?: string | undefined;
  /** The request type that was chosen, while the backend does not offer it. */
  readonly type?: string | undefined;
  /** The text that the form has put into the description. */
  readonly template?: string | undefined;
  /** Type, service and severity are the page's; the customer has chosen none of them. */
  readonly preset?: boolean | undefined;
  /** What `newRequest()` has filled in, as {@link contentOf}: while that is all, the customer has written nothing. */
  readonly given?: string | undefined;
  /** No articles are offered while it is written. */
  readonly hidesArticles?: boolean | undefined;
  /** What the people in `NewRequest.people` are called, by their ids. */
  readonly names?: Readonly<Record<string, string>> | undefined;
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

/** The description; empty while it is only what the form has put into it. */
export const ownBody = ({ body, more }: DraftText): string =>
  body.trim() === more?.kept?.template?.trim() ? '' : body;

/** What is written and chosen in a draft, to see whether that changes. */
export function contentOf(text: DraftText): string {
  // Not the type: where there is only one, the form chooses it.
  const { fields, service, severity, people } = text.more ?? {};
  return toJson([text.summary, ownBody(text), fields, service, severity, people]);
}

/** Merges two versions of one text: everything of both is in the result. What the page has chosen replaces nothing. */
export const joinText = (saved: DraftText, typed: DraftText): DraftText => ({
  summary: joinField(saved.summary, typed.summary, ' '),
  body: joinField(saved.body, saved.body ? ownBody(typed) : typed.body, '\n\n'),
  ...((saved.more ?? typed.more) && { more: joinMore(saved.more, typed.more) }),
});

function joinMore(saved: DraftText['more'] = {}, typed: DraftText['more'] = {}): DraftText['more'] {
  const isPreset = typed.kept?.preset === true && Object.keys(saved).length > 0;
  const names = { ...saved.kept?.names, ...typed.kept?.names };
  const kept = { ...(isPreset ? saved.kept : (typed.kept ?? saved.kept)), ...(hasAny(names) && { names }) };
  const people = [...new Set([...(saved.people ?? []), ...(typed.people ?? [])])];
  return {
    ...(isPreset ? { ...typed, ...saved } : { ...saved, ...typed }),
    kept: hasAny(kept) ? kept : undefined,
    ...(people.length > 0 && { people }),
    ...(saved.fields && { fields: { ...saved.fields, ...typed.fields } }),
  };
}

const hasAny = (object: object): boolean => Object.keys(object).length > 0;
