/** Completes sanitized markup: targets of links, pictures, the outline of headings, scroll containers. */

export interface RichTextOptions {
  /**
   * Whether a picture is the API's own and may be shown; gets the URL as the body has it (without white space around
   * it), which may be relative. Only asked for relative, `http:` and `https:` URLs.
   */
  readonly isLocal: (url: string) => boolean;
  /**
   * What to load for a picture that came with the body (`data:`, `attachment:` with its id, or `cid:` of a mail, RFC 2392); `undefined` where there is none.
   * Without it such pictures become their text.
   */
  readonly embedded?: (url: string) => string | undefined;
  /** The absolute URL of a relative one, for a link in place of a picture that is not the API's own. */
  readonly absolute?: (url: string) => string | undefined;
  /** In place of a picture that cannot be shown and has no text, by its URL. */
  readonly missing?: (url: string) => string;
  /** "opens in a new tab", in the customer's language: the description of every link that does. */
  readonly openInNewTab: string;
}

/** Pictures of one body that are loaded. */
const PICTURE_LIMIT = 50;

/** Brings a sanitized body into the form that `renderRichText` promises. */
export function finish(fragment: DocumentFragment, options: RichTextOptions): DocumentFragment {
  finishHeadings(fragment);
  for (const link of fragment.querySelectorAll('a')) {
    const href = absolute(link.getAttribute('href') ?? '', /^(https?|mailto|tel|sms):$/);
    if (href) makeLink(link, href, options);
    else link.replaceWith(...link.childNodes);
  }
  let loaded = 0;
  for (const picture of fragment.querySelectorAll('img')) {
    const url = loaded < PICTURE_LIMIT ? pictureUrl(picture, options) : undefined;
    if (url !== undefined) loaded++;
    finishPicture(picture, url, options);
  }
  for (const link of fragment.querySelectorAll('a')) {
    // The picture that was removed may have been the link's only content.
    if (!link.textContent.trim() && !link.querySelector('img')) link.textContent = link.href;
  }
  finishBoxes(fragment);
  return fragment;
}

/** A link in a new tab. */
export function newLink(href: string, text: string, options: RichTextOptions): HTMLAnchorElement {
  const link = document.createElement('a');
  makeLink(link, href, options);
  link.textContent = text;
  return link;
}

function makeLink(link: HTMLAnchorElement, href: string, options: RichTextOptions): void {
  link.href = href;
  // A mail program or a telephone opens by itself; a new tab would stay empty.
  if (/^(mailto|tel|sms):/.test(href)) return;
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
  link.title = options.openInNewTab;
}

/** The absolute URL, if it has one of these schemes. */
function absolute(url: string, schemes: RegExp): string | undefined {
  // A relative URL would lead into the page.
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed && schemes.test(parsed.protocol) ? parsed.href : undefined;
}

/** Makes an outline of the headings below the entry's, without gaps. */
function finishHeadings(fragment: DocumentFragment): void {
  const headings = [...fragment.querySelectorAll('h4, h5, h6')];
  const used = [...new Set(headings.map(({ localName }) => localName))].sort();
  let last = 3;
  for (const heading of headings) {
    last = Math.min(4 + used.indexOf(heading.localName), last + 1);
    const fitting = document.createElement(`h${last}`);
    fitting.append(...heading.childNodes);
    heading.replaceWith(fitting);
  }
}

/** The URL of a picture as the body has it, and without characters that a URL parser ignores its scheme. */
const sourceOf = (picture: HTMLImageElement) => {
  const source = picture.dataset.localSrc?.trim() ?? '';
  const [, scheme = ''] = /^([a-z][a-z\d+.-]*):/i.exec(source.replace(/[\u0000-\u0020]/g, '')) ?? [];
  return { source, scheme: scheme.toLowerCase() };
};

/** What to load for a picture; `undefined` where it may not be loaded. */
function pictureUrl(picture: HTMLImageElement, options: RichTextOptions): string | undefined {
  const { source, scheme } = sourceOf(picture);
  if (/^(data|cid|attachment)$/.test(scheme)) return options.embedded?.(source);
  const isWeb = !scheme || absolute(source, /^https?:$/) !== undefined;
  return source && isWeb && options.isLocal(source) ? source : undefined;
}

/** A picture with a URL to load stays, without `src`; another one becomes a link, or its text. */
function finishPicture(picture: HTMLImageElement, url: string | undefined, options: RichTextOptions): void {
  if (url !== undefined) {
    picture.dataset.localSrc = url;
    picture.alt ||= '';
    return;
  }
  const { source, scheme } = sourceOf(picture);
  const remote = scheme ? absolute(source, /^https?:$/) : source && options.absolute?.(source);
  // Without an alternative its address says what it was; an empty one says that it was an ornament.
  const name = remote || options.missing?.(source) || '';
  const label = picture.alt.trim() || (picture.hasAttribute('alt') && remote ? '' : name);
  picture.replaceWith(remote && label && !picture.closest('a') ? newLink(remote, label, options) : label);
}

/** Tables scroll sideways. */
function finishBoxes(fragment: DocumentFragment): void {
  for (const table of fragment.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) continue;
    const box = document.createElement('div');
    box.className = 'table-scroll';
    table.replaceWith(box);
    box.append(table);
  }
}
