import { asPicture } from './rules.ts';

/** Characters of a `data:` URL that is decoded: a picture of 8 MB. */
const LENGTH_LIMIT = 12 * 1024 * 1024;

/**
 * The picture in a `data:` URL (RFC 2397). It is decoded here: a `Content-Security-Policy` that allows `blob:` need not allow `data:`.
 *
 * @throws TypeError for what is no `data:` URL, is too long or cannot be decoded
 */
export function pictureOf(url: string): Blob {
  const comma = url.indexOf(',');
  // Browsers take spaces around "base64": https://fetch.spec.whatwg.org/#data-url-processor
  const head = /^data:([^;,]*)(?:;[^;,]*)*?(; *base64)? *,$/i.exec(url.slice(0, comma + 1));
  if (!head || url.length > LENGTH_LIMIT) throw new TypeError('No picture');
  const [, type = '', encoding = ''] = head;
  return asPicture(new Blob([decode(url.slice(comma + 1), encoding !== '')], { type }));
}

function decode(text: string, isBase64: boolean): Uint8Array<ArrayBuffer> {
  try {
    const data = decodeURIComponent(text);
    return Uint8Array.from(isBase64 ? atob(data) : data, char => char.charCodeAt(0));
  } catch (cause) {
    throw new TypeError('No picture', { cause });
  }
}
