/** What a person would call broken in a layout, found in boxes; all three engines. */

/** Words without a frame may begin a little before the edge, so that they stand in line with those below. */
const AT_START = 9;

/** What sticks out of the element at the sides, but for what is scrolled within it. */
export function sticksOut(element: Element): string[] {
  const box = element.getBoundingClientRect();
  const mirrored = getComputedStyle(element).direction === 'rtl';
  const left = box.left - (mirrored ? 1 : AT_START);
  const right = box.right + (mirrored ? AT_START : 1);
  const found: string[] = [];
  const look = (parent: Element | ShadowRoot): void => {
    for (const child of parent.children) {
      const box = child.getBoundingClientRect();
      const { overflowX, clipPath } = getComputedStyle(child);
      if (box.width > 2 && clipPath === 'none' && (box.left < left || box.right > right)) {
        found.push(`${child.localName} ${child.textContent.slice(0, 40)}: ${box.left} to ${box.right}`);
      }
      if (overflowX === 'visible') look(child.shadowRoot ?? child);
    }
  };
  look(element.shadowRoot ?? element);
  return found;
}

/** How far boxes of two texts may lie over each other: fonts need more than their letters. */
const FONT_BOX = 5;

interface Word {
  readonly text: string;
  readonly rects: readonly DOMRect[];
}

/** Every word that is seen in an element and its shadow roots, with its boxes: more than one where it is broken. */
function wordsIn(root: Element): Word[] {
  const found: Word[] = [];
  const look = (parent: Element | ShadowRoot): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) found.push(...wordsOf(node));
      else if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) continue;
      else if (node instanceof Element && isSeen(node)) {
        look(node.shadowRoot ?? node);
      }
    }
  };
  look(root.shadowRoot ?? root);
  return found;
}

const isSeen = (element: Element): boolean =>
  element.checkVisibility() &&
  getComputedStyle(element).clipPath === 'none' &&
  getComputedStyle(element).opacity !== '0' &&
  !['select', 'textarea', 'svg'].includes(element.localName);

function wordsOf(node: Text): Word[] {
  return [...node.data.matchAll(/\S+/g)].map(({ 0: text, index }) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + text.length);
    return { text, rects: seenLines(range, node) };
  });
}

/** The boxes of what is seen of a text, one for each line: without what the box around it cuts off. */
export function seenLines(range: Range, { parentElement: box }: Text): DOMRect[] {
  const rects = [...range.getClientRects()];
  if (!box || getComputedStyle(box).overflowX === 'visible') return rects.filter(({ width }) => width > 0);
  const clip = box.getBoundingClientRect();
  const lines = new Map<number, DOMRect>();
  for (const { top, bottom, left, right } of rects) {
    const from = Math.max(left, clip.left);
    const width = Math.min(right, clip.right) - from;
    // Beside an ellipsis, a word may have a box with and one without what is cut off.
    if (width > 0 && top < clip.bottom - FONT_BOX && !lines.has(Math.round(top)))
      lines.set(Math.round(top), new DOMRect(from, top, width, bottom - top));
  }
  return [...lines.values()];
}

/** Words that are broken within, but for those that may be: behind a hyphen, a slash, a dot. */
export function brokenWords(root: Element): string[] {
  return wordsIn(root)
    .filter(
      ({ text, rects }) =>
        !/[-\u2010/.@]./.test(text) && new Set(rects.map(({ top }) => Math.round(top))).size > 1,
    )
    .map(({ text }) => text);
}

/** Pairs of words that lie over each other. */
export function overlaps(root: Element): string[] {
  const boxes = wordsIn(root).flatMap(({ text, rects }) => rects.map(rect => ({ text, rect })));
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter(other => overlap(one.rect, other.rect))
      .map(other => `${one.text} and ${other.text}`),
  );
}

function overlap(one: DOMRect, other: DOMRect): boolean {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > 1 && down > FONT_BOX;
}

/** What is cut off at its side, by its own box or one around it. */
export function cutOff(root: Element): string[] {
  const found: string[] = [];
  const look = (parent: Element | ShadowRoot): void => {
    for (const child of parent.children) {
      if (!isSeen(child)) continue;
      const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(child);
      // An ellipsis says that there is more.
      const hasEllipsis = textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
      if (overflowX !== 'visible' && !hasEllipsis && child.scrollWidth > child.clientWidth + 1)
        found.push(`${child.localName} ${child.textContent.trim().slice(0, 40)}`);
      look(child.shadowRoot ?? child);
    }
  };
  look(root.shadowRoot ?? root);
  return found;
}
