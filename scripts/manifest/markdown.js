/**
 * @typedef {import('custom-elements-manifest/schema').Package} Package
 * @typedef {import('custom-elements-manifest/schema').CustomElement} Element
 */

/** This element comes first and is described in full; of the others only what they do not share with it. */
const rootTag = 'support-requests';

/**
 * The reference of all elements, as Markdown.
 *
 * @param {Package} manifest
 */
export function describeElements(manifest) {
  const elements = manifest.modules
    .flatMap(module => /** @type {Element[]} */ (module.declarations ?? []))
    .filter(({ tagName }) => tagName)
    .sort((a, b) => Number(b.tagName === rootTag) - Number(a.tagName === rootTag));
  const shared = sharedItems(elements);
  return elements.map(element => describeElement(element, shared)).join('\n');
}

/**
 * The names of the root element's members, which the tables of the other elements leave out where they are inherited.
 *
 * @param {Element[]} elements the root element first
 */
function sharedItems(elements) {
  const [first] = elements;
  /** @param {Kind} kind */
  const names = kind => new Set((first && kind.items(first).map(nameOf)) ?? []);
  return new Map(kinds.map(kind => [kind, names(kind)]));
}

/**
 * @param {Element} element
 * @param {Map<Kind, Set<string>>} shared
 */
function describeElement(element, shared) {
  const isRoot = element.tagName === rootTag;
  let omitted = false;
  const tables = kinds.flatMap(kind => {
    const items = kind.items(element).filter(item => {
      const same =
        !isRoot && 'inheritedFrom' in item && item.inheritedFrom && shared.get(kind)?.has(nameOf(item));
      omitted ||= Boolean(same);
      return !same;
    });
    if (!items.length) return [];
    return [`**${kind.title}**\n\n${table(kind.columns, items.map(kind.row))}`];
  });
  const note = omitted ? [`Inherited members are described at \`<${rootTag}>\`.\n`] : [];
  return [`## \`<${element.tagName}>\`\n`, `${element.description?.trim()}\n`, ...tables, ...note].join('\n');
}

/**
 * One table of an element.
 *
 * @typedef {object} Kind
 * @property {string} title
 * @property {string[]} columns
 * @property {(element: Element) => any[]} items
 * @property {(item: any) => string[]} row
 */

/** @type {Kind[]} */
const kinds = [
  {
    title: 'Attributes',
    columns: ['Attribute', 'Property', 'Type', 'Default', 'Description'],
    items: element => element.attributes ?? [],
    row: item => [code(item.name), code(item.fieldName), type(item), initial(item), text(item)],
  },
  {
    title: 'Properties without an attribute',
    columns: ['Property', 'Type', 'Default', 'Description'],
    items: element => members(element, 'field').filter(member => !member.attribute),
    row: item => [
      code(item.name),
      type(item),
      initial(item),
      `${text(item)}${item.readonly ? ' Read only.' : ''}`,
    ],
  },
  {
    title: 'Methods',
    columns: ['Method', 'Returns', 'Description'],
    items: element => members(element, 'method'),
    row: item => [code(signature(item)), code(item.return?.type?.text ?? 'void'), text(item)],
  },
  {
    title: 'Events',
    columns: ['Event', 'Type', 'Description'],
    items: element => element.events ?? [],
    row: item => [code(item.name), type(item), text(item)],
  },
  {
    title: 'Slots',
    columns: ['Slot', 'Description'],
    items: element => element.slots ?? [],
    row: item => [item.name ? code(item.name) : '(default)', text(item)],
  },
  {
    title: 'CSS custom properties',
    columns: ['Property', 'Default', 'Description'],
    items: element => element.cssProperties ?? [],
    row: item => [code(item.name), initial(item), text(item)],
  },
  {
    title: 'Parts',
    columns: ['Part', 'Description'],
    // The root's table has its own parts only.
    items: element => (element.cssParts ?? []).filter(part => !('inheritedFrom' in part)),
    row: item => [code(item.name), text(item)],
  },
];

/**
 * @param {Element} element
 * @param {'field' | 'method'} kind
 * @returns {any[]}
 */
const members = (element, kind) => element.members?.filter(member => member.kind === kind) ?? [];

/** @param {{ name: string }} item */
const nameOf = ({ name }) => name;

/** @param {any} method */
const signature = ({ name, parameters = [] }) =>
  `${name}(${parameters.map((/** @type {any} */ p) => `${p.name}${p.optional ? '?' : ''}${p.type ? `: ${p.type.text}` : ''}`).join(', ')})`;

/** @param {any} item */
const type = item => code(item.type?.text.replace(/ \| undefined$/, ''));

/** @param {any} item */
const initial = ({ default: value }) => {
  if (value === undefined || ['undefined', "''", '""'].includes(value)) return '';
  return code(/^[\d_]+$/.test(value) ? value.replaceAll('_', '') : value);
};

/** @param {any} item */
const text = ({ description = '' }) => description.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');

/** @param {string | undefined} value */
const code = value => (value ? `\`${value.replace(/\s+/g, ' ').replaceAll('|', '\\|')}\`` : '');

/**
 * A Markdown table.
 *
 * @param {string[]} head
 * @param {string[][]} rows
 */
function table(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...rows.map(row => row[column]?.length ?? 0)),
  );
  /** @param {string[]} cells */
  const line = cells => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map(width => '-'.repeat(width))), ...rows.map(line)].join('\n') + '\n';
}
