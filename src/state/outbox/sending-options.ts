import type { WriteOptions } from '../../backends/backend.ts';
import type { ComposerSnapshot } from './composer-snapshot.ts';
import type { DeliveredOptions } from './delivered-draft.ts';
import type { DeliveryOptions, Outgoing } from './delivery.ts';
import type { DraftText } from './draft.ts';

export interface SendingOptions<T> extends DeliveredOptions<T>, Pick<DeliveryOptions<T>, 'find'> {
  readonly submit: (
    outgoing: Outgoing,
    options: Pick<WriteOptions, 'idempotencyKey' | 'writer' | 'signal'>,
  ) => Promise<T>;
  /** What is wrong with the fields. */
  readonly check: (text: DraftText, files: number) => ComposerSnapshot['fieldProblems'];
  /** The customer calls it off here: a tab that sends it should stop. */
  readonly onCallOff?: (() => void) | undefined;
  /** Resolves with what makes a request of its own of the draft, if anything. */
  followUp?(): Promise<Outgoing['followUp']>;
}

/** Whether a draft may be sent. The signal is aborted where it is called off before that is known. */
export type Allow = (draft: ComposerSnapshot, signal: AbortSignal) => boolean | Promise<boolean>;
