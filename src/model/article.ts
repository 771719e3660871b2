import type { BodyFormat } from './request.ts';

/** Help that may answer a question before it is sent (contract 1.1). */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly excerpt?: string | undefined;
  /** Absolute URL, opened as a link. */
  readonly url?: string | undefined;
  readonly body?: string | undefined;
  readonly format: BodyFormat;
}
