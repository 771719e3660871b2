import { BLOCKS, isEmpty, rename, unwrap } from './elements.ts';

/** Characters of a row of a layout that stay together in one line. */
const LINE = 60;

/** Makes blocks, one after another, of tables that only place things: mails are laid out in tables of 600 pixels. */
export function flattenLayoutTables(fragment: ParentNode): void {
  // The inner ones first: an outer one may be data without them.
  const tables = [...fragment.querySelectorAll('table')].reverse();
  for (const table of tables) if (!isData(table)) flatten(table);
}

/**
 * Whether a table holds facts in rows and columns. One with a heading, a caption or lines does; else one with several rows of
 * several cells, or one of many, which hold nothing but text.
 */
function isData(table: HTMLTableElement): boolean {
  if (table.dataset.role) return false;
  const rows = [...table.rows];
  const columns = Math.max(0, ...rows.map(({ cells }) => [...cells].filter(cell => !isEmpty(cell)).length));
  if (columns < 2) return table.querySelector('th, caption') !== null && rows.length > 1;
  if (table.tHead || table.caption || table.querySelector('th') || table.dataset.border) return true;
  return (
    (rows.length > 1 || columns > 3) &&
    !table.querySelector('table, ul, ol, pre, blockquote, h1, h2, h3, h4, h5, h6, img')
  );
}

function flatten(table: HTMLTableElement): void {
  for (const row of [...table.rows]) {
    const cells = [...row.cells].filter(cell => !isEmpty(cell));
    const isLine =
      cells.length > 1 &&
      cells.every(cell => !cell.querySelector(BLOCKS)) &&
      cells.reduce((length, { textContent }) => length + textContent.trim().length, 0) <= LINE;
    const line = document.createElement('div');
    for (const cell of cells) {
      const block = document.createElement(isLine ? 'span' : 'div');
      if (isLine) block.className = 'cell';
      block.append(...cell.childNodes);
      line.append(block);
    }
    row.replaceWith(line);
  }
  for (const part of [...table.children]) if (part.matches('thead, tbody, tfoot, caption')) unwrap(part);
  rename(table, 'div');
}
