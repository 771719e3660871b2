/** Where the page has its CSRF token; it is sent with writes to the page's origin only. */
export interface CsrfSource {
  /** Name of a `<meta>`; its content is sent as `X-CSRF-Token`. */
  readonly meta?: string | undefined;
  /** Name of a cookie; its value is sent as `X-XSRF-TOKEN`. */
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

/** The CSRF headers of a write to `url`; made for each call, since pages renew their tokens. */
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
