/**
 * @type {import('./index.js').Cuts}
 */
export const idbKeyval = {
  file: /\/idb-keyval\/dist\/index\.js$/,
  cuts: [
    {
      why: 'no store but our own',
      replace: [[/(function defaultGetStore\(\) \{)[\s\S]*?\n\}/g, '$1}']],
    },
    {
      // https://caniuse.com/mdn-api_idbobjectstore_getallkeys: all since 2018
      why: 'no way around for browsers that cannot list keys',
      replace: [
        [
          /(function keys\([\s\S]*?)if \(store\.getAllKeys\) (\{[\s\S]*?\n {8}\})[\s\S]*?\n {4}\}\);/g,
          '$1$2});',
        ],
      ],
    },
  ],
};
