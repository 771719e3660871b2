/** The words of a search; each has to occur somewhere in what is found. */
export const wordsOf = (query: string): string[] => query.split(/\s+/).filter(Boolean);

/** Matches any of these words, whatever their case. */
const pattern = (words: readonly string[]): RegExp =>
  new RegExp(words.map(word => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'), 'giu');

/** Whether a text has all of these words. */
export const allHit = (text: string, words: readonly string[]): boolean =>
  words.every(word => pattern([word]).test(text));

/** Puts a `<mark>` around each of these words in the text of an element, and removes earlier ones. */
export function markHits(element: HTMLElement, words: readonly string[]): void {
  const { textContent } = element;
  if (words.length === 0) {
    if (element.firstElementChild) element.textContent = textContent;
    return;
  }
  const nodes: (string | Element)[] = [];
  let end = 0;
  // The longer of two words that begin alike comes first.
  for (const { 0: word, index } of textContent.matchAll(
    pattern(words.toSorted((a, b) => b.length - a.length)),
  )) {
    const mark = document.createElement('mark');
    mark.textContent = word;
    nodes.push(textContent.slice(end, index), mark);
    end = index + word.length;
  }
  element.replaceChildren(...nodes, textContent.slice(end));
}
