import type { Translator } from '../../../i18n/translator.ts';
import { cleanLine } from '../../../text/plain.ts';

const CHANNELS = ['email', 'phone', 'api'] as const;

/** How an entry came, in words: empty for this web page, a word of the backend's own as it is. */
export function channelText(translator: Translator, channel = 'web'): string {
  const known = CHANNELS.find(candidate => candidate === channel);
  if (known) return translator.t(`channel.${known}`);
  return channel === 'web' ? '' : cleanLine(channel);
}
