import { usualVisit } from '../usual-visit.js';
import { src } from './paths.js';

/**
 * Puts all that a usual visit loads by itself into one file: fewer requests, and what is alike is compressed together. Every
 * other lazy module is in a file of its own, and what several of them share in files that the bundler makes.
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

/** @param {(id: string) => { importedIds: readonly string[] } | null} getModuleInfo */
function findMembers(getModuleInfo) {
  /** All that is needed for some modules by static imports. @param {string[]} ids */
  const reach = ids => {
    const found = new Set(ids);
    for (const id of found) for (const next of getModuleInfo(id)?.importedIds ?? []) found.add(next);
    return found;
  };
  const main = reach([`${src}/index.ts`]);
  return new Set([...reach(usualVisit.map(name => `${src}/${name}`))].filter(id => !main.has(id)));
}
