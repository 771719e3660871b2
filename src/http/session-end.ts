/** How an answer shows that the session has ended: by its status, or by a log-in page in place of what was asked for. */

/** The session, its CSRF token (419 of Laravel, 440 of IIS) or its bearer token (498 of nginx and Esri) has expired. */
export const SESSION_ENDED: readonly number[] = [401, 419, 440, 498];

/** Whether an answer leads elsewhere. A stand-in for `fetch` may follow redirects, or give their status. */
export const isRedirect = ({ type, redirected, status }: Response): boolean =>
  type === 'opaqueredirect' || redirected || (status >= 300 && status < 400 && status !== 304);

const isHtml = (type: string | null | undefined): boolean =>
  /^\s*(text\/html|application\/xhtml)/i.test(type ?? '');

/** Before a page's first tag; each piece is searched for its end once, however many there are. */
const PROLOG = /^\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*/s;

/** Whether a text is a page: JSON may be sent as HTML, and a page as anything. Its beginning is enough. */
export function isPage(text: string, headers: Headers): boolean {
  const start = text.slice(0, 10_000);
  return (
    /^<(!doctype html|html|head)\b/i.test(start.replace(PROLOG, '')) ||
    (/^\s*</.test(start) && isHtml(headers.get('Content-Type')))
  );
}

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
