/** Chai's `expect` where there may be no DOM: these tests run in browsers and, over SQL, in Node. */
// @ts-expect-error: the package gives its types to its root alone, which Node does not find.
import { expect as untyped } from '@esm-bundle/chai/esm/chai.js';

export const expect = untyped as Chai.ExpectStatic;
