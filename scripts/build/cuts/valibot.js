/**
 * The border (src/backends/rest/decode.ts) only asks whether a frame, an object of checks that all are required, is
 * right. What exactly is wrong with one nobody reads.
 *
 * @type {import('./index.js').Cuts}
 */
export const valibot = {
  file: /\/valibot\/dist\/index\.mjs$/,
  cuts: [
    {
      why: 'make no texts of issues',
      replace: [
        [
          /(function _addIssue\(context, label, dataset, config\$1, other\) \{)[\s\S]*?\n\}/g,
          '$1 dataset.typed = false; (dataset.issues ??= []).push({}); }',
        ],
        [
          /(function object\((?:(?!\nfunction)[\s\S])*?)const pathItem = \{[\s\S]*?(?=if \(!dataset\.issues\))/g,
          '$1',
        ],
        [
          /(function object\((?:(?!\nfunction)[\s\S])*?_addIssue\(this, "key", dataset)[\s\S]*?(?=\);\n\t+if \(config)/g,
          '$1',
        ],
      ],
    },
    {
      why: 'look at no key that a page has added to all objects',
      replace: [
        [
          /(function object\((?:(?!\nfunction)[\s\S])*?)for \(const key in this\.entries\)/g,
          '$1for (const key of Object.keys(this.entries))',
        ],
      ],
    },
    {
      why: 'be no Standard Schema for other libraries',
      replace: [[/(function _standardSchema\(schema\) \{)[\s\S]*?\n\}/g, '$1 return schema; }']],
    },
    {
      why: 'no optional fields, defaults and fallbacks',
      unused: /\bv\.(?!(?:object|custom|is|InferOutput|GenericSchema)\b)\w/,
      replace: [
        [/(function object\((?:(?!\nfunction)[\s\S])*?if \(key in input) \|\| .*(?=\) \{)/g, '$1'],
        [
          /(function object\((?:(?!\nfunction)[\s\S])*?const value\$1 =) key in input \? input\[key\] : .*/g,
          '$1 input[key];',
        ],
        [
          /(function object\((?:(?!\nfunction)[\s\S])*?\} else )if \(valueSchema\.fallback.*\n\t*else if \(.*\) \{/g,
          '$1{',
        ],
      ],
    },
  ],
};
