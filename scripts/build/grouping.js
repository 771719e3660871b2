import { usualVisit } from '../usual-visit.js';
import { src } from './paths.js';

/**
 * Puts into one file each: the modules that the entry imports statically, which are the main file, and the lazy modules of a usual
 * visit, since fewer requests are faster and larger files compress better. Every other lazy module gets a file of its own; for what
 * several of them share the bundler makes further files.
 *
 * The main file needs a group, since without one the bundler leaves some modules out of it: whether it moves a module that lazy
 * files share with the entry into the main file depends on the order in which it merges its chunks.
 *
 * @returns {NonNullable<import('rolldown').OutputOptions['codeSplitting']>}
 */
export function groupFiles() {
  /** @type {ReturnType<typeof findMembers> | undefined} */
  let members;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'main file and usual visit',
        name(id, context) {
          members ??= findMembers(name => context.getModuleInfo(name));
          if (members.main.has(id)) return 'main';
          return members.late.has(id) ? 'late' : null;
        },
      },
    ],
  };
}

/**
 * The modules of the main file, and the modules of a usual visit that are not in it.
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
  return { main, late: new Set([...late].filter(id => !main.has(id))) };
}
