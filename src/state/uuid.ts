/**
 * A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing on plain-http pages, `getRandomValues` is not.
 */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  // The version, 4, and the variant, one of 8, 9, a and b, have their places.
  const variant = '89ab'.charAt(parseInt(hex.charAt(16), 16) % 4);
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})/, `$1-$2-4$3-${variant}$4-`);
}
