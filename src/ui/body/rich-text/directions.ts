/**
 * Lists, tables and quotes without a direction of their writer get that of their own text, so that their marks, columns and edges
 * are on its side. Paragraphs get theirs by the style sheet, line by line.
 */
export function setDirections(fragment: ParentNode): void {
  const blocks = [...fragment.querySelectorAll<HTMLElement>('ul, ol, table, blockquote')];
  for (const block of blocks.filter(each => !each.closest('[dir]'))) block.dir = 'auto';
}
