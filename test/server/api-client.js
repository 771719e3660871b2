/** Calls of the contract over HTTP. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

export class ApiClient {
  /** @param {string} api @param {Record<string, string>} [headers] sent with every call */
  constructor(api, headers = { Authorization: 'Bearer demo-customer-1' }) {
    this.api = api;
    this.headers = headers;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ json?: unknown, body?: any, key?: string, headers?: Record<string, string> }} [options]
   */
  call(method, path, { json, body, key, headers = {} } = {}) {
    return fetch(this.api + path, {
      method,
      redirect: 'manual',
      headers: {
        ...this.headers,
        ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'POST' ? { 'Idempotency-Key': key ?? randomUUID() } : {}),
        ...headers,
      },
      ...(json === undefined ? (body === undefined ? {} : { body }) : { body: JSON.stringify(json) }),
    });
  }

  /** The JSON of a GET. @param {string} path @returns {Promise<any>} */
  async get(path) {
    const response = await this.call('GET', path);
    assert.equal(response.status, 200, await response.clone().text());
    return response.json();
  }

  /** @param {string} summary @param {string} [key] Idempotency-Key @returns {Promise<any>} */
  async create(summary, key, attachmentIds = []) {
    const json = { summary, description: 'It stopped.', attachmentIds };
    const response = await this.call('POST', '/requests', { json, ...(key ? { key } : {}) });
    assert.equal(response.status, 201, await response.clone().text());
    return response.json();
  }

  /** The response to an upload. @param {string} name @param {any} [content] @param {string} [type] */
  send(name, content = 'some bytes', type = 'text/plain') {
    const body = new FormData();
    body.append('file', new File([content], name, { type }));
    return this.call('POST', '/attachments', { body });
  }

  /** The attachment of an upload. @param {string} name @returns {Promise<any>} */
  async upload(name) {
    const response = await this.send(name);
    assert.equal(response.status, 201, await response.clone().text());
    return response.json();
  }
}

/** Asserts a complete problem (RFC 9457) without internals. @param {Response} response @param {number} status */
export async function assertProblem(response, status) {
  const text = await response.text();
  assert.equal(response.status, status, text);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  const problem = JSON.parse(text);
  assert.equal(problem.status, status);
  assert.ok(problem.title && problem.detail, text);
  // No stack and no paths of source files.
  assert.doesNotMatch(text, /\bat .+:\d+:\d+|node_modules|\.ts\b/);
  return problem;
}
