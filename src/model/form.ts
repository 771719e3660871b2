import type { Visibility } from './request.ts';

/** A custom field of the new-request form. */
export interface Field {
  readonly id: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly help?: string | undefined;
  /** Shown only while another field of the form has one of these values (contract 1.1). */
  readonly showWhen?: { readonly field: string; readonly is: readonly string[] } | undefined;
  /** Characters (contract 1.1). */
  readonly maxLength?: number | undefined;
  /** Of a number, or of a date as `2026-03-02` (contract 1.1). */
  readonly min?: number | string | undefined;
  readonly max?: number | string | undefined;
}

/** Those after `checkbox` are of contract 1.1. */
export type FieldType =
  'text' | 'select' | 'checkbox' | 'textarea' | 'multiselect' | 'number' | 'date' | 'url' | 'email';

/** What a request is about, with the part of the form that belongs to it (contract 1.1). */
export interface RequestType {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** Instead of `Config.fields`, where it has its own. */
  readonly fields?: readonly Field[] | undefined;
  /** The values of the severities that it offers; absent: all of them. */
  readonly severities?: readonly string[] | undefined;
  readonly service: 'required' | 'optional' | 'none';
  /** The text that the description begins with. */
  readonly descriptionTemplate?: string | undefined;
}

/** How bad something is (contract 1.1). */
export interface Severity {
  readonly value: string;
  readonly label: string;
  /** Its definition, as "production is down". */
  readonly help?: string | undefined;
  /** Minutes within which support promises to reply. */
  readonly replyWithinMinutes?: number | undefined;
}

/** What the page knows of the place where the customer asks, shown before it is sent. */
export interface ContextItem {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** What the customer may choose from in place of `value`; only the chosen value is sent. */
  readonly choices?: readonly { readonly value: string; readonly label: string }[] | undefined;
}

/** The payload of a new request. */
export interface NewRequest {
  readonly summary: string;
  readonly description: string;
  readonly attachmentIds: readonly string[];
  readonly fields?: Readonly<Record<string, string>> | undefined;
  readonly context?: readonly ContextItem[] | undefined;
  readonly followUpOf?: string | undefined;
  /** `text` unless it says otherwise (contract 1.1). */
  readonly descriptionFormat?: 'text' | 'markdown' | undefined;
  /** The id of a request type (contract 1.1). */
  readonly type?: string | undefined;
  /** The id of a service (contract 1.1). */
  readonly service?: string | undefined;
  /** The value of a severity (contract 1.1). */
  readonly severity?: string | undefined;
  /** Ids or e-mail addresses of the colleagues with whom it is shared (contract 1.1). */
  readonly people?: readonly string[] | undefined;
  readonly visibility?: Visibility | undefined;
  /** The incident in spite of which the customer asks (contract 1.1). */
  readonly incidentId?: string | undefined;
  /** The articles that were read and did not help (contract 1.1). */
  readonly seenArticleIds?: readonly string[] | undefined;
}

/** The payload of a new comment. */
export interface NewComment {
  readonly body: string;
  readonly attachmentIds: readonly string[];
  readonly format?: 'text' | 'markdown' | undefined;
}

/** The customer's rating of how their request was handled. */
export interface Rating {
  /** 1 is the worst, 5 the best. */
  readonly score: number;
  readonly comment?: string | undefined;
}

/** What `newRequest()` fills in; it never replaces what the customer has typed. */
export interface Prefill {
  readonly summary?: string | undefined;
  readonly description?: string | undefined;
  /** The id of a request type (contract 1.1). */
  readonly type?: string | undefined;
  /** The id of a service (contract 1.1). */
  readonly service?: string | undefined;
  /** The value of a severity (contract 1.1). */
  readonly severity?: string | undefined;
  /** Values of custom fields, by their id. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}
