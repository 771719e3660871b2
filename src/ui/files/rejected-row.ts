import { html, type TemplateResult } from 'lit';
import type { FileLimits } from '../../attachments/rules.ts';
import { sizeAbove, sizeLimit } from '../../i18n/format-uploads.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { RejectedFile } from '../../state/outbox/composer-snapshot.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from '../element/icons.ts';
import { lateIcons } from '../element/late-icons.ts';
import { acceptedTypes } from './type-names.ts';

/** A rejected file, with the reason and a button that dismisses the row. */
export const rejectedRow = (
  translator: Translator,
  file: RejectedFile,
  limits: FileLimits,
  dismiss: (id: string) => void,
): TemplateResult => html`
  <p class="fault refused" part="message">
    ${icons.alert}<span>${rejectionText(translator, file, limits)}</span>
    <button type="button" class="button plain" part="remove-button" aria-label=${translator.t('file.dismiss', { name: cleanLine(file.name) })}
      @click=${() => dismiss(file.id)}>${lateIcons.cross}</button>
  </p>
`;

/** Why a file was rejected, as a sentence. */
export function rejectionText(
  translator: Translator,
  { name: rawName, size, reason }: RejectedFile,
  { maxBytes, maxCount = 0, accepted }: FileLimits,
): string {
  const name = cleanLine(rawName);
  switch (reason) {
    case 'too-large': {
      const max = sizeLimit(translator, maxBytes);
      return translator.t('file.tooLarge', { name, size: sizeAbove(translator, size, maxBytes), max });
    }
    case 'empty':
      return translator.t('file.empty', { name });
    case 'type':
      return translator.t('file.type', { name, types: acceptedTypes(translator, accepted) });
    case 'folder':
      return translator.t('file.folder', { name });
    case 'too-many':
      return translator.t('file.tooMany', { name, count: maxCount });
  }
}
