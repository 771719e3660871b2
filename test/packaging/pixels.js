/**
 * Compares two screenshots. The edges of round corners are smoothed a little differently each time, by 2 of 255 at most,
 * which no eye sees: so much is the same.
 *
 * @param {import('playwright-core').Page} page any page of the browser; another one of its context decodes the pictures
 * @param {Buffer} one PNG
 * @param {Buffer} other PNG
 * @returns {Promise<string>} empty where not one pixel differs; else what does, and where
 */
export async function difference(page, one, other) {
  if (one.equals(other)) return '';
  const judge = await page.context().newPage();
  try {
    return await judge
      .evaluate(
        async pictures => {
          const decoded = [];
          for (const picture of pictures) {
            const image = new Image();
            image.src = `data:image/png;base64,${picture}`;
            await image.decode();
            const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
            canvas?.drawImage(image, 0, 0);
            decoded.push(canvas?.getImageData(0, 0, image.width, image.height));
          }
          const [a, b] = /** @type {ImageData[]} */ (decoded);
          if (!a || !b) return 'no picture';
          if (a.width !== b.width || a.height !== b.height) {
            return `${a.width} x ${a.height} pixels against ${b.width} x ${b.height}`;
          }
          let count = 0;
          let first = -1;
          for (let index = 0; index < a.data.length; index += 4) {
            const same = (/** @type {number} */ part) =>
              Math.abs((a.data[index + part] ?? 0) - (b.data[index + part] ?? 0)) <= 2;
            if ([0, 1, 2].every(same)) continue;
            count++;
            if (first < 0) first = index / 4;
          }
          return count && `${count} pixels, the first at ${first % a.width}, ${Math.floor(first / a.width)}`;
        },
        [one, other].map(picture => picture.toString('base64')),
      )
      .then(String)
      .then(text => (text === '0' ? '' : text));
  } finally {
    await judge.close();
  }
}
