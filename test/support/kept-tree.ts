/**
 * axe's tree of the document. To build it takes longer than all else that a query does, so it is kept for as long as the document
 * does not change; what axe has read of its nodes is forgotten each time, since a value or a style changes without a mutation.
 */
import type * as Axe from 'axe-core';
import { axe as loaded } from './load-axe.ts';

/** A node with what axe keeps for itself. */
interface KeptNode extends Axe.VirtualNode {
  _cache: object;
  _isHidden: boolean | null;
}

/** What axe has beyond its typed parts. */
interface MoreOfAxe {
  _tree: KeptNode[] | undefined;
  _selectorData: unknown;
  _cache: { get(key: string): unknown; set(key: string, value: unknown): void };
}

const axe = loaded as typeof Axe & MoreOfAxe;

interface KeptTree {
  readonly tree: KeptNode[];
  readonly selectorData: unknown;
  readonly nodeMap: unknown;
  readonly nodes: readonly KeptNode[];
  /** Custom elements without a shadow root: none tells when it gets one. */
  readonly hosts: readonly Element[];
}

let kept: KeptTree | undefined;
const observer = new MutationObserver(forget);

/** Sets axe up to read the document as it is now. `closeTree()` must follow, before anything else may happen. */
export function openTree(): void {
  if (observer.takeRecords().length > 0 || kept?.hosts.some(host => host.shadowRoot)) forget();
  if (!kept) {
    kept = build();
    return;
  }
  axe._tree = kept.tree;
  axe._selectorData = kept.selectorData;
  axe._cache.set('nodeMap', kept.nodeMap);
  for (const node of kept.nodes) {
    node._cache = {};
    node._isHidden = null;
  }
}

export function closeTree(): void {
  axe.teardown();
}

function forget(): void {
  kept = undefined;
  observer.disconnect();
}

function build(): KeptTree {
  axe.setup(document);
  const tree = axe._tree!;
  const nodes = tree.flatMap(withDescendants);
  const hosts: Element[] = [];
  observe(document);
  for (const { actualNode } of nodes) {
    if (!(actualNode instanceof Element)) continue;
    if (actualNode.shadowRoot) observe(actualNode.shadowRoot);
    else if (actualNode.localName.includes('-')) hosts.push(actualNode);
  }
  return { tree, selectorData: axe._selectorData, nodeMap: axe._cache.get('nodeMap'), nodes, hosts };
}

function observe(root: Document | ShadowRoot): void {
  observer.observe(root, { attributes: true, characterData: true, childList: true, subtree: true });
}

function withDescendants(node: KeptNode): KeptNode[] {
  return [node, ...((node.children ?? []) as KeptNode[]).flatMap(withDescendants)];
}
