import { randomUUID } from 'node:crypto';

/** @typedef {{ name: string, type: string, bytes: Buffer }} Upload */

/**
 * multipart/form-data with the one part `file`, as browsers write it.
 * @param {Upload} upload
 */
export function multipartBody({ name, type, bytes }) {
  const boundary = `----conformance${randomUUID()}`;
  // HTML escapes these three of a name and nothing else.
  const escaped = name.replace(/["\r\n]/g, encodeURIComponent);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    bytes: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${escaped}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}
