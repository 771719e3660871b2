/** Small files of the types that backends commonly accept. */

/**
 * What stays the same when a file is sent: a helpdesk that takes it over may give it an id of its own.
 *
 * @param {{ name: string, size: number, type: string }} attachment
 */
export const sameContent = ({ name, size, type }) => ({ name, size, type });

/** One transparent pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Content that a wrong multipart parser damages: one that reads lines, or decodes bytes as text. */
const text = (/** @type {string} */ marker) =>
  Buffer.concat([
    Buffer.from(`${marker}\r\n--boundary\r\n\n\r\n\r\nHeizöl – журнал\r\n----conformance--\r\n`),
    Buffer.from(Array.from({ length: 256 }, (_, index) => index)),
    Buffer.from('\r\n'),
  ]);

const samples = [
  { extension: '.txt', type: 'text/plain', bytes: text },
  { extension: '.log', type: 'text/plain', bytes: text },
  { extension: '.csv', type: 'text/csv', bytes: text },
  { extension: '.bin', type: 'application/octet-stream', bytes: text },
  { extension: '.png', type: 'image/png', bytes: () => png },
  {
    extension: '.pdf',
    type: 'application/pdf',
    bytes: (/** @type {string} */ marker) => Buffer.from(`%PDF-1.4\n% ${marker}\n%%EOF\n`),
  },
];

/** An attachment without its id and address: a backend that hands uploads over may give them others. @param {any} attachment */
export const described = ({ name, size, type }) => ({ name, size, type });

/**
 * Whether a file matches a list with the syntax of `<input accept>`. An empty list accepts everything.
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
 * A file that matches the list; `undefined` where no sample does.
 * @param {readonly string[]} accepted @param {string} name without an extension @param {string} marker text in the file
 */
export function sampleFile(accepted, name, marker) {
  const sample = samples.find(({ extension, type }) => isAccepted(name + extension, type, accepted));
  return sample && { name: name + sample.extension, type: sample.type, bytes: sample.bytes(marker) };
}
