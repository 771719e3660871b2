import { src } from './paths.js';

/** How lit-html makes its own policy, in its production file. */
const litPolicy = /(\w+)\?\1\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\):void 0/g;

/**
 * Makes the bundled Lit use our Trusted Types policy in place of one of its own.
 *
 * A page may allow only the policy names it lists, and each of them only once: a second "lit-html" would throw
 * on a page that uses Lit itself.
 *
 * @returns {import('vite').Plugin}
 */
export function onePolicy() {
  let rewritten = 0;
  return {
    name: 'one-policy',
    transform(code, id) {
      if (!/\/lit-html\/lit-html\.js$/.test(id)) return null;
      const result = code.replace(litPolicy, () => {
        rewritten += 1;
        return '__supportPolicy';
      });
      return {
        code: `import { policy as __supportPolicy } from ${JSON.stringify(`${src}/trusted-types.ts`)};${result}`,
        map: null,
      };
    },
    buildEnd(error) {
      if (!error && rewritten !== 1) {
        this.error(
          `Expected lit-html to make one Trusted Types policy, found ${rewritten}: see one-policy.js`,
        );
      }
    },
  };
}

/**
 * @param {string} code
 */
export function assertOnePolicy(code) {
  const calls = code.match(/\bcreatePolicy\b/g)?.length ?? 0;
  if (calls !== 1 || !/createPolicy\((["'`])support-requests\1/.test(code)) {
    throw new Error(
      `The main file must make one Trusted Types policy, "support-requests"; it makes ${calls}`,
    );
  }
}
