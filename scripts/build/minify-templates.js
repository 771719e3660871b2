import { minifyHTMLLiterals } from 'minify-literals';

/**
 * Removes the indentation inside html`` and css`` literals, which a JavaScript minifier must not touch.
 *
 * Differs from minify-literals in two points: a space at the beginning or end of a template stays, since it can separate two
 * words; and a template that cannot be parsed fails the build instead of causing a warning.
 *
 * @returns {import('vite').Plugin}
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    async transform(code, id) {
      if (id.includes('node_modules') || !/\b(?:html|svg|css)`/.test(code)) return null;
      const result = await withWarningsAsErrors(() =>
        minifyHTMLLiterals(code, { fileName: id, html: minifyHtml }),
      ).catch(error => this.error(`${id}: ${error.message}`));
      return result && { code: result.code, map: /** @type {any} */ (result.map) };
    },
  };
}

/**
 * @param {string} html
 * @returns {Promise<string>} with the spaces at its ends
 */
async function minifyHtml(html) {
  // A space that stands beside text separates words; one beside a line break is indentation.
  const before = /^ +(?=\S)/.test(html) ? ' ' : '';
  const after = /\S +$/.test(html) ? ' ' : '';
  if (!html.trim()) return html.includes('\n') ? '' : html && ' ';
  const result = await minifyHTMLLiterals(`html\`${html}\``, {
    sourceMap: false,
    // An empty attribute can have a meaning: alt="", lang="".
    html: { removeEmptyAttributes: false },
  });
  return before + (result ? result.code.slice('html`'.length, -1) : html) + after;
}

let lastJob = Promise.resolve();

/**
 * Runs `job` and throws where it called console.warn. Jobs run one after another, since they share the console.
 *
 * @template T
 * @param {() => Promise<T>} job
 * @returns {Promise<T>}
 */
function withWarningsAsErrors(job) {
  const result = lastJob.then(async () => {
    const { warn } = console;
    /** @type {string[]} */
    const warnings = [];
    console.warn = (...values) => void warnings.push(values.join(' '));
    try {
      const value = await job();
      if (warnings.length) throw new Error(warnings.join('\n'));
      return value;
    } finally {
      console.warn = warn;
    }
  });
  lastJob = result.then(
    () => {},
    () => {},
  );
  return result;
}

/**
 * Looks for a template that was not minified: minified code has indentation nowhere else.
 *
 * @param {string} code minified
 * @returns {string | undefined} an error message
 */
export function findIndentation(code) {
  const match = /.{0,60}(?:\n[ \t]+|[ \t]{3,}).{0,60}/.exec(code);
  return match
    ? `A template was not minified, has it no html or css tag (without Lit: const css = String.raw)? ${match[0]}`
    : undefined;
}
