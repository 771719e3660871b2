/** A desk with a real backend behind the mock API, and what a person does in the form of a new request. */
import { fixture, fixtureCleanup, html } from '@open-wc/testing';
import { createApp } from '../../server/src/app/app.ts';
import type { Limits, Offer } from '../../server/src/app/limits.ts';
import { createMemoryStore } from '../../server/src/stores/browser/memory-store.ts';
import type { Store } from '../../server/src/app/store.ts';
import type { SupportRequests } from '../../src/index.ts';
import '../../src/index.ts';
import { chooseFiles } from './input.ts';
import { mockApi, problem, type Call, type Handler, type MockApi } from './mock-api.ts';
import { findByRole, getByLabel, getByRole, queryAllByRole, queryAllByText, textOf } from './queries.ts';
import { waitFor } from './wait.ts';

/** The mock API of a file with desks: a desk that is closed at the end of a test may still be calling. */
export function deskApi(base?: string): MockApi {
  const api = mockApi(base);
  afterEach('let what is still under way come to nothing', () => {
    fixtureCleanup();
    api.serve(() => problem(503));
  });
  return api;
}

export interface ServeOptions {
  readonly limits?: Partial<Limits>;
  readonly offer?: Partial<Offer>;
  readonly store?: Store;
  /** Answers in the app's place where it gives an answer; `undefined` leaves the call to the app. */
  readonly first?: (call: string, request: Request) => Response | undefined | Promise<Response | undefined>;
}

/** The server's app responds, unless `first` does. */
export function serve(
  api: MockApi,
  { limits = {}, offer = {}, store = createMemoryStore(), first }: ServeOptions = {},
): Handler {
  const app = createApp({
    store,
    basePath: api.base,
    limits,
    offer,
    authenticate: () => ({ key: 'ada', name: 'Ada Byron' }),
  });
  const root = new URL(api.base, location.href).pathname.length;
  api.serve(async request => {
    const name = `${request.method} ${new URL(request.url).pathname.slice(root)}`;
    return (await first?.(name, request)) ?? app(request);
  });
  return app;
}

let people = 0;

/** A person whom no other test knows, so that drafts of one test never meet another. */
export const somebody = (): string => `person-${Date.now()}-${people++}`;

export interface DeskOptions {
  readonly user?: string;
  /** Attributes and properties, by property name. */
  readonly settings?: Partial<SupportRequests>;
}

/** The whole desk, at its list. */
export async function openDesk(api: { base: string }, options: DeskOptions = {}): Promise<SupportRequests> {
  const { user = somebody(), settings = {} } = options;
  const element = document.createElement('support-requests');
  Object.assign(element, { apiBase: api.base, user, ...settings });
  await fixture(html`${element}`);
  await findByRole(element, 'button', { name: 'New request' });
  return element;
}

/** The whole desk, with the form open. */
export async function openForm(api: { base: string }, options: DeskOptions = {}): Promise<SupportRequests> {
  const element = await openDesk(api, options);
  await pressNew(element);
  return element;
}

export async function pressNew(element: Element): Promise<void> {
  (await findByRole(element, 'button', { name: 'New request' })).click();
  // Send reads "Try again" where a failure of the last visit stands.
  await findByRole(element, 'button', { name: /^(Send|Try again)$/ });
}

export const summaryOf = (element: Element) => getByLabel<HTMLInputElement>(element, /^Summary/);
export const descriptionOf = (element: Element) => getByLabel<HTMLTextAreaElement>(element, /^Description/);

/** Puts text into a field at once, as a paste does. */
export function enter(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Fills in both fields. */
export function fill(element: Element, summary = 'No network', description = 'Since the update.'): void {
  enter(summaryOf(element), summary);
  enter(descriptionOf(element), description);
}

export const button = (element: Element, name: string | RegExp): HTMLElement =>
  getByRole(element, 'button', { name });

export const press = (element: Element, name: string | RegExp): void => button(element, name).click();

/** Waits for the thread of the request that was sent, and gives its key. */
export async function sent(element: SupportRequests): Promise<string> {
  await waitFor(
    () => element.request !== '',
    () => `Waited in vain for the thread of the new request. There is: ${textOf(element)}`,
  );
  return element.request;
}

/** Presses "Attachment" and gives the chooser that it opens, in place of the browser's own dialog. */
export function openChooser(element: Element): HTMLInputElement {
  let chooser: HTMLInputElement | undefined;
  const onClick = (event: Event) => {
    const [target] = event.composedPath();
    if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
    event.preventDefault();
    chooser = target;
  };
  addEventListener('click', onClick, true);
  press(element, 'Attachment');
  removeEventListener('click', onClick, true);
  if (!chooser) throw new Error('No file chooser opened.');
  return chooser;
}

/** Chooses files by way of "Attachment". */
export const choose = (element: Element, ...files: File[]): void =>
  chooseFiles(openChooser(element), ...files);

/** What is shown of the chosen files, one text each. */
export const filesShown = (element: Element): string[] =>
  queryAllByRole(element, 'listitem')
    .filter(item => queryAllByRole(item, 'button', { name: /^Remove / }).length === 1)
    .map(textOf);

/** The row of a chosen file. */
export const rowOf = (element: Element, name: string): HTMLElement =>
  button(element, `Remove ${name}`).closest('li')!;

/** Waits until as many files are uploaded. */
export const uploaded = (element: Element, count: number): Promise<unknown> =>
  waitFor(
    () => filesShown(element).filter(text => text.includes('Ready to send')).length === count,
    () => `${count} uploaded files; there are: ${filesShown(element).join(' | ')}`,
  );

export const shows = (element: Element, text: string | RegExp): Promise<unknown> =>
  waitFor(
    () => queryAllByText(element, text).length > 0,
    () => `The text ${String(text)} is not there, but: ${textOf(element)}`,
  );

/** All that the live region says from now on. */
export function listen(element: Element): readonly string[] {
  const said: string[] = [];
  const regions = queryAllByRole(element, 'status');
  const observer = new MutationObserver(() => {
    said.push(
      ...regions.map(region => region.textContent.trim()).filter(text => text && text !== said.at(-1)),
    );
  });
  for (const region of regions)
    observer.observe(region, { childList: true, characterData: true, subtree: true });
  return said;
}

/** Bodies of the calls, in order. */
export const bodies = (calls: readonly Call[]): Promise<Record<string, unknown>[]> =>
  Promise.all(calls.map(({ request }) => request.clone().json() as Promise<Record<string, unknown>>));

export const keys = (calls: readonly Call[]): (string | null)[] =>
  calls.map(({ headers }) => headers.get('Idempotency-Key'));

/** A picture of one pixel. */
export function picture(name = 'image.png'): File {
  const base64 =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  return new File([Uint8Array.from(atob(base64), char => char.charCodeAt(0))], name, { type: 'image/png' });
}
