import { minifyHTMLLiterals } from 'minify-literals';

/**
 * Takes the indentation out of html`` and css`` literals, which a JavaScript minifier must not touch.
 *
 * Two things are done here that minify-literals leaves to us: it trims a template's own first and last space,
 * which can be a space between two words, so we keep those; and where it cannot read a template it only warns,
 * so we make the build fail.
 *
 * @returns {import('vite').Plugin}
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    async transform(code, id) {
      if (id.includes('node_modules') || !/\b(?:html|svg|css)`/.test(code)) return null;
      const result = await strictly(() =>
        minifyHTMLLiterals(code, { fileName: id, html: keepingOuterSpaces }),
      ).catch(error => this.error(`${id}: ${error.message}`));
      return result && { code: result.code, map: /** @type {any} */ (result.map) };
    },
  };
}

/**
 * @param {string} html
 * @returns {Promise<string>}
 */
async function keepingOuterSpaces(html) {
  // A space on the same line is meant as a space; one beside a line break is indentation.
  const before = /^ +(?=\S)/.test(html) ? ' ' : '';
  const after = /\S +$/.test(html) ? ' ' : '';
  if (!html.trim()) return html.includes('\n') ? '' : html && ' ';
  const result = await minifyHTMLLiterals(`html\`${html}\``, {
    sourceMap: false,
    // An empty attribute can say something: alt="", lang="".
    html: { removeEmptyAttributes: false },
  });
  return before + (result ? result.code.slice('html`'.length, -1) : html) + after;
}

let running = Promise.resolve();

/**
 * Runs `job` with console.warn turned into an error; one job at a time, since the console is everyone's.
 *
 * @template T
 * @param {() => Promise<T>} job
 * @returns {Promise<T>}
 */
function strictly(job) {
  const result = running.then(async () => {
    const { warn } = console;
    /** @type {string[]} */
    const warnings = [];
    console.warn = (...words) => void warnings.push(words.join(' '));
    try {
      const value = await job();
      if (warnings.length) throw new Error(warnings.join('\n'));
      return value;
    } finally {
      console.warn = warn;
    }
  });
  running = result.then(
    () => {},
    () => {},
  );
  return result;
}

/**
 * The proof that it ran: minified code holds no indentation, other than in a template that was passed over.
 *
 * @param {string} code
 * @returns {string | undefined} what is wrong
 */
export function findIndentation(code) {
  const match = /.{0,60}(?:\n[ \t]+|[ \t]{3,}).{0,60}/.exec(code);
  return match
    ? `A template was not minified, has it no html or css tag (without Lit: const css = String.raw)? ${match[0]}`
    : undefined;
}
