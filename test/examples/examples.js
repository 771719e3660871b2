import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/build/paths.js';

export const examples = join(root, 'examples');
/** Whether what the examples need is installed; it is no part of what the repository itself needs. */
export const hasExamples = existsSync(join(examples, 'node_modules/react'));

/** A file in the packages that the examples have. @param {string} path */
export const packaged = path => join(examples, 'node_modules', path);
