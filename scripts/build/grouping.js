import { usualVisit } from '../usual-visit.js';
import { src } from './paths.js';

/**
 * Puts the lazy modules of a usual visit into one file: fewer requests, better compression. Every other lazy module gets a file
 * of its own; for what several of them share the bundler makes further files.
 *
 * @returns {NonNullable<import('rolldown').OutputOptions['codeSplitting']>}
 */
export function groupUsualVisit() {
  /** @type {Set<string> | undefined} */
  let members;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'usual visit',
        name(id, context) {
          members ??= findMembers(name => context.getModuleInfo(name));
          return members.has(id) ? 'late' : null;
        },
      },
    ],
  };
}

/**
 * The modules of a usual visit that are not in the main file.
 *
 * @param {(id: string) => { importedIds: readonly string[] } | null} getModuleInfo
 */
function findMembers(getModuleInfo) {
  /** These modules with everything that they import statically. @param {string[]} ids */
  const withStaticImports = ids => {
    const found = new Set(ids);
    for (const id of found) for (const next of getModuleInfo(id)?.importedIds ?? []) found.add(next);
    return found;
  };
  const main = withStaticImports([`${src}/index.ts`]);
  const late = withStaticImports(usualVisit.map(name => `${src}/${name}`));
  return new Set([...late].filter(id => !main.has(id)));
}
