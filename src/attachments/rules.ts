/** What the rules use of a `File`: its size in bytes, and its media type, which is empty when unknown. */
export type FileFacts = Pick<File, 'name' | 'size' | 'type'>;

/** The backend's limits. */
export interface FileLimits {
  /** Bytes a file, inclusive. */
  readonly maxBytes: number;
  /** Files an entry; no limit when absent. */
  readonly maxCount?: number | undefined;
  /** As in `<input accept>`; an empty list takes everything. */
  readonly accepted: readonly string[];
}

/** Why a file can't be attached; translated when it is rendered. */
export type FileProblem = 'too-large' | 'empty' | 'type' | 'too-many' | 'folder';

/**
 * Whether a file matches `accepted`, as in `<input accept>`
 * (https://html.spec.whatwg.org/multipage/input.html#attr-input-accept): `.log` by the end of its name, `image/*` by the
 * beginning and `text/plain` by the whole of its type, without regard to case.
 */
export function acceptsType(file: Pick<FileFacts, 'name' | 'type'>, accepted: readonly string[]): boolean {
  const name = file.name.toLowerCase();
  const type = file.type.toLowerCase().replace(/;.*/s, '').trim();
  const wanted = accepted.map(entry => entry.trim().toLowerCase()).filter(Boolean);
  return (
    !wanted.length ||
    wanted.some(entry =>
      entry.startsWith('.')
        ? name.endsWith(entry)
        : entry === '*/*' || entry === type || (entry.endsWith('/*') && type.startsWith(entry.slice(0, -1))),
    )
  );
}

/**
 * Why a file can't be attached, first the reason that no other file would cure; `undefined` when it can.
 *
 * @param count How many files the entry already has.
 */
export function checkFile(file: FileFacts, limits: FileLimits, count: number): FileProblem | undefined {
  if (limits.maxCount !== undefined && count >= limits.maxCount) return 'too-many';
  if (!acceptsType(file, limits.accepted)) return 'type';
  if (!file.size) return 'empty';
  return file.size > limits.maxBytes ? 'too-large' : undefined;
}

/** Whether files of this media type are shown as pictures: raster formats only, since an SVG is a document. */
export function isPicture(type: string): boolean {
  return /^image\/(png|jpeg|gif|webp|avif|bmp)$/i.test(type);
}
