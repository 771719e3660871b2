import { randomUUID } from 'node:crypto';

/** @typedef {{ name: string, type: string, bytes: Buffer }} Upload */

/**
 * A multipart/form-data body with one part, `file`, encoded as browsers do.
 * @param {Upload} upload
 */
export function multipartBody({ name, type, bytes }) {
  const boundary = `----conformance${randomUUID()}`;
  // HTML says to escape these three characters and no others:
  // https://html.spec.whatwg.org/#multipart-form-data
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
