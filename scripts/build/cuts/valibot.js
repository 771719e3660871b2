/**
 * The border (src/backends/rest/decode.ts) asks only whether a frame, an object of checks that all are required, is right; what
 * exactly is wrong with one nobody reads. These three functions are all of valibot that it uses, with the same answers. They
 * look at no key that a page has added to all objects.
 */
const standIn = `
export const custom = check => check;
export const object = entries => value =>
  typeof value === 'object' && value !== null && Object.keys(entries).every(key => entries[key](value[key]));
export const is = (schema, value) => schema(value);
`;

/** @type {import('./index.js').Cuts} */
export const valibot = {
  file: /\/valibot\/dist\/index\.mjs$/,
  cuts: [
    {
      why: 'be a schema library for every case',
      unused: /\bv\.(?!(?:object|custom|is|InferOutput|GenericSchema)\b)\w/,
      // Its list of exports still has the three.
      replace: [[/^[\s\S]+\nexport \{[^}]*\bcustom,[^}]*\bis,[^}]*\bobject,[^}]*\};?\s*$/, standIn]],
    },
  ],
};
