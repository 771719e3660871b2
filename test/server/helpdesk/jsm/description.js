/** Holds calls and answers to the API's own description, `description.json`. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';

/** @type {any} */
const description = JSON.parse(readFileSync(new URL('description.json', import.meta.url), 'utf8'));

// `nullable` is OpenAPI's; its formats say how wide a number is.
const ajv = new Ajv({ nullable: true, unknownFormats: 'ignore', allErrors: true, logger: false });
ajv.addSchema({ $id: 'jsm', components: description.components });

/** @type {Map<string, import('ajv').ValidateFunction>} */
const compiled = new Map();

/** What is wrong with a value; empty for nothing. @param {any} schema @param {unknown} value */
function problemOf(schema, value) {
  const text = JSON.stringify(schema);
  const validate =
    compiled.get(text) ?? ajv.compile(JSON.parse(text.replaceAll('"#/components/', '"jsm#/components/')));
  compiled.set(text, validate);
  return validate(value) ? '' : ajv.errorsText(validate.errors, { dataVar: 'it' });
}

/**
 * @typedef {{
 *   id: string, method: string, path: string, isExperimental: boolean, parameters: any[], requestBody?: any, responses: Record<string, any>,
 * }} Operation
 */

const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    id: String(operation.operationId),
    method: method.toUpperCase(),
    path,
    pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    isExperimental: operation['x-experimental'] === true,
    parameters: operation.parameters ?? [],
    requestBody: operation.requestBody,
    responses: operation.responses,
  })),
);

/**
 * The operation of a call, with the parameters of its path; `undefined` for what is not described.
 *
 * @param {string} method @param {string} path
 */
export function findOperation(method, path) {
  for (const operation of operations) {
    const match = operation.method === method && operation.pattern.exec(path);
    if (!match) continue;
    const values = Object.entries(match.groups ?? {}).map(([name, value]) => [
      name,
      decodeURIComponent(value),
    ]);
    return { operation, pathValues: /** @type {Record<string, string>} */ (Object.fromEntries(values)) };
  }
  return undefined;
}

/** A parameter's text as its schema means it. @param {any} schema @param {string[]} texts @returns {unknown} */
function valueOf(schema, texts) {
  if (schema.type === 'array') return texts.flatMap(text => text.split(','));
  const [text = ''] = texts;
  if (schema.type === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  if (schema.type === 'boolean') return ['true', 'false'].includes(text) ? text === 'true' : text;
  return text;
}

/**
 * What is wrong with a call.
 *
 * @param {Operation} operation @param {Record<string, string>} pathValues @param {URLSearchParams} query
 * @param {string | undefined} type @param {unknown} body parsed JSON
 */
export function problemsOfCall({ parameters, requestBody }, pathValues, query, type, body) {
  const problems = [];
  for (const name of new Set(query.keys()))
    if (!parameters.some(parameter => parameter.in === 'query' && parameter.name === name))
      problems.push(`the parameter ${name} is not described`);
  for (const { name, in: place, schema, required } of parameters) {
    const texts = place === 'query' ? query.getAll(name) : [pathValues[name] ?? ''];
    if (!texts.length && required) problems.push(`the parameter ${name} is missing`);
    const problem = texts.length ? problemOf(schema, valueOf(schema, texts)) : '';
    if (problem) problems.push(`${name}: ${problem}`);
  }
  const content = requestBody?.content ?? {};
  const mediaType = type?.split(';')[0] ?? '';
  if (!requestBody) {
    if (body !== undefined) problems.push('it takes no body');
  } else if (!content[mediaType]) problems.push(`a body of type ${mediaType} is not described`);
  else if (mediaType === 'application/json') {
    const problem = problemOf(content[mediaType].schema, body);
    if (problem) problems.push(`body: ${problem}`);
  }
  return problems;
}

/** What is wrong with an answer. @param {Operation} operation @param {number} status @param {unknown} body */
export function problemsOfAnswer({ responses, isExperimental }, status, body) {
  // Said for all operations, in the introduction.
  const isGeneral = isExperimental && status === 412;
  const response = responses[status] ?? (isGeneral ? (responses[400] ?? responses[401]) : undefined);
  if (!response) return [`the status ${status} is not described`];
  const schema = response.content?.['application/json']?.schema;
  if (body === undefined) return schema ? ['a body is missing'] : [];
  const problem = schema ? problemOf(schema, body) : '';
  return problem ? [problem] : [];
}
