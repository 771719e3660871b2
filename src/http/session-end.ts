/** How an answer shows that the session has ended, other than by a status that says so: a log-in page in place of what was asked for. */

/** Whether an answer leads elsewhere. A stand-in for `fetch` may follow redirects, or give their status. */
export const isRedirect = ({ type, redirected, status }: Response): boolean =>
  type === 'opaqueredirect' || redirected || (status >= 300 && status < 400 && status !== 304);

const isHtml = (type: string | null | undefined): boolean =>
  /^\s*(text\/html|application\/xhtml)/i.test(type ?? '');

/** Whether a text is a page: JSON may be sent as HTML, and a page as anything. */
export const isPage = (text: string, headers: Headers): boolean =>
  /^\s*(<!--.*?-->\s*|<\?xml.*?\?>\s*)*<(!doctype html|html|head)\b/is.test(text) ||
  (/^\s*</.test(text) && isHtml(headers.get('Content-Type')));

/**
 * Whether a page came in place of a file.
 *
 * @param expected the media type of the file, where it is known
 * @param base of the API
 */
export const isPageForFile = (
  { headers, redirected, url }: Response,
  expected: string | undefined,
  base: URL,
): boolean =>
  isHtml(headers.get('Content-Type')) &&
  !headers.has('Content-Disposition') &&
  !(isHtml(expected) && (!redirected || url.startsWith(base.href)));
