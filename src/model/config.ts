import type { Field, RequestType, Severity } from './form.ts';

/** What a backend offers and where its limits are. */
export interface Config {
  readonly user?: { readonly key: string; readonly name?: string | undefined } | undefined;
  /** Characters; 255 unless the backend says otherwise. */
  readonly maxSummaryLength: number;
  /** Bytes a file. */
  readonly maxAttachmentBytes?: number | undefined;
  readonly maxAttachments?: number | undefined;
  /** As in `<input accept>`: `.log`, `image/*`, `text/plain`. */
  readonly acceptedTypes: readonly string[];
  readonly fields: readonly Field[];
  /** What a reply to a closed request does. */
  readonly closedReply?: 'reopens' | 'follow-up' | 'refused' | undefined;
  readonly commentFormats: readonly ('text' | 'markdown')[];
  /** The same for the description of a new request (contract 1.1). */
  readonly descriptionFormats?: readonly ('text' | 'markdown')[] | undefined;
  /** With each write the backend checks that the writer is the one who is signed in (contract 1.1, `Support-User`). */
  readonly checksWriter?: boolean | undefined;
  /** What happens after a request was sent, in the backend's words (contract 1.1). */
  readonly afterSend?: string | undefined;
  /** What a request can be about (contract 1.1). */
  readonly types?: readonly RequestType[] | undefined;
  /** The least severe first (contract 1.1). */
  readonly severities?: readonly Severity[] | undefined;
  /** When support is there (contract 1.1). */
  readonly hours?: Hours | undefined;
  /** Where support can be called (contract 1.1). */
  readonly phone?: Phone | undefined;
  readonly features: Features;
}

/** What is shown only where the backend enables it. */
export interface Features {
  readonly search: boolean;
  readonly close: boolean;
  readonly reopen: boolean;
  readonly rating: boolean;
  readonly read: boolean;
  readonly events: boolean;
  /** These are of contract 1.1. */
  readonly services?: boolean | undefined;
  readonly people?: boolean | undefined;
  readonly incidents?: boolean | undefined;
  readonly articles?: boolean | undefined;
}

/** When support is there, in the backend's words. */
export interface Hours {
  readonly text: string;
  /** Whether support is there now. */
  readonly open?: boolean | undefined;
  /** When that changes, in milliseconds since the epoch. */
  readonly until?: number | undefined;
  /** IANA name of the zone in which `text` is written, such as Europe/Amsterdam. */
  readonly timeZone?: string | undefined;
}

/** Where support can be called. */
export interface Phone {
  readonly number: string;
  readonly label?: string | undefined;
  /** What the customer says on the phone to be known. */
  readonly pin?: string | undefined;
}
