/** Names and details of the public events. All bubble and are composed. */
import type { Operation } from './backends/backend.ts';
import type {
  Article,
  Author,
  Comment,
  Incident,
  Problem,
  Service,
  StatusFilter,
  SupportRequest,
} from './model.ts';

/** What a cancelable event shows of the draft that is about to be sent. */
export interface DraftDetail {
  readonly summary?: string;
  readonly description?: string;
  readonly body?: string;
  readonly attachments: readonly { readonly name: string; readonly size: number; readonly type: string }[];
}

/** The public events with the type of their `detail`. */
export interface SupportEventDetails {
  /** The server has created the request. */
  'support-request-created': { request: SupportRequest };
  /** The server has taken the comment. */
  'support-comment-added': { requestKey: string; comment: Comment };
  /** The customer opened a request. */
  'support-request-opened': { requestKey: string };
  /** The customer went to another view. */
  'support-view-changed': { view: 'list' | 'new' | 'thread'; requestKey?: string };
  /** The customer chose another status in the filter. */
  'support-status-filter-changed': { status: StatusFilter };
  /** The number of unread requests changed. */
  'support-unread-changed': { count: number };
  /** Support has written to a request: once for each arrival, also in a tab that is hidden. `count` is how many comments. */
  'support-reply': { requestKey: string; author: Author; count: number };
  /** The customer says that an article solved it. */
  'support-article-solved': { article: Article };
  /** The session ended; call `retry()` once the customer is signed in again. */
  'support-auth-required': { retry: () => void };
  /** A call to the backend failed. */
  'support-error': { problem: Problem; operation: Operation };
  /** The customer chose what the new request is about. */
  'support-service-chosen': { service: Service };
  /** The customer follows an incident, or no longer. */
  'support-incident-followed': { incident: Incident; following: boolean };
  /** Cancelable, before a request is sent. */
  'support-before-create': { draft: DraftDetail };
  /** Cancelable, before a comment is sent. */
  'support-before-comment': { requestKey: string; draft: DraftDetail };
  /** Cancelable, before a file is taken. */
  'support-before-attach': { file: File };
}

export type SupportEventName = keyof SupportEventDetails;
export type SupportEvent<N extends SupportEventName> = CustomEvent<SupportEventDetails[N]>;

declare global {
  // The maps that make `addEventListener('support-…')` typed on every element, and where the events bubble to.
  interface HTMLElementEventMap extends SupportEventMap {}
  interface ShadowRootEventMap extends SupportEventMap {}
  interface DocumentEventMap extends SupportEventMap {}
  interface WindowEventMap extends SupportEventMap {}
}

export type SupportEventMap = { [N in SupportEventName]: SupportEvent<N> };
