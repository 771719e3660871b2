/** What TypeScript finds in the package, under each way in which it resolves names. The package is ESM only. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { installPackage } from './installed.js';

/** @type {Awaited<ReturnType<typeof installPackage>>} */
let project;
before(async () => {
  project = await installPackage();
});
after(() => project?.remove());

test('types and code of each entry agree, for bundlers and for Node', async () => {
  const bytes = new Uint8Array(await readFile(project.tarball));
  const result = await checkPackage(createPackageFromTarballData(bytes), {
    excludeEntrypoints: ['./openapi.yaml'], // no code
  });
  assert.ok(result.types && 'entrypoints' in result);
  assert.ok(Object.keys(result.entrypoints).length > 15);
  const found = result.problems
    .map(problem => ({
      kind: problem.kind,
      where: 'entrypoint' in problem ? problem.entrypoint : '',
      how: 'resolutionKind' in problem ? problem.resolutionKind : '',
    }))
    // Without `exports` (TypeScript's old "node10") there are no subpaths, and `require` gets no ESM before Node 22.
    .filter(({ how }) => how !== 'node10' && how !== 'node16-cjs');
  assert.deepEqual(found, []);
});
