// @ts-expect-error It has no types.
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { root } from './paths.js';

/** Writes dist/custom-elements.json, as custom-elements-manifest.config.js says. */
export function buildManifest() {
  return cli({ argv: ['analyze', '--quiet'], cwd: root });
}
