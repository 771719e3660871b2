/**
 * The only changes that are made to a library: what Lit does to the page around it. Everything else is bundled as published.
 *
 * @type {{ why: string, file: RegExp, pattern: RegExp, replacement: string, usesPolicy?: boolean }[]}
 */
const changes = [
  {
    // A page may list the policy names that it allows, each of them once: a second "lit-html" would throw on a page that
    // uses Lit itself. https://w3c.github.io/trusted-types/dist/spec/
    why: 'use our Trusted Types policy',
    file: /\/lit-html\/lit-html\.js$/,
    pattern: /(\w+)\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\)/g,
    replacement: '__supportPolicy',
    usesPolicy: true,
  },
  {
    // It serves standard decorators only, which we do not write.
    why: 'make no global for decorators',
    file: /\/reactive-element\/reactive-element\.js$/,
    pattern: /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap;/g,
    replacement: '',
  },
  {
    why: 'read no decorators',
    file: /\/reactive-element\/reactive-element\.js$/,
    pattern:
      /const (\w+)=this\[Symbol\.metadata\];if\(null!==\1\)\{const (\w+)=litPropertyMetadata\.get\(\1\);if\(void 0!==\2\)for\(const\[(\w+),(\w+)\]of \2\)this\.elementProperties\.set\(\3,\4\)\}/g,
    replacement: '',
  },
];

/**
 * The published text of a library file, with those changes.
 *
 * @param {string} code
 * @param {string} file
 * @param {string} policyModule path of the module that exports `policy`
 * @returns {string | undefined} `undefined` where nothing is changed
 * @throws {Error} where the library no longer looks as expected
 */
export function protectPageFrom(code, file, policyModule) {
  const mine = changes.filter(change => change.file.test(file.replaceAll('\\', '/')));
  if (mine.length === 0) return undefined;
  let result = code;
  for (const { why, pattern, replacement, usesPolicy } of mine) {
    const count = result.match(pattern)?.length ?? 0;
    if (count !== 1)
      throw new Error(`${file} has changed: "${why}" fits ${count} times, see protect-page.js`);
    result = result.replace(pattern, replacement);
    if (usesPolicy)
      result = `import { policy as __supportPolicy } from ${JSON.stringify(policyModule)};${result}`;
  }
  return result;
}

/**
 * @param {string} policyModule
 * @returns {import('vite').Plugin}
 */
export const protectPage = policyModule => ({
  name: 'protect-page',
  enforce: 'pre',
  transform(code, id) {
    const result = protectPageFrom(code, id, policyModule);
    return result === undefined ? null : { code: result, map: null };
  },
});

/**
 * Fails where the main file would still do it.
 *
 * @param {string} code
 */
export function assertPageIsProtected(code) {
  const calls = code.match(/\bcreatePolicy\b/g)?.length ?? 0;
  if (calls !== 1 || !/createPolicy\((["'`])support-requests\1/.test(code))
    throw new Error(
      `The main file must make one Trusted Types policy, "support-requests"; it makes ${calls}`,
    );
  if (code.includes('litPropertyMetadata'))
    throw new Error('The main file must make no global for decorators');
  if (code.includes('Lit is in dev mode'))
    throw new Error('The main file holds the development build of Lit');
}
