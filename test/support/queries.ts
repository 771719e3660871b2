/**
 * Finds things as a person does: by role and name, by label, by text, through all shadow roots. Never by private markup.
 *
 * `queryAll…` gives what is there now, `get…` exactly one or an error that lists what there is, `find…` waits for it.
 */
import { type AccessibleNode, normalize, readTree, type Root } from './accessibility-tree.ts';
import { waitFor } from './wait.ts';

export type { Root } from './accessibility-tree.ts';

/** A text is compared whole (white space aside), a pattern anywhere. */
export type TextMatch = string | RegExp;

export interface RoleOptions {
  /** The accessible name. */
  readonly name?: TextMatch;
  /** Of a heading. */
  readonly level?: number;
  /** Also what assistive technology can't reach. */
  readonly hidden?: boolean;
}

const fieldRoles = [
  'textbox',
  'searchbox',
  'combobox',
  'listbox',
  'checkbox',
  'radio',
  'switch',
  'slider',
  'spinbutton',
];

/** All with that role (and name) that are there now. */
export function queryAllByRole(root: Root, role: string, options: RoleOptions = {}): HTMLElement[] {
  return select(root, node => {
    if (node.role !== role) return false;
    if (options.level !== undefined && levelOf(node.element) !== options.level) return false;
    if (!options.hidden && !node.exposed) return false;
    return options.name === undefined || matches(node.name, options.name);
  });
}

/** The one with that role, or null. */
export function queryByRole(root: Root, role: string, options: RoleOptions = {}): HTMLElement | null {
  const found = queryAllByRole(root, role, options);
  return found.length === 0 ? null : only(found, root, describeRole(role, options));
}

/** The one with that role. */
export function getByRole(root: Root, role: string, options: RoleOptions = {}): HTMLElement {
  return only(queryAllByRole(root, role, options), root, describeRole(role, options));
}

/** Waits for the one with that role. */
export function findByRole(root: Root, role: string, options: RoleOptions = {}): Promise<HTMLElement> {
  return find(() => queryAllByRole(root, role, options), root, describeRole(role, options));
}

/** Waits until there is at least one with that role, and gives all. */
export function findAllByRole(root: Root, role: string, options: RoleOptions = {}): Promise<HTMLElement[]> {
  return waitFor(
    () => nonEmpty(queryAllByRole(root, role, options)),
    () => complaint([], root, describeRole(role, options)),
  );
}

/**
 * The innermost elements that show this text; where it is announced, too, without the live region, which keeps a text for seconds.
 * `heard` asks for what is announced.
 */
export function queryAllByText(root: Root, text: TextMatch): HTMLElement[] {
  const found = innermostWith(root, text);
  const shown = found.filter(isSeen);
  return shown.length ? shown : found;
}

/** Whether this text is to be seen, and not only announced. */
export function isShown(root: Root, text: TextMatch): boolean {
  return innermostWith(root, text).some(isSeen);
}

function innermostWith(root: Root, text: TextMatch): HTMLElement[] {
  return readTree(root, nodes => {
    const found = nodes.filter(node => node.exposed && matches(node.text, text)).map(node => node.element);
    return found.filter(element => !found.some(other => other !== element && holds(element, other)));
  });
}

const isSeen = (element: Element): boolean => !element.matches('[role="status"].hidden');

export function queryByText(root: Root, text: TextMatch): HTMLElement | null {
  const found = queryAllByText(root, text);
  return found.length === 0 ? null : only(found, root, `the text ${String(text)}`);
}

export function getByText(root: Root, text: TextMatch): HTMLElement {
  return only(queryAllByText(root, text), root, `the text ${String(text)}`);
}

export function findByText(root: Root, text: TextMatch): Promise<HTMLElement> {
  return find(() => queryAllByText(root, text), root, `the text ${String(text)}`);
}

/** The form fields with that label. */
export function queryAllByLabel(root: Root, label: TextMatch): HTMLElement[] {
  return select(root, node => isField(node) && node.exposed && matches(node.name, label));
}

/** The form field with that label; say which kind it is: `getByLabel<HTMLInputElement>(root, 'Summary').value`. */
export function getByLabel<T extends HTMLElement = HTMLElement>(root: Root, label: TextMatch): T {
  return only(queryAllByLabel(root, label), root, `the field ${String(label)}`) as T;
}

export function findByLabel<T extends HTMLElement = HTMLElement>(root: Root, label: TextMatch): Promise<T> {
  return find(() => queryAllByLabel(root, label), root, `the field ${String(label)}`) as Promise<T>;
}

/** All text that is there to read, white space aside. */
export function textOf(element: Element): string {
  const above = element.parentElement ?? (element.getRootNode() as ShadowRoot | Document);
  return readTree(above, nodes => nodes.find(node => node.element === element)?.text ?? '');
}

/** The accessible name of an element. */
export function nameOf(element: Element): string {
  return readTree(document, nodes => nodes.find(node => node.element === element)?.name ?? '');
}

/** A list of what there is, one line an element: `heading "Requests to support"`. */
function describeTree(root: Root): string {
  return readTree(root, nodes =>
    nodes
      .filter(node => node.role && node.exposed && !['none', 'presentation'].includes(node.role))
      .map(node => `${node.role} ${JSON.stringify(node.name)}`)
      .join('\n'),
  );
}

function select(root: Root, test: (node: AccessibleNode) => boolean): HTMLElement[] {
  return readTree(root, nodes => nodes.filter(test).map(node => node.element));
}

function find(query: () => HTMLElement[], root: Root, what: string): Promise<HTMLElement> {
  let found: HTMLElement[] = [];
  return waitFor(
    () => {
      found = query();
      return found.length === 1 && found[0];
    },
    () => complaint(found, root, what),
  );
}

function only(found: HTMLElement[], root: Root, what: string): HTMLElement {
  const [first] = found;
  if (!first || found.length > 1) throw new Error(complaint(found, root, what));
  return first;
}

function nonEmpty<T>(list: T[]): T[] | false {
  return list.length > 0 && list;
}

function complaint(found: HTMLElement[], root: Root, what: string): string {
  const count = found.length ? `${found.length} elements are` : 'Nothing is';
  return `${count} ${what}. There are:\n${describeTree(root) || '(nothing that has a role)'}`;
}

function describeRole(role: string, { name, level }: RoleOptions): string {
  return [role, level, name === undefined ? undefined : String(name)]
    .filter(part => part !== undefined)
    .join(' ');
}

function matches(text: string, match: TextMatch): boolean {
  if (typeof match === 'string') return text === normalize(match);
  match.lastIndex = 0;
  return match.test(text);
}

function isField({ element, role }: AccessibleNode): boolean {
  return (role !== null && fieldRoles.includes(role)) || element instanceof HTMLInputElement;
}

function levelOf(element: Element): number {
  return Number(element.getAttribute('aria-level') ?? /^h([1-6])$/.exec(element.localName)?.[1]);
}

/** Whether one holds the other, through shadow roots and slots. */
function holds(outer: Element, inner: Element): boolean {
  let node: globalThis.Node | null = inner;
  while (node) {
    if (node === outer) return true;
    const slot: Element | null = node instanceof Element ? node.assignedSlot : null;
    node = slot ?? (node instanceof ShadowRoot ? node.host : node.parentNode);
  }
  return false;
}
