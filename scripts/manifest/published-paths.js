/**
 * Replaces the paths of sources by those in the package: `src/ui/x.ts` becomes `dist/ui/x.js`.
 *
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
export function publishedPaths() {
  return {
    name: 'published-paths',
    packageLinkPhase({ customElementsManifest }) {
      rename(customElementsManifest);
    },
  };
}

/**
 * @param {any} value changed in place
 */
function rename(value) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (typeof child === 'string' && (key === 'path' || key === 'module')) value[key] = published(child);
    else rename(child);
  }
}

/**
 * @param {string} path
 */
const published = path => path.replace(/^\/?src\/(.*)\.ts$/, 'dist/$1.js');
