import { usualVisit } from '../usual-visit.js';
import { src } from './paths.js';

/**
 * Puts all that a usual visit loads by itself into one file: fewer requests, and what is alike is compressed together. Every
 * other lazy module is in a file of its own, and what several of them share in files that the bundler makes.
 *
 * The main file is a group as well: else the bundler moves a module that lazy ones need, too, such as Lit, into a file of its
 * own where it takes that for a way around a cycle of files, and the main file is no longer one file.
 *
 * @returns {NonNullable<import('rolldown').OutputOptions['codeSplitting']>}
 */
export function groupUsualVisit() {
  /** @type {((id: string) => string | null) | undefined} */
  let groupOf;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'main file and usual visit',
        name(id, context) {
          groupOf ??= findGroups(name => context.getModuleInfo(name));
          return groupOf(id);
        },
      },
    ],
  };
}

/**
 * @param {(id: string) => { importedIds: readonly string[] } | null} getModuleInfo
 * @returns {(id: string) => string | null} the name of a module's group
 */
function findGroups(getModuleInfo) {
  /** All that is needed for some modules by static imports. @param {string[]} ids */
  const reach = ids => {
    const found = new Set(ids);
    for (const id of found) for (const next of getModuleInfo(id)?.importedIds ?? []) found.add(next);
    return found;
  };
  const main = reach([`${src}/index.ts`]);
  const late = reach(usualVisit.map(name => `${src}/${name}`));
  return id => (main.has(id) ? 'main' : late.has(id) ? 'late' : null);
}
