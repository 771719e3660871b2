import { usualVisit } from '../usual-visit.js';
import { src } from './paths.js';

/**
 * Which modules go together in one file: all that the entry reaches by static imports, which is the main file, and all that a
 * usual visit loads by itself: fewer requests, and what is alike is compressed together. Every other lazy module is in a file
 * of its own, and what several of them share in files that the bundler makes.
 *
 * The main file is named here, because the bundler alone merges what lazy modules share with it only in some orders of its
 * chunks: where its check for cycles meets a chunk that is still to be merged, it leaves the shared one on its own.
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

/** @param {(id: string) => { importedIds: readonly string[] } | null} getModuleInfo */
function findMembers(getModuleInfo) {
  /** All that is needed for some modules by static imports. @param {string[]} ids */
  const reach = ids => {
    const found = new Set(ids);
    for (const id of found) for (const next of getModuleInfo(id)?.importedIds ?? []) found.add(next);
    return found;
  };
  const main = reach([`${src}/index.ts`]);
  const late = reach(usualVisit.map(name => `${src}/${name}`));
  return { main, late: new Set([...late].filter(id => !main.has(id))) };
}
