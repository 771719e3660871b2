/**
 * The absolute URL of an API base as a page writes it: absolute or relative to the document's base URL, with or without a
 * final slash. The result ends with a slash and has neither query nor hash, so that every spelling of one API base is the same.
 *
 * @returns `undefined` where it is missing or no http(s) URL
 */
export function parseApiBase(value: string | undefined): URL | undefined {
  const text = value?.trim();
  if (!text || !URL.canParse(text, document.baseURI)) return undefined;
  const url = new URL(text, document.baseURI);
  url.hash = url.search = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return /^https?:$/.test(url.protocol) ? url : undefined;
}
