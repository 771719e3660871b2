import createPurifier, { type Config } from 'dompurify';
import { css } from 'lit';
import { Lexer, Marked, Parser, type Token } from 'marked';
import { splitLinks } from '../../../text/links.ts';

/** What is needed of the page's Trusted Types policy: any `TrustedTypePolicy` with a `createHTML` rule fits. */
export interface TrustedTypePolicyLike {
  /** Called with markup that was rebuilt from the allow list below; the rule can hand it back as it is. */
  createHTML(input: string): unknown;
}

export interface RichTextOptions {
  /** Needed where the page enforces Trusted Types (`require-trusted-types-for`). */
  readonly policy?: TrustedTypePolicyLike | undefined;
  /**
   * Whether a picture is the API's own and may be shown; gets the URL as the body has it (without white space around
   * it), which may be relative. Only asked for relative, `http:` and `https:` URLs.
   */
  readonly isLocal: (url: string) => boolean;
  /** "opens in a new tab", in the person's language: the description of every link that does. */
  readonly openInNewTab: string;
}

/** What stays, by the name that it gets. Headings go below the widget's own; blocks of any other kind become a `div`. */
const ELEMENTS = new Map<string, string>([
  ...'p br strong b em i u s code pre blockquote ul ol li a table thead tbody tfoot tr th td caption hr span img div sub sup'
    .split(' ')
    .map((name): [string, string] => [name, name]),
  ['h1', 'h3'],
  ['h2', 'h4'],
  ['h3', 'h5'],
  ['h4', 'h6'],
  ['h5', 'h6'],
  ['h6', 'h6'],
  ['del', 's'],
  ['strike', 's'],
  ['ins', 'u'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ...'address article aside center dd details dl dt fieldset figcaption figure footer form header legend main nav option section summary'
    .split(' ')
    .map((name): [string, string] => [name, 'div']),
]);

/** What those may carry, by element and attribute: the attribute that it becomes, and the values it may have. */
const ATTRIBUTES = new Map<string, readonly [name: string, value: RegExp]>([
  ['a href', ['href', /./]],
  // Never `src`: so no engine, whatever it does with a document that isn't shown, can fetch a picture while parsing.
  ['img src', ['data-local-src', /./]],
  ['img alt', ['alt', /./]],
  ['ol start', ['start', /^-?\d{1,6}$/]],
  ...['th', 'td'].flatMap((name): [string, readonly [string, RegExp]][] => [
    [`${name} colspan`, ['colspan', /^\d{1,3}$/]],
    [`${name} rowspan`, ['rowspan', /^\d{1,3}$/]],
    [`${name} align`, ['align', /^(left|center|right)$/i]],
  ]),
]);

/** Elements that hold text and no markup: what they hold goes with them. */
const OPAQUE = new Set('script style title textarea xmp iframe noembed noframes'.split(' '));

/** Elements that hold nothing, and those that the next one of their kind ends: neither can nest by itself. */
const LOOSE = new Set('br hr img p li thead tbody tfoot tr th td caption'.split(' '));

/**
 * Levels of everything else; deeper ones become their text. Nobody writes that, and a browser's time for a tower of
 * tags grows with the square of its height.
 */
const DEPTH_LIMIT = 100;

const SPACE = /[\t\n\f\r ]/;
const COMMENT_END = /--!?>/g;
const TAG_END = />/g;
const NAME_END = /[\t\n\f\r />]/g;

const escapeText = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;');

/** Index of the next match of a global expression, or the text's length. */
function find(text: string, expression: RegExp, from: number): number {
  expression.lastIndex = from;
  return expression.exec(text)?.index ?? text.length;
}

/**
 * Takes HTML to pieces and writes it anew from the allow list, so that only what we wrote ourselves is ever parsed.
 *
 * Why before parsing: under `style-src 'self'` the mere parsing of a `style` attribute or element reports a violation
 * in Chromium, also in documents that are never shown (DOMParser, createHTMLDocument, template, also inside `svg` and
 * `math`). And why anew, instead of cutting out: where this reader takes a tag for something else than the browser
 * does, what comes out is still nothing but text and the tags above.
 *
 * The work is linear: every character is passed once, and a piece without an end takes the rest of the text, as it
 * does in a browser. What comes out is properly nested, and not deeply.
 */
function rebuild(html: string): string {
  const { length } = html;
  const open: string[] = [];
  let out = '';
  let at = 0;

  function writeTag(name: string, attributes: string): void {
    if (!LOOSE.has(name)) {
      if (open.length >= DEPTH_LIMIT) return;
      open.push(name);
    }
    out += `<${name}${attributes}>`;
  }

  function writeEnd(name: string): void {
    if (LOOSE.has(name)) {
      out += `</${name}>`;
      return;
    }
    const last = open.lastIndexOf(name);
    // As in a browser, an end tag inside a table ends nothing outside of it.
    if (last < 0 || last < open.lastIndexOf('table')) return;
    while (open.length > last) out += `</${open.pop() ?? ''}>`;
  }

  while (at < length) {
    const tag = html.indexOf('<', at);
    if (tag < 0) return out + escapeText(html.slice(at));
    out += escapeText(html.slice(at, tag));
    at = tag + 1;

    const next = html[at] ?? '';
    if (next === '!' || next === '?' || (next === '/' && !/[a-z]/i.test(html[at + 1] ?? ''))) {
      // A comment, a doctype, an instruction, or what the parser takes for one; `<!-->` is a whole one.
      at = find(html, html.startsWith('!--', at) ? COMMENT_END : TAG_END, at + 1);
      at = html.indexOf('>', at) + 1 || length;
      continue;
    }
    const closing = next === '/';
    if (!closing && !/[a-z]/i.test(next)) {
      out += '&lt;';
      continue;
    }

    const nameStart = closing ? at + 1 : at;
    at = find(html, NAME_END, nameStart);
    const source = html.slice(nameStart, at).toLowerCase();
    const name = ELEMENTS.get(source);
    let attributes = '';
    const seen = new Set<string>();
    while (at < length && html[at] !== '>') {
      if (SPACE.test(html.charAt(at)) || html[at] === '/') {
        at++;
        continue;
      }
      const start = at;
      // An `=` in the first place belongs to the name.
      at++;
      while (at < length && !/[\t\n\f\r />=]/.test(html.charAt(at))) at++;
      const attribute = html.slice(start, at).toLowerCase();
      let value = '';
      let after = at;
      while (after < length && SPACE.test(html.charAt(after))) after++;
      if (html[after] === '=') {
        at = after + 1;
        while (at < length && SPACE.test(html.charAt(at))) at++;
        const quote = html[at];
        if (quote === '"' || quote === "'") {
          const end = html.indexOf(quote, at + 1);
          if (end < 0) return out;
          value = html.slice(at + 1, end);
          at = end + 1;
        } else {
          const begin = at;
          while (at < length && !/[\t\n\f\r >]/.test(html.charAt(at))) at++;
          value = html.slice(begin, at);
        }
      }
      const allowed = name && !closing && ATTRIBUTES.get(`${name} ${attribute}`);
      if (allowed && !seen.has(attribute) && allowed[1].test(value)) {
        seen.add(attribute);
        attributes += ` ${allowed[0]}="${escapeAttribute(value)}"`;
      }
    }
    // A tag that never ends is no tag and shows nothing, in a browser too.
    if (at >= length) return out;
    at++;

    if (name && closing) writeEnd(name);
    else if (name) writeTag(name, attributes);
    else if (!closing && OPAQUE.has(source)) {
      at = find(html, new RegExp(`</${source}(?=[\\t\\n\\f\\r />])`, 'gi'), at);
    }
  }
  return out;
}

const markdown = new Marked({
  gfm: true,
  // What people type into a comment box, and logs above all, has its line breaks for a reason.
  breaks: true,
  tokenizer: {
    // HTML in markdown isn't trusted: it is read as text and shown as it was typed.
    html: () => undefined,
    tag: () => undefined,
  },
  renderer: {
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

/** Characters of markdown that are rendered; a longer body is shown as text. */
const MARKDOWN_LIMIT = 100_000;

/** Lists and quotes inside each other, thirty times in one line: nobody writes it, and the parser recurses into it. */
const TOO_DEEP = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*){30}/m;

/**
 * How much searching a body may cost: for each mark that could begin something inline, the text in which its other end
 * is looked for. About half a second of a slow machine.
 */
const INLINE_BUDGET = 10_000_000;

/**
 * The parser looks for the end of every `*`, `_` or `[` by itself: for a body made of them, twenty seconds. What is
 * over the budget stays text, the rest of the body is as it should be.
 */
class FrugalLexer extends Lexer {
  #budget = INLINE_BUDGET;

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    this.#budget -= src.length * (src.match(/[*_~`[<]/g)?.length ?? 0);
    if (this.#budget >= 0) return super.inlineTokens(src, tokens);
    tokens.push({ type: 'text', raw: src, text: src });
    return tokens;
  }
}

function parseMarkdown(body: string): string | undefined {
  if (body.length > MARKDOWN_LIMIT || TOO_DEEP.test(body)) return undefined;
  return Parser.parse(new FrugalLexer(markdown.defaults).lex(body), markdown.defaults);
}

/** An instance of our own: hooks and settings that a page puts on the shared one don't reach it. */
let purifier: ReturnType<typeof createPurifier> | undefined;

function purify(html: string, policy: TrustedTypePolicyLike | undefined): DocumentFragment {
  purifier ??= createPurifier(window);
  const config: Config = {
    ALLOWED_TAGS: [...new Set(ELEMENTS.values())],
    ALLOWED_ATTR: [...new Set([...ATTRIBUTES.values()].map(([name]) => name))],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
    // Without one given, DOMPurify would create its own, which a strict `trusted-types` list reports and refuses. It
    // wants createScriptURL to be there, and calls it only for attributes of scripts, which never get this far.
    TRUSTED_TYPES_POLICY: {
      name: 'support-requests',
      createHTML: (input: string) => policy?.createHTML(input) ?? input,
      createScriptURL: () => '',
    } as unknown as NonNullable<Config['TRUSTED_TYPES_POLICY']>,
  };
  const fragment = purifier.sanitize(html, config) as unknown as DocumentFragment | null;
  // DOMPurify swallows what the parser throws; an empty entry in the thread would look like an empty reply.
  if (!fragment)
    throw new TypeError('This page enforces Trusted Types: a policy is needed to render rich text.');
  return document.importNode(fragment, true);
}

/** The URL in full, where it has a scheme of its own and that is one of these. */
function absolute(url: string, schemes: RegExp): string | undefined {
  // A relative URL would lead somewhere into the page around the widget.
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed && schemes.test(parsed.protocol) ? parsed.href : undefined;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

function makeLink(link: HTMLAnchorElement, href: string, options: RichTextOptions): void {
  link.href = href;
  // A mail program opens by itself; a new tab would stay behind, empty.
  if (href.startsWith('mailto:')) return;
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
  link.title = options.openInNewTab;
}

function finishPicture(picture: HTMLImageElement, options: RichTextOptions): void {
  const source = picture.dataset.localSrc?.trim() ?? '';
  const scheme = /^[a-z][a-z\d+.-]*:/i.test(source.replace(/[\u0000-\u0020]/g, ''));
  const remote = absolute(source, /^https?:$/);
  if (source && (remote || !scheme) && options.isLocal(source)) {
    picture.dataset.localSrc = source;
    picture.alt ||= '';
    return;
  }
  const label = picture.alt.trim() || (remote ?? '');
  if (remote && !picture.closest('a')) {
    const link = element('a');
    makeLink(link, remote, options);
    link.textContent = label;
    picture.replaceWith(link);
  } else picture.replaceWith(label);
}

/** What the markup alone can't say: where links lead and how they open, pictures, what scrolls by itself. */
/** Makes an outline of the headings that goes on from the thread's `h2` and leaves no level out. */
function finishHeadings(fragment: DocumentFragment): void {
  const headings = [...fragment.querySelectorAll('h3, h4, h5, h6')];
  const used = [...new Set(headings.map(({ localName }) => localName))].sort();
  let last = 2;
  for (const heading of headings) {
    last = Math.min(3 + used.indexOf(heading.localName), last + 1);
    const fitting = element(`h${last}` as 'h3');
    fitting.append(...heading.childNodes);
    heading.replaceWith(fitting);
  }
}

function finish(fragment: DocumentFragment, options: RichTextOptions): DocumentFragment {
  finishHeadings(fragment);
  for (const link of fragment.querySelectorAll('a')) {
    const href = absolute(link.getAttribute('href') ?? '', /^(https?|mailto):$/);
    if (href) makeLink(link, href, options);
    else link.replaceWith(...link.childNodes);
  }
  for (const picture of fragment.querySelectorAll('img')) finishPicture(picture, options);
  for (const link of fragment.querySelectorAll('a')) {
    // A picture that went may have been all there was to press.
    if (!link.textContent.trim() && !link.querySelector('img')) link.textContent = link.href;
  }
  // Both scroll sideways in a box of their own, so the keyboard has to reach them.
  for (const pre of fragment.querySelectorAll('pre')) pre.tabIndex = 0;
  for (const table of fragment.querySelectorAll('table')) {
    if (table.parentElement?.closest('table')) continue;
    const box = element('div', { class: 'table-scroll', tabindex: '0' });
    table.replaceWith(box);
    box.append(table);
  }
  return fragment;
}

/** A body as text with its lines and links, for markdown that is too much for the parser. */
function renderPlain(body: string, options: RichTextOptions): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const block = element('pre', { tabindex: '0' });
  for (const { text, href } of splitLinks(body)) {
    if (href) {
      const link = element('a');
      makeLink(link, href, options);
      link.textContent = text;
      block.append(link);
    } else block.append(text);
  }
  fragment.append(block);
  return fragment;
}

let known: TrustedTypePolicyLike | undefined;

/**
 * The policy that {@link renderRichText} was last given. The page allows one of its name, and the main file holds it: a
 * lazy file that needs rich text too finds it here.
 */
export const knownPolicy = (): TrustedTypePolicyLike | undefined => known;

/**
 * Makes the DOM of a body in markdown (GFM, line breaks kept, HTML shown as text) or HTML. Nothing in it runs, loads or
 * has a style, id, name or class of its own:
 *
 * - links lead to `http:`, `https:` and `mailto:` only and open in a new tab without referrer; others become their text;
 * - pictures of the API come as `<img data-local-src="…" alt="…">` without `src`, for the caller to fill, since they
 *   need the sign-in; other pictures become a link with their text, since loading them would tell who reads when;
 * - headings become `h3` to `h6`, without a gap; `pre` has a tab stop; tables are in a `<div class="table-scroll" tabindex="0">`.
 *
 * Markdown over 100,000 characters, or nested more deeply than anybody writes, comes as text with links in a `pre`.
 *
 * @throws TypeError Where the page enforces Trusted Types and no policy, or one that refuses, was given.
 */
export function renderRichText(
  body: string,
  format: 'markdown' | 'html',
  options: RichTextOptions,
): DocumentFragment {
  known = options.policy ?? known;
  const html = format === 'markdown' ? parseMarkdown(body) : body;
  return html === undefined
    ? renderPlain(body, options)
    : finish(purify(rebuild(html), options.policy), options);
}

/** How it looks inside `.rich`. */
export const richTextStyles = css`
  .rich > * + *,
  .rich :is(blockquote, li) > p + * {
    margin-block-start: 0.75em;
  }
  .rich > :first-child {
    margin-block-start: 0;
  }
  .rich > :last-child {
    margin-block-end: 0;
  }
  .rich :is(ul, ol) {
    padding-inline-start: 1.5em;
    list-style: revert;
  }
  .rich pre {
    padding: var(--sr-m);
    border-radius: var(--sr-radius);
    background: var(--sr-tint);
    /* A long log does not push everything else out of sight. */
    max-block-size: 28em;
    overflow: auto;
    overflow-wrap: normal;
  }
  .rich blockquote {
    margin-inline: 0;
    padding-inline-start: var(--sr-m);
    border-inline-start: 3px solid var(--sr-line);
  }
  .rich img {
    max-inline-size: 100%;
    border-radius: var(--sr-radius);
  }
  .rich .table-scroll {
    overflow-x: auto;
  }
  .rich table {
    border-collapse: collapse;
  }
  .rich :is(th, td) {
    padding: var(--sr-space) var(--sr-s);
    border: 1px solid var(--sr-line);
  }
`;
