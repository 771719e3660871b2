/** Pairs of a source element and the element that it becomes. */
const renamed = (names: string, to?: string): [source: string, becomes: string][] =>
  names.split(' ').map(name => [name, to ?? name]);

/**
 * Allowed elements, with the name that each gets. Headings are placed below the widget's own; other blocks become a `div`. Other
 * elements are removed, their text stays.
 */
export const ELEMENTS: ReadonlyMap<string, string> = new Map([
  ...renamed(
    'p br strong b em i u s code pre blockquote ul ol li a table thead tbody tfoot tr th td caption hr span img div sub sup bdi',
  ),
  ['h1', 'h3'],
  ['h2', 'h4'],
  ['h3', 'h5'],
  ['h4', 'h6'],
  ['h5', 'h6'],
  ['h6', 'h6'],
  ...renamed('del strike', 's'),
  ['ins', 'u'],
  ...renamed('kbd samp tt', 'code'),
  // An override of the direction could show an address backwards: only its direction stays.
  ['bdo', 'span'],
  // Only where they have the direction of the whole: see WRAPPERS.
  ...renamed('html body', 'div'),
  ...renamed(
    'address article aside center dd details dl dt fieldset figcaption figure footer form header legend main nav option section summary',
    'div',
  ),
]);

type Allowed = readonly [name: string, value: RegExp];

/**
 * Allowed attributes, by `"element attribute"` (the element by its new name, or `*`): the name that each gets, and the allowed values.
 */
export const ATTRIBUTES: ReadonlyMap<string, Allowed> = new Map<string, Allowed>([
  ['* dir', ['dir', /^(ltr|rtl|auto)$/i]],
  ['a href', ['href', /./]],
  // Never `src`: so no engine, whatever it does with a document that isn't shown, can fetch a picture while parsing.
  ['img src', ['data-local-src', /./]],
  ['img alt', ['alt', /./]],
  ['ol start', ['start', /^-?\d{1,6}$/]],
  ...['th', 'td'].flatMap((name): [string, Allowed][] => [
    [`${name} colspan`, ['colspan', /^\d{1,3}$/]],
    [`${name} rowspan`, ['rowspan', /^\d{1,3}$/]],
    [`${name} align`, ['align', /^(left|center|right)$/i]],
  ]),
]);

/** Elements that remain only if they have an attribute that stays; their end is the end of the body. */
export const WRAPPERS: ReadonlySet<string> = new Set(['html', 'body']);

/** Elements with text and no markup, which are removed with their content. */
export const OPAQUE: ReadonlySet<string> = new Set(
  'script style title textarea xmp iframe noembed noframes'.split(' '),
);

/** Void elements, and those that the next one of their kind ends: none of them nests by itself. */
export const LOOSE: ReadonlySet<string> = new Set(
  'br hr img p li thead tbody tfoot tr th td caption'.split(' '),
);
