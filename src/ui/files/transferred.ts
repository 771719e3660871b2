/** What is dropped or pasted. */
export interface Transferred {
  readonly files: readonly File[];
  /** The names of folders, whose files the browser does not give. */
  readonly folders: readonly string[];
}

export function transferred({ files, items }: DataTransfer): Transferred {
  const folders = [...items].flatMap(item => {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory ? [entry.name] : [];
  });
  // A folder is also in the list of files, with a size that means nothing.
  return { files: [...files].filter(({ name }) => !folders.includes(name)), folders };
}
