/**
 * The element and nothing else, for screenshots and for trying attributes out. Of the query,
 * `lang` and `dir` go to the page, `color-scheme` to its style, `element` names another of the five elements,
 * and everything else becomes an attribute: `/demo/bare.html?status=all&theme=dark&dir=rtl`.
 * `api-base` is `/api/support` unless given; `api-base=none` leaves it away.
 */
export {};

const names = new Set([
  'support-requests',
  'support-request-list',
  'support-status-filter',
  'support-request-form',
  'support-request-thread',
]);
// These are for the mock API, which reads them itself, and for start.ts.
const notAttributes = new Set(['latency', 'fail', 'agent', 'reset', 'mock', 'element']);

const query = new URLSearchParams(location.search);
const name = query.get('element') ?? 'support-requests';
const element = document.createElement(names.has(name) ? name : 'support-requests');
element.setAttribute('api-base', '/api/support');

for (const [key, value] of query) {
  if (key === 'lang' || key === 'dir') document.documentElement.setAttribute(key, value);
  else if (key === 'color-scheme') document.documentElement.style.colorScheme = value;
  else if (key === 'api-base' && value === 'none') element.removeAttribute(key);
  else if (!notAttributes.has(key) && /^[a-z][a-z-]*$/.test(key) && !key.startsWith('on')) {
    element.setAttribute(key, value);
  }
}

document.body.append(element);
// Only now, because it asks the page which backends it speaks to.
await import('./start.ts');
