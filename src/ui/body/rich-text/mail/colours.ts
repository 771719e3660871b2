/** The difference between the strongest and the weakest of red, green and blue from which a colour stands out: links and greys have less. */
const STRONG = 100;
/** Colours that people choose by name. */
const NAMES = /^(?:red|blue|green|lime|orange|purple|magenta|fuchsia|yellow|aqua|cyan|maroon|teal|crimson)$/i;
const TEXT =
  /(?:^|[\s;])(color|background(?:-color)?):\s*(#[\da-f]{3,6}\b|rgba?\([^()]{5,30}\)|[a-z]{3,10})/gi;

/** Whether a colour of CSS is neither black, white, nor close to grey. */
function isStrong(colour: string): boolean {
  const hex = /^#(?:(\w)(\w)(\w)|(\w\w)(\w\w)(\w\w))$/.exec(colour);
  const parts = hex
    ? hex
        .slice(hex[1] ? 1 : 4, hex[1] ? 4 : 7)
        .map(part => parseInt(part.padEnd(2, part), 16))
        .filter(Number.isFinite)
    : /^rgb/i.test(colour)
      ? (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number)
      : [];
  return parts.length ? Math.max(...parts) - Math.min(...parts) > STRONG : NAMES.test(colour);
}

/** Marks texts whose colour stands out with `data-coloured`: so people answer within a mail that they quote. Links have their own colour. */
export function markColours(root: ParentNode & Node): void {
  // Earlier mail has a colon above it.
  if (!/[:：]/.test(root.textContent ?? '')) return;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    const parent = text.parentElement;
    if (!parent || !/[\p{L}\p{N}]/u.test(text.data) || parent.closest('a')) continue;
    const source = parent.closest<HTMLElement>(
      '[data-color], [data-style*="color:" i], [data-style*="background:" i]',
    );
    const styles = [...(source?.dataset.style ?? '').matchAll(TEXT)].map(([, , colour = '']) => colour);
    if ([source?.dataset.color ?? '', ...styles].some(isStrong)) found.push(text);
  }
  for (const text of found) {
    const mark = document.createElement('span');
    mark.dataset.coloured = '';
    text.replaceWith(mark);
    mark.append(text);
  }
}
