import { html, type TemplateResult } from 'lit';
import type { FileLimits } from '../../attachments/rules.ts';
import { sizeAbove, sizeLimit } from '../../i18n/format-uploads.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { RejectedFile } from '../../state/outbox/composer-snapshot.ts';
import { cleanLine } from '../../text/plain.ts';
import { icons } from '../element/icons.ts';
import { lateIcons } from '../element/late-icons.ts';
import { acceptedTypes } from './type-names.ts';

/** Rejected files that are told of in one message: all those beyond the limit of files, each of the others for itself. */
export function groupRejected(files: readonly RejectedFile[]): readonly (readonly RejectedFile[])[] {
  const tooMany = files.filter(({ reason }) => reason === 'too-many');
  const others = files.filter(({ reason }) => reason !== 'too-many').map(file => [file]);
  return tooMany.length > 0 ? [...others, tooMany] : others;
}

/** A message about rejected files, and a button that dismisses it. */
export const rejectedRow = (
  translator: Translator,
  files: readonly RejectedFile[],
  limits: FileLimits,
  dismiss: (event: Event) => void,
): TemplateResult => html`
  <p class="fault refused" part="message">
    ${icons.alert}<span>${rejectionText(translator, files, limits)}</span>
    <button type="button" class="button plain" part="remove-button" aria-label=${translator.t('file.dismiss', { name: namesOf(files) })}
      @click=${dismiss}>${lateIcons.cross}</button>
  </p>
`;

const namesOf = (files: readonly RejectedFile[]): string =>
  files.map(({ name }) => cleanLine(name)).join(', ');

/** Why the files of a group were rejected, as a sentence. */
export function rejectionText(
  translator: Translator,
  files: readonly RejectedFile[],
  { maxBytes, maxCount = 0, accepted }: FileLimits,
): string {
  const name = namesOf(files);
  const { size = 0, reason } = files[0] ?? {};
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
      return translator.t('file.tooMany', { name, count: files.length, max: maxCount });
    case undefined:
      return '';
  }
}
