import { cut, libraryCuts } from '../build/cuts/index.js';

/**
 * Gives the tests the libraries as the standalone file has them, less what nobody uses: every test of the sources is then a
 * test of scripts/build/cuts, too. With `SHIPPED_LIBRARIES=1`.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function shippedLibraries() {
  return {
    name: 'shipped-libraries',
    transform({ path, body }) {
      const cuts = libraryCuts.filter(({ file }) => file.test(path)).flatMap(library => library.cuts);
      return cuts.length ? cut(String(body), cuts) : undefined;
    },
  };
}
