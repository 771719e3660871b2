import { ATTRIBUTES, ELEMENTS, LOOSE, OPAQUE, WRAPPERS } from './allow-list.ts';

/**
 * Levels of elements that can nest; deeper ones become their text. No real body has that many, and a browser's time for a tower
 * of tags grows with the square of its height.
 */
const DEPTH_LIMIT = 100;

const SPACE = /[\t\n\f\r ]/;
const COMMENT_END = /--!?>/g;
const TAG_END = />/g;
const TAG_NAME_END = /[\t\n\f\r />]/g;
const ATTRIBUTE_NAME_END = /[\t\n\f\r />=]/g;
const UNQUOTED_VALUE_END = /[\t\n\f\r >]/g;

const escapeText = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const escapeAttribute = (text: string) => escapeText(text).replaceAll('"', '&quot;');

/** Index of the next match of a global expression, or the text's length. */
function find(text: string, expression: RegExp, from: number): number {
  expression.lastIndex = from;
  return expression.exec(text)?.index ?? text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text.charAt(at))) at++;
  return at;
}

/**
 * Tokenizes HTML and rebuilds it from the allow list, so that the browser parses only our own markup.
 *
 * Why before parsing: under `style-src 'self'` the mere parsing of a `style` attribute or element reports a violation
 * in Chromium, also in documents that are never shown (DOMParser, createHTMLDocument, template, also inside `svg` and
 * `math`). And why anew, instead of cutting out: where this reader takes a tag for something else than the browser
 * does, the result still contains only text and tags of the allow list.
 *
 * The work is linear: every character is passed once, and a piece without an end takes the rest of the text, as it
 * does in a browser. The result is properly nested, and not deeply.
 */
export function rebuildHtml(html: string): string {
  const { length } = html;
  const out = new Output();
  let at = 0;
  while (at < length) {
    const tag = html.indexOf('<', at);
    if (tag < 0) {
      out.addText(html.slice(at));
      break;
    }
    out.addText(html.slice(at, tag));
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
      out.addText('<');
      continue;
    }

    const nameStart = closing ? at + 1 : at;
    const nameEnd = find(html, TAG_NAME_END, nameStart);
    const source = html.slice(nameStart, nameEnd).toLowerCase();
    const name = ELEMENTS.get(source);
    const read = readAttributes(html, nameEnd, closing ? undefined : name);
    // A tag that never ends is no tag and shows nothing, in a browser too.
    if (!read) break;
    at = read.end;

    const isWrapper = WRAPPERS.has(source);
    if (name && closing) {
      if (!isWrapper) out.addEndTag(name);
    } else if (name) {
      if (read.attributes || !isWrapper) out.addTag(name, read.attributes);
    }
    if (!closing && OPAQUE.has(source)) {
      at = find(html, new RegExp(`</${source}(?=[\\t\\n\\f\\r />])`, 'gi'), at);
    }
  }
  return out.text;
}

/**
 * Reads a tag from behind its name.
 *
 * @param name the element's new name; `undefined` where no attribute may stay
 * @returns its attributes as they may stay, and the index behind its `>`; `undefined` where it never ends
 */
function readAttributes(
  html: string,
  from: number,
  name: string | undefined,
): { readonly attributes: string; readonly end: number } | undefined {
  const { length } = html;
  const seen = new Set<string>();
  let attributes = '';
  let at = from;
  while (at < length && html[at] !== '>') {
    if (SPACE.test(html.charAt(at)) || html[at] === '/') {
      at++;
      continue;
    }
    const start = at;
    // An `=` in the first position belongs to the name.
    at = find(html, ATTRIBUTE_NAME_END, at + 1);
    const attribute = html.slice(start, at).toLowerCase();
    let value = '';
    const equals = skipSpace(html, at);
    if (html[equals] === '=') {
      at = skipSpace(html, equals + 1);
      const quote = html[at];
      if (quote === '"' || quote === "'") {
        const end = html.indexOf(quote, at + 1);
        if (end < 0) return undefined;
        value = html.slice(at + 1, end);
        at = end + 1;
      } else {
        const end = find(html, UNQUOTED_VALUE_END, at);
        value = html.slice(at, end);
        at = end;
      }
    }
    const allowed = name && (ATTRIBUTES.get(`${name} ${attribute}`) ?? ATTRIBUTES.get(`* ${attribute}`));
    if (allowed && !seen.has(attribute) && allowed[1].test(value)) {
      seen.add(attribute);
      attributes += ` ${allowed[0]}="${escapeAttribute(value)}"`;
    }
  }
  return at < length ? { attributes, end: at + 1 } : undefined;
}

/** Markup that is properly nested, whatever tags are added. */
class Output {
  text = '';
  /** Names of the elements that are open, the outermost first. */
  readonly #open: string[] = [];

  addText(text: string): void {
    this.text += escapeText(text);
  }

  addTag(name: string, attributes: string): void {
    if (!LOOSE.has(name)) {
      if (this.#open.length >= DEPTH_LIMIT) return;
      this.#open.push(name);
    }
    this.text += `<${name}${attributes}>`;
  }

  addEndTag(name: string): void {
    if (LOOSE.has(name)) {
      this.text += `</${name}>`;
      return;
    }
    const last = this.#open.lastIndexOf(name);
    // As in a browser, an end tag inside a table ends nothing outside of it.
    if (last < 0 || last < this.#open.lastIndexOf('table')) return;
    while (this.#open.length > last) this.text += `</${this.#open.pop() ?? ''}>`;
  }
}
