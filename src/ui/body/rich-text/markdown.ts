import { Lexer, Marked, Parser, type Token } from 'marked';

const markdown = new Marked({
  gfm: true,
  // In a comment, and above all in a log, a line break is meant as one.
  breaks: true,
  tokenizer: {
    // HTML in markdown is not trusted: it is shown as text.
    html: () => undefined,
    tag: () => undefined,
  },
  renderer: {
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

/** Characters of markdown that are parsed. */
const LENGTH_LIMIT = 100_000;

/** Lists and quotes inside each other, thirty times in one line: no real body has that, and the parser recurses into it. */
const TOO_DEEP = /^[ \t]*(?:(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))[ \t]*){30}/m;

/**
 * How much searching a body may cost: for each mark that could begin something inline, the characters in which its other end
 * is searched for. About half a second on a slow machine.
 */
const INLINE_BUDGET = 10_000_000;

/**
 * marked searches for the end of every `*`, `_` or `[` separately, and for an address at every `@`: a body of nothing else takes it twenty seconds. Inline markup
 * over the budget stays text; the rest of the body is parsed as usual.
 */
class FrugalLexer extends Lexer {
  #budget = INLINE_BUDGET;

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    this.#budget -= src.length * (src.match(/[*_~`[<\\@]/g)?.length ?? 0);
    if (this.#budget >= 0) return super.inlineTokens(src, tokens);
    tokens.push({ type: 'text', raw: src, text: src });
    return tokens;
  }
}

/**
 * HTML of a body in markdown (GitHub Flavored Markdown, line breaks preserved, HTML shown as text). It is not sanitized.
 *
 * @returns `undefined` for a body over 100,000 characters or nested deeper than the parser can take
 */
export function parseMarkdown(body: string): string | undefined {
  if (body.length > LENGTH_LIMIT || TOO_DEEP.test(body)) return undefined;
  return Parser.parse(new FrugalLexer(markdown.defaults).lex(body), markdown.defaults);
}
