/** What the tests of list, filter and root have in common: rows as the wire has them, and who answers for a list. */
import { fixture, html } from '@open-wc/testing';
import '../../src/index.ts';
import type { SupportEventMap } from '../../src/events.ts';
import { click } from './input.ts';
import { json, type Handler, type MockApi } from './mock-api.ts';
import { findByRole, nameOf, queryAllByRole, queryAllByText, textOf, type Root } from './queries.ts';
import { waitFor } from './wait.ts';

type Json = Record<string, unknown>;

/** A request as the server sends it, `CS-<number>`. */
export const wireRequest = (number: number, more: Json = {}): Json => ({
  key: `CS-${number}`,
  summary: `Summary of ${number}`,
  description: 'What happened.',
  attachments: [],
  status: 'open',
  createdAt: '2024-03-01T09:00:00Z',
  updatedAt: '2024-03-02T10:30:00Z',
  ...more,
});

/** One page of a list. */
export const wirePage = (items: readonly unknown[], more: Json = {}): Json => ({
  items,
  nextCursor: null,
  ...more,
});

/** `count` requests, the highest number first. */
export const wireRows = (first: number, count: number, more: Json = {}): Json[] =>
  Array.from({ length: count }, (_, index) => wireRequest(first - index, more));

/** Answers lists as `list` says, single requests by their key, and everything else as an API that offers nothing more. */
export function answering(
  list: (query: URLSearchParams, request: Request) => Response | Promise<Response>,
  config: Json = {},
): Handler {
  return request => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname.endsWith('/requests')) return list(searchParams, request);
    if (pathname.endsWith('/config')) return json(config);
    if (pathname.endsWith('/comments')) return json(wirePage([]));
    if (pathname.endsWith('/read')) return new Response(null, { status: 204 });
    return json(wireRequest(Number(/(\d+)$/.exec(pathname)?.[1])));
  };
}

/** The list calls that came in, by their status. */
export const listCalls = (api: MockApi): (string | null)[] =>
  api.callsTo('GET /requests?').map(call => new URL(call.path, location.href).searchParams.get('status'));

let id = '';
beforeEach('another customer', () => {
  id = crypto.randomUUID();
});

/**
 * Another one for each test, so that no test finds what another one left on the desk: a desk stays for a moment when its
 * last element has gone, and read marks outlive the page.
 */
export const customer = (): string => `customer ${id}`;

type Names = keyof HTMLElementTagNameMap & `support-${string}`;

/**
 * Puts an element on the page with these properties and attributes set before it gets there; the user is this test's
 * `customer()`.
 */
export async function mount<N extends Names>(
  name: N,
  properties: Partial<HTMLElementTagNameMap[N]> = {},
  attributes: Readonly<Record<string, string>> = {},
): Promise<HTMLElementTagNameMap[N]> {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  Object.assign(element, { user: customer(), ...properties });
  await fixture(html`<div>${element}</div>`);
  return element;
}

/** The rows that are shown now: buttons, or with `routing="hash"` links. */
export const rows = (root: Root, name = /^CS-/): HTMLElement[] =>
  ['button', 'link'].flatMap(role => queryAllByRole(root, role, { name }));

/** Their keys, in order. */
export const keys = (root: Root): string[] => rows(root).map(row => /^CS-\d+/.exec(nameOf(row))?.[0] ?? '');

/** Waits until exactly these are shown. */
export const showsKeys = (root: Root, ...expected: readonly string[]): Promise<unknown> =>
  waitFor(
    () => keys(root).join() === expected.join(),
    () => `Rows ${expected.join()} did not come, but ${keys(root).join() || 'none'}: ${textOfAll(root)}`,
  );

/** Waits for the row of a request. */
export const findRow = (root: Root, key: string): Promise<HTMLElement> =>
  waitFor(
    () => rows(root, new RegExp(`^${key}\\b`))[0],
    () => `The row ${key} did not come, but ${keys(root).join() || 'none'}: ${textOfAll(root)}`,
  );

export const findRows = (root: Root): Promise<HTMLElement[]> =>
  waitFor(
    () => rows(root).length > 0 && rows(root),
    () => `No rows came: ${textOfAll(root)}`,
  );

/** Waits for words to be seen, and not only said in a live region. */
export const findShown = (root: Root, text: string | RegExp): Promise<HTMLElement> =>
  waitFor(
    () => queryAllByText(root, text).find(element => !element.closest('[role="status"]')),
    () => `"${String(text)}" did not come: ${textOfAll(root)}`,
  );

const textOfAll = (root: Root): string => (root instanceof Element ? textOf(root) : '');

/** Chooses a status as a person does. (A native menu can't be driven: this is what it does in the end.) */
export async function choose(root: Root, status: string): Promise<void> {
  const select = (await findByRole(root, 'combobox', {
    name: 'Show tickets with status',
  })) as HTMLSelectElement;
  select.value = status;
  select.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** What the filter shows as chosen. */
export const chosen = (root: Root): string =>
  (queryAllByRole(root, 'combobox')[0] as HTMLSelectElement | undefined)?.value ?? '';

export async function press(root: Root, name: string): Promise<void> {
  await click(await findByRole(root, 'button', { name }));
}

/** Keeps the details of an event, as a page's listener sees them. */
export function heard<N extends keyof SupportEventMap>(
  target: EventTarget,
  name: N,
): SupportEventMap[N]['detail'][] {
  const details: SupportEventMap[N]['detail'][] = [];
  target.addEventListener(name, event => details.push((event as SupportEventMap[N]).detail));
  return details;
}

/** What the live regions of an element say from now on. */
export function listen(root: Root): string[] {
  const said: string[] = [];
  const observer = new MutationObserver(changes => {
    for (const { target } of changes) {
      const text = (target.textContent ?? '').replace(/\u00a0/g, ' ').trim();
      if (text) said.push(text);
    }
  });
  for (const region of queryAllByRole(root, 'status')) {
    observer.observe(region, { childList: true, characterData: true, subtree: true });
  }
  return said;
}

/** Where a row is seen once `target` is in the middle of the window and nothing moves any more. */
export async function standsAt(target: Element, row: Element): Promise<number> {
  let place = NaN;
  let frames = 0;
  await waitFor(() => {
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { top } = row.getBoundingClientRect();
    frames = top === place ? frames + 1 : 0;
    place = top;
    return frames > 4;
  }, 'a row that stands still');
  return place;
}
