/** Chai's `expect` without a DOM: the tests run in browsers and, over SQL, in Node. */
// @ts-expect-error: the package has types for its main entry only, which Node cannot import.
import { expect as untyped } from '@esm-bundle/chai/esm/chai.js';

export const expect = untyped as Chai.ExpectStatic;
