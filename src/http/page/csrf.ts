/** Where the page has its CSRF token, and where it goes: with writes to the page's own origin, and to those that the page names. */
export interface CsrfSource {
  /** Name of a `<meta>`; its content is sent as `X-CSRF-Token`. */
  readonly meta?: string | undefined;
  /** Name of a cookie; its value is sent as `X-XSRF-TOKEN`. */
  readonly cookie?: string | undefined;
  /** Other origins that get the token, too, separated by spaces: `https://api.panel.example`. */
  readonly origin?: string | undefined;
  /** Name of the header in place of both; what is no name of a header counts as none. */
  readonly header?: string | undefined;
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

const isNamed = (origins: string, { origin }: URL): boolean =>
  origins.split(/\s+/).some(text => URL.canParse(text) && new URL(text).origin === origin);

/** The CSRF headers of a write to `url`; made for each call, since pages renew their tokens. */
export function csrfHeaders(url: URL, source: CsrfSource): Record<string, string> {
  const { meta, cookie: cookieName, origin, header } = source;
  const headers: Record<string, string> = {};
  if (url.origin !== location.origin && !isNamed(origin ?? '', url)) return headers;
  const own = /^[\w!#$%&'*+.^`|~-]+$/.test(header ?? '') ? header : undefined;
  const value = cookieName && cookie(cookieName);
  if (value) headers[own ?? 'X-XSRF-TOKEN'] = value;
  const content =
    meta && document.querySelector<HTMLMetaElement>(`meta[name="${CSS.escape(meta)}"]`)?.content;
  if (content) headers[own ?? 'X-CSRF-Token'] = content;
  return headers;
}
