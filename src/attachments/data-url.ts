import { isPicture } from './rules.ts';

/** Characters of a `data:` URL that is decoded: a picture of 8 MB. */
const LENGTH_LIMIT = 12 * 1024 * 1024;

/**
 * The picture in a `data:` URL (RFC 2397). It is decoded here: a `Content-Security-Policy` that allows `blob:` need not allow `data:`.
 *
 * @throws TypeError for what is no raster picture, is too long or cannot be decoded
 */
export function pictureOf(url: string): Blob {
  const comma = url.indexOf(',');
  const [, type = '', encoding] =
    /^data:([^;,]+)(?:;[^;,]*)*?(;base64)?,$/i.exec(url.slice(0, comma + 1)) ?? [];
  if (!isPicture(type) || url.length > LENGTH_LIMIT) throw new TypeError('No picture');
  try {
    const data = decodeURIComponent(url.slice(comma + 1));
    const bytes = encoding ? atob(data) : data;
    return new Blob([Uint8Array.from(bytes, char => char.charCodeAt(0))], { type });
  } catch (cause) {
    throw new TypeError('No picture', { cause });
  }
}
