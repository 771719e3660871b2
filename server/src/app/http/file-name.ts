/** Names of files as they come in, and as they go out in a header. */

// Control characters, and the marks that turn the reading direction: "invoice\u202efdp.exe" reads "invoiceexe.pdf".

const unsafe = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Only the last part of a path, without what could mislead; everything else of the name stays as it is. */
export function cleanFileName(name: string): string {
  const clean = (name.split(/[/\\]/).at(-1) ?? '').replace(unsafe, '').trim();
  // By code points, so that none is cut in two.
  const short = Array.from(clean).slice(-200).join('');
  return short === '' || short === '.' || short === '..' ? 'file' : short;
}

/** RFC 8187: everything but its attr-char is percent-encoded. */
function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** RFC 6266: a plain name for old readers, the exact one for all others. */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeExtended(name)}`;
}
