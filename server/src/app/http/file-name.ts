/** File names of uploads, and of downloads in `Content-Disposition`. */

/** Control characters, and bidirectional marks: "invoice\u202efdp.exe" is displayed as "invoiceexe.pdf". */
const unsafe = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The last part of a path without unsafe characters, at most 200 code points from its end; `file` where nothing remains. */
export function cleanFileName(name: string): string {
  const clean = (name.split(/[/\\]/).at(-1) ?? '').replace(unsafe, '').trim();
  // By code points, so that no surrogate pair is split.
  const short = Array.from(clean).slice(-200).join('');
  return short === '' || short === '.' || short === '..' ? 'file' : short;
}

/** Percent-encodes everything but attr-char (RFC 8187, 3.2.1). */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** RFC 6266: an ASCII name for old clients and the exact one for all others. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeExtended(name)}`;
}
