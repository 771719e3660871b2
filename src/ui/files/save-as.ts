/** Has the browser download a URL under a name. */
export function saveAs(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // Of another origin it may be shown instead: beside this page, not in its place.
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}
