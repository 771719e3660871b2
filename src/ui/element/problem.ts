import { seconds } from '../../i18n/format.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Problem } from '../../model.ts';

/**
 * What went wrong; nothing for what is a defect of ours. A failure is known by its name: the class of the main file is not
 * the one that a lazy file would hold. A lazy file that did not come is a lost connection.
 */
export function problemIn(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'SupportError') return (error as Error & { problem: Problem }).problem;
  return error instanceof TypeError && /import|module/i.test(error.message) ? { kind: 'offline' } : undefined;
}

/** Why, and what to do, in the person's language. */
export function sentenceOf(translator: Translator, { kind, retryAfter }: Problem): string {
  if (kind === 'rate-limited' && retryAfter) {
    return translator.t('error.rate-limited.for', { time: seconds(translator, retryAfter) });
  }
  return translator.t(kind === 'offline' && navigator.onLine ? 'error.unreachable' : `error.${kind}`);
}
