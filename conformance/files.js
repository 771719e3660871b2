/** Small files of the types that backends commonly take. */

/** One transparent pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Text that breaks what reads multipart line by line, or takes bytes for text. */
const text = (/** @type {string} */ marker) =>
  Buffer.concat([
    Buffer.from(`${marker}\r\n--boundary\r\n\n\r\n\r\nHeizöl – журнал\r\n----conformance--\r\n`),
    Buffer.from(Array.from({ length: 256 }, (_, index) => index)),
    Buffer.from('\r\n'),
  ]);

const samples = [
  { ending: '.txt', type: 'text/plain', bytes: text },
  { ending: '.log', type: 'text/plain', bytes: text },
  { ending: '.csv', type: 'text/csv', bytes: text },
  { ending: '.bin', type: 'application/octet-stream', bytes: text },
  { ending: '.png', type: 'image/png', bytes: () => png },
  {
    ending: '.pdf',
    type: 'application/pdf',
    bytes: (/** @type {string} */ marker) => Buffer.from(`%PDF-1.4\n% ${marker}\n%%EOF\n`),
  },
];

/**
 * Whether a file fits a list as in `<input accept>`.
 * @param {string} name @param {string} type @param {readonly string[]} accepted
 */
export function isAccepted(name, type, accepted) {
  return (
    !accepted.length ||
    accepted.some(entry => {
      const wanted = entry.trim().toLowerCase();
      if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted);
      if (wanted.endsWith('/*')) return wanted === '*/*' || type.startsWith(wanted.slice(0, -1));
      return type === wanted;
    })
  );
}

/**
 * A file that is in the list; `undefined` where none is known.
 * @param {readonly string[]} accepted @param {string} name without an ending @param {string} marker
 */
export function sampleFile(accepted, name, marker) {
  const sample = samples.find(({ ending, type }) => isAccepted(name + ending, type, accepted));
  return sample && { name: name + sample.ending, type: sample.type, bytes: sample.bytes(marker) };
}
