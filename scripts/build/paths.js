/** Paths that several scripts and tests need. */
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[/\\]$/, '');
/** A path relative to the root, with slashes. @param {string} path */
export const fromRoot = path => relative(root, path).split(sep).join('/');

export const src = `${root}/src`;
export const dist = `${root}/dist`;
/** The module that creates the only Trusted Types policy. */
export const policyModule = `${src}/trusted-types.ts`;
/** Lists the modules of the main file and of each lazy file; written by the build. */
export const modulesFile = `${dist}/support-requests.modules.json`;
/** The hashes of the files that a script tag loads; written by the build. */
export const integrityFile = `${dist}/integrity.json`;
/** The import map with the hashes of the lazy files; written by the build. */
export const importMapFile = `${dist}/importmap.json`;
/** Lists the modules of the main file; checked in. */
export const moduleListFile = `${root}/main-file.modules.txt`;

/** The main file, in dist/. */
export const standaloneFile = 'support-requests.js';
/** The file of `<support-unread-badge>`, in dist/. */
export const badgeFile = 'support-unread-badge.js';
