/** Downloads a URL under a name. */
export function saveAs(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // A URL of another origin may be shown instead: then in a new tab.
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}

/** Downloads a blob under a name. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  saveAs(url, name);
  // There is no event for the end of the download.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Downloads a file of the server's under a name. It is never opened as a page of this origin, whatever its type is. */
export const saveForeign = (blob: Blob, name: string): void =>
  saveFile(blob.slice(0, blob.size, 'application/octet-stream'), name);
