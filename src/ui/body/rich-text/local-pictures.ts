import type { SupportBackend } from '../../../backends/backend.ts';
import { isAttachmentUrl } from '../../../backends/rest/attachment-url.ts';
import { RestBackend } from '../../../backends/rest/rest-backend.ts';
import type { Attachment } from '../../../model.ts';

/**
 * Decides which pictures of a body may be loaded with the customer's sign-in: below the API's attachments, and what is a file of the
 * body itself.
 *
 * @returns a function that gives the URL as `SupportBackend.fetchAttachment` takes it; `undefined` for any other picture
 */
export function localPictures(
  backend: SupportBackend | undefined,
  attachments: readonly Attachment[],
): (url: string) => string | undefined {
  const base = backend instanceof RestBackend ? backend.http.base : undefined;
  return url => {
    if (attachments.some(file => file.local && file.url === url)) return url;
    const absolute = base && URL.canParse(url, base) ? new URL(url, base) : undefined;
    return base && absolute && isAttachmentUrl(absolute, base) ? absolute.href : undefined;
  };
}
