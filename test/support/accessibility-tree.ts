/**
 * Roles, names and visibility as assistive technology has them, through shadow roots and slots. axe-core computes them:
 * the same rules that judge the pages in `expectAccessible()`.
 */
import type * as Axe from 'axe-core';
import { closeTree, openTree } from './kept-tree.ts';
import { axe as loaded } from './load-axe.ts';

export type Root = Element | Document | ShadowRoot;
type Node = Axe.VirtualNode;

/** What axe has beyond its typed parts. */
interface MoreOfAxe {
  utils: { getNodeFromTree(node: unknown): Node | null };
  commons: {
    aria: { getRole(node: Node): string | null };
    dom: { isVisibleToScreenReaders(node: Node): boolean };
    text: { accessibleTextVirtual(node: Node, context: { includeHidden: boolean }): string };
  };
}

const axe = loaded as typeof Axe & MoreOfAxe;

/** One element of the tree. Role and name are computed when asked for, and valid only within `readTree`. */
export class AccessibleNode {
  readonly #node: Node;
  #role: string | null | undefined;

  constructor(node: Node) {
    this.#node = node;
  }

  get element(): HTMLElement {
    return this.#node.actualNode as HTMLElement;
  }

  get role(): string | null {
    return (this.#role ??= axe.commons.aria.getRole(this.#node));
  }

  get name(): string {
    return normalize(axe.commons.text.accessibleTextVirtual(this.#node, { includeHidden: !this.exposed }));
  }

  /** Reachable by assistive technology: not hidden by style, `hidden`, `inert` or `aria-hidden`. */
  get exposed(): boolean {
    return axe.commons.dom.isVisibleToScreenReaders(this.#node);
  }

  get children(): AccessibleNode[] {
    return elementsIn(this.#node).map(child => new AccessibleNode(child));
  }

  /** All that is read within it, in the order in which it is seen. */
  get text(): string {
    return normalize(textIn(this.#node));
  }
}

/** Gives `read` the nodes below `root`, in order. */
export function readTree<T>(root: Root, read: (nodes: AccessibleNode[]) => T): T {
  openTree();
  try {
    const element =
      root instanceof Document ? root.documentElement : root instanceof ShadowRoot ? root.host : root;
    const node = axe.utils.getNodeFromTree(element);
    return read(node ? descendants(new AccessibleNode(node)) : []);
  } finally {
    closeTree();
  }
}

export function normalize(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function descendants(node: AccessibleNode): AccessibleNode[] {
  return node.children.flatMap(child => [child, ...descendants(child)]);
}

function elementsIn(node: Node): Node[] {
  return (node.children ?? []).filter(child => child.actualNode instanceof Element);
}

function textIn(node: Node): string {
  const actual = node.actualNode;
  if (actual instanceof Text) return actual.data;
  if (!(actual instanceof Element) || !axe.commons.dom.isVisibleToScreenReaders(node)) return '';
  const text = (node.children ?? []).map(textIn).join('');
  const { display } = getComputedStyle(actual);
  // Words of neighbouring boxes are no one word.
  return display === 'inline' || display === 'contents' ? text : ` ${text} `;
}
