/**
 * The desk with one of three brands: `?brand=quillhaven`, `voltmarrow`, `tallow` or `none`. `theme=light|dark` is the theme of the
 * page; the other parameters become attributes as in bare.ts.
 */
export {};

const notAttributes = new Set(['brand', 'theme', 'latency', 'fail', 'agent', 'reset', 'mock']);

const query = new URLSearchParams(location.search);
const brand = query.get('brand') ?? 'quillhaven';
const element = document.createElement('support-requests');
element.setAttribute('api-base', '/api/support');
if (/^[a-z]+$/.test(brand) && brand !== 'none') element.setAttribute('brand', `/demo/brands/${brand}.json`);
for (const [name, value] of query) {
  if (name === 'lang' || name === 'dir') document.documentElement.setAttribute(name, value);
  else if (!notAttributes.has(name) && /^[a-z][a-z-]*$/.test(name) && !name.startsWith('on'))
    element.setAttribute(name, value);
}
document.documentElement.classList.toggle('dark', query.get('theme') === 'dark');
for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
  if (new URL(link.href).searchParams.get('brand') === brand) link.ariaCurrent = 'page';
}
document.querySelector('main')?.append(element);
// After the element is on the page: start.ts starts a mock for each element.
await import('./start.ts');
