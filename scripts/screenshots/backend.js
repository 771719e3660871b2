/** A backend that never changes, for screenshots: no service worker, no store. */
import { ada, attachment, comment, comments, config, longRequests, requests } from './fixtures.js';
import { consolePicture } from './png.js';
import { services } from './triage.js';
import { json, problem, singlePage } from './responses.js';

/** @typedef {import('./responses.js').Response} Response */

/**
 * Responses of one state that differ from the usual ones, by operationId of openapi.yaml.
 * @typedef {Partial<Record<string, Response>>} Overrides
 */

/**
 * The response to one call.
 *
 * @param {string} method
 * @param {URL} url
 * @param {Overrides} [overrides]
 * @returns {Response}
 */
export function respond(method, url, overrides = {}) {
  const path = url.pathname
    .replace(/^\/api\/[^/]+\//, '')
    .split('/')
    .map(decodeURIComponent);
  const [kind, key, sub] = path;
  const request = [...requests, ...longRequests].find(item => item.key === key);
  const operation = operationOf(method, kind, key, sub);
  const override = operation && overrides[operation];
  if (override) return override;

  switch (operation) {
    case 'getConfig':
      return json(config);
    case 'listRequests': {
      const status = url.searchParams.get('status');
      const items = requests.filter(
        item => status === 'all' || (item.status === 'closed') === (status === 'closed'),
      );
      return json({
        items,
        nextCursor: null,
        total: items.length,
        unreadCount: items.filter(item => item['unread']).length,
      });
    }
    case 'getRequest':
      return request ? json(request) : problem(404, `There is no request ${key}.`);
    case 'listServices': {
      const query = url.searchParams.get('q')?.toLowerCase() ?? '';
      return singlePage(
        services.filter(item => `${item.label} ${item.detail}`.toLowerCase().includes(query)),
      );
    }
    case 'createRequest':
      return json({ ...requests[1], key: 'CS-295931' }, 201);
    case 'listComments':
      return singlePage(key === 'CS-295900' ? comments : []);
    case 'addComment':
      return json(comment('new', { author: ada, body: 'Sent.' }), 201);
    case 'uploadAttachment':
      return json(attachment('uploaded.png', 20_480, 'image/png'), 201);
    case 'fetchAttachment':
      return { status: 200, contentType: 'image/png', body: consolePicture() };
    case 'markRead':
    case 'deleteAttachment':
      return { status: 204 };
    default:
      return problem(404, `There is no operation ${method} ${url.pathname}`);
  }
}

/** The operationId of a call. @param {string} method @param {string | undefined} kind @param {string | undefined} key @param {string | undefined} sub */
function operationOf(method, kind, key, sub) {
  const call = [method, kind, key && '*', sub].filter(Boolean).join(' ');
  return {
    'GET config': 'getConfig',
    'GET people': 'listPeople',
    'GET incidents': 'listIncidents',
    'GET requests': 'listRequests',
    'GET services': 'listServices',
    'POST requests': 'createRequest',
    'GET requests *': 'getRequest',
    'PATCH requests *': 'setStatus',
    'GET requests * comments': 'listComments',
    'POST requests * comments': 'addComment',
    'PUT requests * read': 'markRead',
    'GET articles': 'listArticles',
    'POST attachments': 'uploadAttachment',
    'GET attachments *': 'fetchAttachment',
    'DELETE attachments *': 'deleteAttachment',
  }[call];
}
