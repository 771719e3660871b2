/** How many replies are counted in the page's title, by whoever counts them. */
const counts = new Map<object, number>();

/** The title's text before it was changed, exactly; absent where the page had no title. */
let before: string | undefined;
/** What was written last; absent while the title is the page's own. */
let written: string | undefined;

const titleElement = (): HTMLTitleElement | null => document.querySelector('head > title');

/**
 * Puts the number of replies before the page's title: "(2) Servers". Elements of one page count together. A title that the page sets
 * meanwhile is its new one.
 *
 * @param count 0 where the owner tells of none any more
 */
export function countInTitle(owner: object, count: number): void {
  if (count > 0) counts.set(owner, count);
  else counts.delete(owner);
  const isOurs = written !== undefined && document.title === written;
  if (!isOurs) before = titleElement()?.textContent;
  const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
  if (total > 0) {
    document.title = `(${total}) ${before?.trim() ?? ''}`.trim();
    // As the browser gives it, without white space that it leaves out.
    written = document.title;
    return;
  }
  if (isOurs) restore();
  written = undefined;
}

function restore(): void {
  const title = titleElement();
  if (before === undefined) title?.remove();
  else if (title) title.textContent = before;
}
