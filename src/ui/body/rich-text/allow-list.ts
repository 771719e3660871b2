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
  ['h1', 'h4'],
  ['h2', 'h5'],
  ...renamed('h3 h4 h5 h6', 'h6'),
  ...renamed('del strike', 's'),
  ['ins', 'u'],
  ...renamed('kbd samp tt', 'code'),
  ['font', 'span'],
  ['dt', 'b'],
  // An override of the direction could show an address backwards: only its direction stays.
  ['bdo', 'span'],
  // Only where they have the direction of the whole: see WRAPPERS.
  ...renamed('html body', 'div'),
  ...renamed(
    'address article aside center dd details dl fieldset figcaption figure footer form header legend main nav option section summary',
    'div',
  ),
]);

/** The size of a picture that is only there to be counted. */
const DOT = /^[0-2](px)?$/;
/** Classes with which mail programs mark quoted mail, and Word its paragraphs and lists. */
const MAIL_CLASSES =
  /\b(gmail_quote|gmail_attr|moz-(?:cite-prefix|quote-pre|signature)|yahoo_quoted|protonmail_quote|tutanota_quote|freshdesk_quote|zmail_extra|Mso(Normal|ListParagraph)|elementToProof)/;
/** Styles that say what an element is: not shown, text with its own lines, an item of a list of Word's, what stands out. */
const MAIL_STYLES =
  /display:\s*none|white-space:\s*(pre|break-spaces)|mso-list:|(?:^|[\s;])(?:color|background(?:-color)?):/i;

type Allowed = readonly [name: string, value: RegExp];

/**
 * Allowed attributes, by `"element attribute"` (the element by its new name, or `*`): the name that each gets, and the allowed values.
 */
export const ATTRIBUTES: ReadonlyMap<string, Allowed> = new Map<string, Allowed>([
  ['* dir', ['dir', /^(ltr|rtl|auto)$/i]],
  ['a href', ['href', /./]],
  // Never `src`: so no engine, whatever it does with a document that isn't shown, can fetch a picture while parsing.
  ['img src', ['data-local-src', /./]],
  ['img alt', ['alt', /^/]],
  ['ol start', ['start', /^-?\d{1,6}$/]],
  ['ol type', ['data-marks', /^[aAiI]$/]],
  ['ol reversed', ['reversed', /^/]],
  ['li value', ['value', /^-?\d{1,6}$/]],
  ...['th', 'td'].flatMap((name): [string, Allowed][] => [
    [`${name} colspan`, ['colspan', /^\d{1,3}$/]],
    [`${name} rowspan`, ['rowspan', /^\d{1,3}$/]],
    [`${name} align`, ['align', /^(left|center|right)$/i]],
  ]),
  ['code class', ['data-language', /^language-[a-z\d+#._-]{1,20}$/i]],
  ['table border', ['data-border', /^[1-9]\d{0,2}$/]],
  ['table role', ['data-role', /^(none|presentation)$/i]],
  ['img width', ['data-width', DOT]],
  ['img height', ['data-height', DOT]],
  ['blockquote type', ['data-mail', /^cite$/i]],
  ['* class', ['data-mail', MAIL_CLASSES]],
  ['* style', ['data-style', MAIL_STYLES]],
  ['span color', ['data-color', /^#?\w{3,20}$/]],
]);

/** What remains of classes, ids and styles while a body is put in order (mail/), and is removed with that. */
export const HINTS = [
  'data-border',
  'data-role',
  'data-width',
  'data-height',
  'data-mail',
  'data-style',
  'data-color',
] as const;

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
