/** A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing on plain-http pages, `getRandomValues` is not. */
export function uuid(): string {
  // The 4 is the version; the variant, at v, is one of 8, 9, a and b.
  return 'xxxxxxxx-xxxx-4xxx-vxxx-xxxxxxxxxxxx'.replace(/[xv]/g, digit => {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (digit === 'x' ? byte % 16 : 8 + (byte % 4)).toString(16);
  });
}
