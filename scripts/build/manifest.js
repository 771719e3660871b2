// @ts-expect-error The analyzer has no types.
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { root } from './paths.js';

/** Writes dist/custom-elements.json; its settings are in custom-elements-manifest.config.js. */
export function buildManifest() {
  return cli({ argv: ['analyze', '--quiet'], cwd: root });
}
