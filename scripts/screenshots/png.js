import { crc32, deflateSync } from 'node:zlib';

/**
 * A picture that looks like a console: dark, with lines of "text". Generated, so that no binary file is checked in.
 *
 * @param {number} [width] in pixels
 * @param {number} [height] in pixels
 * @returns {Buffer} a PNG file
 */
export function consolePicture(width = 320, height = 200) {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) {
    const line = Math.floor(y / 12);
    const isText = y % 12 > 3 && y % 12 < 9 && line > 0 && line < 14;
    // Lines of different lengths, with gaps between the words.
    const end = 24 + ((line * 73) % 210);
    for (let x = 0; x < width; x++) {
      const isInk = isText && x > 16 && x < end && (x + line * 11) % 37 > 5 && x % 6 !== 0;
      rows[y * (width + 1) + 1 + x] = isInk ? 196 : 24 + Math.floor((y / height) * 16);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8); // 8 bits, greyscale
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One chunk of a PNG file: https://www.w3.org/TR/png-3/#5Chunk-layout @param {string} type @param {Buffer} data */
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
