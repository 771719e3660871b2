/** Names of the page's own CSRF token; each goes with writes to the page's origin only. */
export interface CsrfSource {
  /** `<meta name="…">`, sent as `X-CSRF-Token`. */
  readonly meta?: string | undefined;
  /** Cookie, sent as `X-XSRF-TOKEN`. */
  readonly cookie?: string | undefined;
}

function cookie(name: string): string | undefined {
  const found = document.cookie
    .split(/;\s*/)
    .find(pair => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  try {
    return found && decodeURIComponent(found);
  } catch {
    return found;
  }
}

/** The CSRF headers of a write to `url`. Read for each call, since pages renew them. */
export function csrfHeaders(url: URL, { meta, cookie: cookieName }: CsrfSource): Record<string, string> {
  const headers: Record<string, string> = {};
  if (url.origin !== location.origin) return headers;
  const content =
    meta && document.querySelector<HTMLMetaElement>(`meta[name="${CSS.escape(meta)}"]`)?.content;
  if (content) headers['X-CSRF-Token'] = content;
  const value = cookieName && cookie(cookieName);
  if (value) headers['X-XSRF-TOKEN'] = value;
  return headers;
}
