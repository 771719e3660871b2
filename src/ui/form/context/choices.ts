import type { ContextItem } from '../../../model.ts';

/** Whether the page offers a choice of what the request is about. */
export const hasChoices = (context: unknown): boolean =>
  Array.isArray(context) && context.some((item: Partial<ContextItem> | null) => item?.choices?.length);
