/** Undoes percent-encoding, also where it was applied twice. */
function decoded(path: string): string {
  try {
    const once = decodeURIComponent(path);
    return once === path ? path : decoded(once);
  } catch {
    return path;
  }
}

/**
 * Whether a URL is below `{base}/attachments/`: only there the browser fetches by itself, with the sign-in, what a body or a file names.
 * Elsewhere at the API's origin a GET may do anything. An encoded `../` would lead out again behind a proxy that decodes it.
 *
 * @param base of the API; ends with a slash
 */
export function isAttachmentUrl({ origin, pathname }: URL, base: URL): boolean {
  const folder = `${base.pathname}attachments/`;
  return (
    origin === base.origin &&
    pathname.startsWith(folder) &&
    !/(^|[\\/])\.\.?([\\/]|$)/.test(decoded(pathname.slice(folder.length)))
  );
}
