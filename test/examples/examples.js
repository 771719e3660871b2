import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { before } from 'node:test';
import { root } from '../../scripts/build/paths.js';

export const examples = join(root, 'examples');
/** Whether what the examples need is installed; it is no part of what the repository itself needs. */
export const hasExamples = existsSync(join(examples, 'node_modules/react'));

/** Makes this package one of those that the examples have. */
export const linkPackage = () =>
  before(() => {
    const link = join(examples, 'node_modules/support-requests');
    rmSync(link, { recursive: true, force: true });
    mkdirSync(join(examples, 'node_modules'), { recursive: true });
    symlinkSync(root, link, 'junction');
  });
