import type { Translator } from '../../i18n/translator.ts';
import type { Attachment } from '../../model.ts';
import { cleanLine } from '../../text/plain.ts';

const STATES = ['checking', 'blocked', 'expired'] as const;

/** Why a file can't be downloaded: its state in words, or as the backend calls it, and the backend's reason. */
export function fileStateTexts(
  translator: Translator,
  { state = '', stateDetail = '' }: Attachment,
): string[] {
  const known = STATES.find(candidate => candidate === state);
  return [known ? translator.t(`file.${known}`) : cleanLine(state), cleanLine(stateDetail)].filter(Boolean);
}
