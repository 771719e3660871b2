/**
 * A page with the element only, for screenshots and for trying out attributes. Of the parameters in the query, `lang` and `dir`
 * become attributes of the page, `color-scheme` a style of the page, `element` selects another of the five elements, and all others
 * become attributes of the element: `/demo/bare.html?status=all&theme=dark&dir=rtl`. `api-base` is `/api/support` by default;
 * `api-base=none` removes it.
 */
export {};

const names = new Set([
  'support-requests',
  'support-request-list',
  'support-status-filter',
  'support-request-form',
  'support-request-thread',
]);
// Parameters of the mock (demo/mock/start.ts), of start.ts and of this page.
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
// After the element is on the page: start.ts starts a mock for each element.
await import('./start.ts');
