import type { Config } from '../model.ts';
import { endingOf } from './endings.ts';

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

/** @param ownBytes a file's limit in bytes as the page set it */
export const limitsOf = (config: Config, ownBytes: number): FileLimits => ({
  maxBytes: Math.min(ownBytes, config.maxAttachmentBytes ?? Infinity),
  maxCount: config.maxAttachments,
  accepted: config.acceptedTypes,
});

/** Why a file can't be attached; translated when it is rendered. */
export type FileProblem = 'too-large' | 'empty' | 'type' | 'too-many' | 'folder';

/** A media type in one spelling: systems write `image/jpg` and `application/x-gzip`, and servers add parameters. */
const plainType = (type: string): string =>
  type
    .toLowerCase()
    .replace(/;.*/s, '')
    .trim()
    .replace('/x-', '/')
    .replace(/^image\/(p?jpe?g|jfif)$/, 'image/jpeg')
    .replace(/^image\/ms-bmp$/, 'image/bmp');

/**
 * Whether a type, as {@link plainType} has it, says nothing: of a system or a file store that does not know it, of a server that wants
 * browsers to save every file, or what is no media type at all.
 */
const isUnknown = (type: string): boolean =>
  /^(application|binary)\/(octet-stream|unknown|(force-)?download)$/.test(type) ||
  !/^[^/*]+\/[^/*]+$/.test(type);

/**
 * Whether a file matches `accepted`, as in `<input accept>`
 * (https://html.spec.whatwg.org/multipage/input.html#attr-input-accept): `.log` by the end of its name, or by a type whose files end
 * so, `image/*` by the beginning and `text/plain` by the whole of its type, without regard to case. Systems disagree on types: `text/csv` also takes
 * `report.csv` of any type, and `text/plain` a text of a system's own type, as `text/x-log`. What has no known type is left to the server,
 * unless only endings are listed.
 */
export function acceptsType(file: Pick<FileFacts, 'name' | 'type'>, accepted: readonly string[]): boolean {
  const name = file.name.toLowerCase();
  const type = plainType(file.type);
  const wanted = accepted.map(entry => plainType(entry)).filter(Boolean);
  return (
    !wanted.length ||
    wanted.some(entry => {
      if (entry.startsWith('.')) return name.endsWith(entry) || endingOf(type) === endingOf(entry);
      const [main, subtype] = entry.split('/');
      if (!subtype) return false;
      return (
        isUnknown(type) ||
        entry === type ||
        main === '*' ||
        (subtype === '*' && type.startsWith(`${main}/`)) ||
        (entry === 'text/plain' && (/^text\/x-/i.test(file.type) || name.endsWith('.log'))) ||
        name.endsWith(`.${subtype}`) ||
        name.endsWith(`.${endingOf(entry)}`)
      );
    })
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
  return /^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(plainType(type));
}

/** Whether a file is shown as a picture: by its name where its type says nothing. */
export const isPictureFile = ({ name, type }: Pick<FileFacts, 'name' | 'type'>): boolean =>
  isPicture(type) || (isUnknown(plainType(type)) && isPicture(`image/${/\w*$/.exec(name)?.[0] ?? ''}`));

/**
 * The blob with a raster type for an `<img>`, whatever its own one is: servers send pictures as `application/octet-stream`, `text/plain` or
 * nothing. Of a raster type browsers sniff the bytes, and draw what is a picture, but never an SVG.
 */
export const asPicture = (blob: Blob): Blob => blob.slice(0, blob.size, 'image/png');
