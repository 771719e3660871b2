/** The drafts that were discarded last because an article has solved what they were about. */
const solved = new WeakSet<object>();

export const isSolved = (composer: object | undefined): boolean =>
  composer !== undefined && solved.has(composer);

export function setSolved(composer: object | undefined, isSolved: boolean): void {
  if (composer) solved[isSolved ? 'add' : 'delete'](composer);
}
