/** Writes `description.json`: of the API's whole description what this project uses. SOURCE.md says where that comes from. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';

/** By their method and path: an operationId is not unique. */
const used = {
  '/customer': ['post'],
  '/info': ['get'],
  '/request': ['get', 'post'],
  '/request/{issueIdOrKey}': ['get'],
  '/request/{issueIdOrKey}/attachment': ['get', 'post'],
  '/request/{issueIdOrKey}/attachment/{attachmentId}': ['get'],
  '/request/{issueIdOrKey}/comment': ['get', 'post'],
  '/request/{issueIdOrKey}/participant': ['get', 'post', 'delete'],
  '/request/{issueIdOrKey}/sla': ['get'],
  '/request/{issueIdOrKey}/transition': ['get', 'post'],
  '/request/{requestIdOrKey}/feedback': ['get', 'post'],
  '/servicedesk': ['get'],
  '/servicedesk/{serviceDeskId}': ['get'],
  '/servicedesk/{serviceDeskId}/attachTemporaryFile': ['post'],
  '/servicedesk/{serviceDeskId}/customer': ['get', 'post'],
  '/servicedesk/{serviceDeskId}/knowledgebase/article': ['get'],
  '/servicedesk/{serviceDeskId}/requesttype': ['get'],
  '/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field': ['get'],
};
const base = '/rest/servicedeskapi';

const [source = ''] = process.argv.slice(2);
/** @type {any} */
const whole = JSON.parse(readFileSync(source, 'utf8'));

/** Without texts for people. @param {any} value @param {boolean} [isMap] whether the members are names, not keywords @returns {any} */
function bare(value, isMap = false) {
  if (Array.isArray(value)) return value.map(item => bare(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => isMap || !['description', 'example', 'examples', 'summary'].includes(name))
      .map(([name, inner]) => [name, bare(inner, ['properties', 'schemas', 'content'].includes(name))]),
  );
}

/** @type {Record<string, Record<string, unknown>>} */
const paths = {};
for (const [path, methods] of Object.entries(used)) {
  paths[base + path] = {};
  for (const method of methods) {
    const operation = whole.paths[base + path][method];
    const { operationId, parameters, requestBody, responses, description = '' } = operation;
    const isExperimental = operation['x-experimental'] || description.includes('X-ExperimentalApi: opt-in');
    const kept = { operationId, parameters, requestBody, responses };
    paths[base + path][method] = {
      ...bare(kept),
      ...(isExperimental ? { 'x-experimental': true } : {}),
    };
  }
}

/** @type {Record<string, unknown>} */
const schemas = {};
/** Adds the schemas that a value refers to. @param {unknown} value */
function addSchemas(value) {
  for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    if (schemas[name]) continue;
    schemas[name] = bare(whole.components.schemas[name]);
    addSchemas(schemas[name]);
  }
}
addSchemas(paths);

const { title, version } = whole.info;
const text = JSON.stringify({
  openapi: whole.openapi,
  info: { title, version },
  paths,
  components: { schemas },
});
writeFileSync(
  fileURLToPath(new URL('description.json', import.meta.url)),
  await format(text, { parser: 'json', printWidth: 110 }),
);
