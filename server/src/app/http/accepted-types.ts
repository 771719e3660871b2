/** Whether a file matches a list as in `<input accept>`; an empty list accepts every file. */
export function isAccepted(name: string, type: string, accepted: readonly string[]): boolean {
  if (!accepted.length) return true;
  const lowerName = name.toLowerCase();
  return accepted.some(entry => {
    const wanted = entry.trim().toLowerCase();
    if (wanted.startsWith('.')) return lowerName.endsWith(wanted);
    if (wanted.endsWith('/*')) return wanted === '*/*' || type.startsWith(wanted.slice(0, -1));
    return type === wanted;
  });
}
