import type { Comment } from '../../model.ts';
import { entriesOf } from '../../state/thread/entries.ts';
import type { SupportElement } from '../element/support-element.ts';
import { firstText } from './first-text.ts';

/** So many entries before a comment are looked at: mail quotes what was written last. */
const LOOKED_AT = 30;

/** The texts of the entries before a comment, as far as they are loaded: what a mail among them may quote. */
export function earlierTexts({ desk }: SupportElement, { id }: Comment): string[] {
  const snapshot = desk?.openThread?.snapshot;
  const entries = snapshot ? entriesOf(snapshot) : [];
  const at = entries.findIndex(entry => entry.id === id);
  return entries
    .slice(Math.max(0, at - LOOKED_AT), Math.max(0, at))
    .map(({ body, format }) => (format === 'text' ? body : firstText(body, format)));
}
