/** A thread on a page, and what a person does there. */
import { fixture, html } from '@open-wc/testing';
import '../../src/index.ts';
import type { SupportRequests } from '../../src/index.ts';
import type { SupportRequestThread } from '../../src/ui/thread/support-request-thread.ts';
import type { SupportEventDetails, SupportEventName } from '../../src/events.ts';
import { chooseFiles, click } from './input.ts';
import type { MockApi } from './mock-api.ts';
import { findByLabel, findByRole, getByRole, queryAllByRole, textOf } from './queries.ts';
import { waitFor } from './wait.ts';

export type Properties = Partial<SupportRequestThread>;

/** The thread element alone. Each time another customer, so that no draft of another test is there. */
export async function mountThread(
  api: Pick<MockApi, 'base'>,
  properties: Properties = {},
): Promise<SupportRequestThread> {
  const element = document.createElement('support-request-thread');
  Object.assign(element, { apiBase: api.base, user: crypto.randomUUID(), request: 'CS-1', ...properties });
  await fixture(html`${element}`);
  return element;
}

/** The whole desk. */
export async function mountDesk(
  api: Pick<MockApi, 'base'>,
  properties: Partial<SupportRequests> = {},
): Promise<SupportRequests> {
  const element = document.createElement('support-requests');
  Object.assign(element, { apiBase: api.base, user: crypto.randomUUID(), ...properties });
  await fixture(html`${element}`);
  return element;
}

/** The thread's entries, once there are so many. */
export async function entries(root: Element, count: number, name = 'History'): Promise<HTMLElement[]> {
  const list = await findByRole(root, 'list', { name });
  return waitFor(
    () => {
      const items = directItems(list);
      return items.length === count && items;
    },
    () => `Waited in vain for ${count} entries; there are ${directItems(list).length}`,
  );
}

/** Files are lists of their own within an entry. */
function directItems(list: Element): HTMLElement[] {
  const all = queryAllByRole(list, 'listitem');
  return all.filter(item => !all.some(other => other !== item && other.contains(item)));
}

export const commentField = (root: Element): Promise<HTMLTextAreaElement> =>
  findByLabel(root, 'Write a comment');
export const addButton = (root: Element): HTMLElement => getByRole(root, 'button', { name: 'Add comment' });
export const pressAdd = (root: Element): Promise<void> => clickSteady(addButton(root));

/** Clicks what stands still: what comes above it, as a chosen file does, moves it away from under the pointer. */
export async function clickSteady(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  let last = NaN;
  await waitFor(() => last === (last = element.getBoundingClientRect().top), 'it to stand still');
  await click(element);
}

/** Chooses files for the comment. */
export function attach(root: Element, ...files: File[]): void {
  // The browser's own dialog can't be driven: the input behind the button gets the files.
  const button = getByRole(root, 'button', { name: 'Attachment' });
  const input = [...(button.getRootNode() as ShadowRoot).querySelectorAll('input')].find(
    ({ type }) => type === 'file',
  );
  chooseFiles(input!, ...files);
}

/** Waits until a screen reader is told this. */
export async function heard(root: Element, text: string | RegExp): Promise<void> {
  const said = () => queryAllByRole(root, 'status').map(textOf);
  const fits = (one: string) => (typeof text === 'string' ? one === text : text.test(one));
  await waitFor(
    () => said().some(fits),
    () => `Waited in vain to hear ${String(text)}; heard ${JSON.stringify(said())}`,
  );
}

/** All that a screen reader is told from now on. */
export function listen(root: Element): string[] {
  const told: string[] = [];
  for (const status of queryAllByRole(root, 'status')) {
    new MutationObserver(() => told.push(status.textContent)).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  }
  return told;
}

/** The details of an event from now on. */
export function eventsOf<N extends SupportEventName>(
  element: HTMLElement,
  name: N,
): SupportEventDetails[N][] {
  const details: SupportEventDetails[N][] = [];
  element.addEventListener(name, event => details.push((event as CustomEvent).detail));
  return details;
}
