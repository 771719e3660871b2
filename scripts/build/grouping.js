import { posix } from 'node:path';
import { teamVisit, usualVisit } from '../usual-visit.js';
import { src } from './paths.js';

/**
 * Puts into one file each: the modules that the entry imports statically, which are the main file, the lazy modules of a usual visit,
 * and those that only a backend with contract 1.1 needs, since fewer requests are faster and larger files compress better. Every other
 * lazy module gets a file of its own. What one of these shares with contract 1.1 is in one small file; for what several of them share
 * the bundler makes further files.
 *
 * The main file needs a group, since without one the bundler leaves some modules out of it: whether it moves a module that lazy
 * files share with the entry into the main file depends on the order in which it merges its chunks.
 *
 * @returns {NonNullable<import('vite').Rolldown.OutputOptions['codeSplitting']>}
 */
export function groupFiles() {
  /** @type {ReturnType<typeof findMembers> | undefined} */
  let members;
  return {
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'main file, usual visit, and what contract 1.1 shares',
        name(id, context) {
          members ??= findMembers(name => context.getModuleInfo(name));
          if (members.main.has(id)) return 'main';
          if (members.late.has(id)) return 'late';
          return members.shared.has(id) ? 'shared' : null;
        },
      },
    ],
  };
}

/** A module that is made here: it exports what the lazy modules of a visit with contract 1.1 export. */
const teamModule = `${src}/team.lazy.ts`;

/**
 * Loads one module, which becomes the file of contract 1.1, where the source loads one of several. A group for them would need code of
 * the bundler's, as the one of a usual visit does, and what two groups need is a further file: one more request in a usual visit.
 *
 * @returns {import('vite').Plugin}
 */
export function joinTeamModules() {
  const members = teamVisit.map(name => `${src}/${name}`);
  return {
    name: 'join-team-modules',
    enforce: 'pre',
    resolveId(source, importer) {
      if (source === teamModule) return teamModule;
      if (!importer || importer === teamModule || !source.startsWith('.')) return null;
      return members.includes(posix.join(posix.dirname(importer), source)) ? teamModule : null;
    },
    load(id) {
      return id === teamModule ? members.map(name => `export * from '${name}';`).join('\n') : null;
    },
  };
}

/**
 * The modules of the main file; those of a usual visit that are not in it; and those that are in neither, and that a visit with
 * contract 1.1 shares with another lazy module.
 *
 * @param {(id: string) => { importedIds: readonly string[], dynamicallyImportedIds: readonly string[] } | null} getModuleInfo
 */
function findMembers(getModuleInfo) {
  /** These modules with everything that they import statically. @param {string[]} ids */
  const withStaticImports = ids => {
    const found = new Set(ids);
    for (const id of found) for (const next of getModuleInfo(id)?.importedIds ?? []) found.add(next);
    return found;
  };
  /** @param {Set<string>} ids @param {Set<string>[]} taken */
  const without = (ids, ...taken) => new Set([...ids].filter(id => !taken.some(set => set.has(id))));
  const entry = `${src}/index.ts`;
  const visit = usualVisit.map(name => `${src}/${name}`);
  const lazy = new Set();
  const all = new Set([entry]);
  for (const id of all) {
    const { importedIds = [], dynamicallyImportedIds = [] } = getModuleInfo(id) ?? {};
    for (const next of dynamicallyImportedIds) lazy.add(next);
    for (const next of [...importedIds, ...dynamicallyImportedIds]) all.add(next);
  }
  const main = withStaticImports([entry]);
  const late = without(withStaticImports(visit), main);
  const others = withStaticImports([...lazy].filter(id => !visit.includes(id) && id !== teamModule));
  const team = without(withStaticImports([teamModule]), main, late);
  return { main, late, shared: new Set([...team].filter(id => others.has(id))) };
}
