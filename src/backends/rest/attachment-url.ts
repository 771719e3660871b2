/**
 * Whether a URL is below `{base}/attachments/`: only there the browser fetches by itself, with the sign-in, what a body or a file names.
 * Elsewhere at the API's origin a GET may do anything. An encoded slash could lead out again behind a proxy that decodes it.
 *
 * @param base of the API; ends with a slash
 */
export const isAttachmentUrl = (url: URL, base: URL): boolean =>
  url.href.startsWith(new URL('attachments/', base).href) && !/%2f|%5c/i.test(url.pathname);
