import type { Translator } from '../../i18n/translator.ts';
import type { SupportRequest } from '../../model.ts';
import { statusOf } from '../element/request-status.ts';

/** What a row says of its request's state. */
export interface RowState {
  /** The most useful word: Updated, Reply needed, a state of the backend's own, Open or Closed. */
  readonly label: string;
  /** The class for its look. */
  readonly kind: string;
  /** Open, and nothing else to say. */
  readonly isPlain: boolean;
  /** Whose turn it is, where the status does not say it. */
  readonly turn: string;
  /** The turn is the customer's. */
  readonly needsReply: boolean;
}

export function rowState(translator: Translator, request: SupportRequest, unread: boolean): RowState {
  const { awaiting, closed, lastComment, statusLabel } = request;
  const { kind, label } = statusOf(translator, request, unread);
  const isPlain = kind === 'open' && !statusLabel;
  const isUpdated = kind === 'updated';
  const isAsked = !closed && awaiting === 'requester';
  const replyNeeded = translator.t('status.awaiting');
  if (isAsked && !isUpdated) {
    return {
      label: replyNeeded,
      kind: 'awaiting',
      isPlain: false,
      turn: isPlain ? '' : label,
      needsReply: false,
    };
  }
  // The text `awaiting.requester` only says that support wrote last.
  const whose =
    awaiting === 'support'
      ? awaiting
      : lastComment?.author.role === 'agent' && !isUpdated
        ? 'requester'
        : undefined;
  const turn = isAsked ? replyNeeded : !closed && whose ? translator.t(`awaiting.${whose}`) : '';
  return { label, kind, isPlain, turn, needsReply: isAsked };
}
