import { usualVisit } from '../usual-visit.js';
import { src } from './paths.js';

/**
 * Puts all that the entry imports statically into the main file, and all that a usual visit loads by itself into one lazy file:
 * fewer requests, and what is alike is compressed together. Every other lazy module is in a file of its own, and what several
 * of them share in files that the bundler makes.
 *
 * Without the first group the bundler moves a module that lazy files share with the entry into the entry's file only where that
 * makes no circle at that moment, which depends on the order in which it looks at them.
 *
 * @returns {NonNullable<import('rolldown').OutputOptions['codeSplitting']>}
 */
export function groupUsualVisit() {
  /** @type {ReturnType<typeof findMembers> | undefined} */
  let members;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'main file and usual visit',
        name(id, context) {
          members ??= findMembers(name => context.getModuleInfo(name));
          return members.main.has(id) ? 'main' : members.late.has(id) ? 'late' : null;
        },
      },
    ],
  };
}

/** @param {(id: string) => { importedIds: readonly string[] } | null} getModuleInfo */
function findMembers(getModuleInfo) {
  /** All that is needed for some modules by static imports. @param {string[]} ids */
  const reach = ids => {
    const found = new Set(ids);
    for (const id of found) for (const next of getModuleInfo(id)?.importedIds ?? []) found.add(next);
    return found;
  };
  return { main: reach([`${src}/index.ts`]), late: reach(usualVisit.map(name => `${src}/${name}`)) };
}
