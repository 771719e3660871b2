/** A paragraph that Word or Outlook writes for an item of a list: it begins with the item's number or bullet. */
const isItem = (node: Element | null): node is HTMLElement =>
  node?.localName === 'p' &&
  ((node.getAttribute('data-mail') ?? '').includes('MsoListParagraph') || levelOf(node) > 0) &&
  markOf(node) !== undefined;

/** 1 for an outer item; 0 for what is no item. */
const levelOf = (item: Element): number =>
  Number(/mso-list:[^;]*level(\d)/i.exec(item.getAttribute('data-style') ?? '')?.[1] ?? 0);

/** The number or bullet of an item, as text. */
const markOf = (item: Element): HTMLElement | undefined =>
  [...item.querySelectorAll<HTMLElement>('span[data-style]')].find(({ dataset }) =>
    /mso-list:\s*ignore/i.test(dataset.style ?? ''),
  );

/** Makes real lists of the paragraphs with which Word and Outlook write lists. */
export function makeWordLists(fragment: ParentNode): void {
  for (const first of [...fragment.querySelectorAll<HTMLElement>('p[data-style], p[data-mail]')]) {
    // An item of a list that was made meanwhile is gone.
    if (!fragment.contains(first) || !isItem(first)) continue;
    const items: HTMLElement[] = [];
    for (let next: Element | null = first; isItem(next); next = next.nextElementSibling) items.push(next);
    const marker = document.createComment('');
    first.before(marker);
    marker.replaceWith(listOf(items));
  }
}

function listOf(items: readonly HTMLElement[]): HTMLElement {
  /** The lists that are open, the outermost first. */
  const open: { readonly list: HTMLElement; readonly level: number }[] = [];
  let root: HTMLElement | undefined;
  for (const item of items) {
    const level = levelOf(item) || 1;
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop();
    let current = open.at(-1);
    if (!current || current.level < level) {
      const list = document.createElement(
        /\d|^\W*[a-z][.)]/i.test(markOf(item)?.textContent ?? '') ? 'ol' : 'ul',
      );
      (current?.list.lastElementChild ?? current?.list)?.append(list);
      root ??= list;
      current = { list, level };
      open.push(current);
    }
    markOf(item)?.remove();
    const entry = document.createElement('li');
    entry.append(...item.childNodes);
    item.remove();
    current.list.append(entry);
  }
  return root ?? document.createElement('ul');
}
