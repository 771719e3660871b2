/**
 * Replaces a member of an interface by its type: `{ count: number }` for `Details['count-changed']`; then names of types by the
 * literals that they allow: `'open' | 'closed' | 'all'` for `StatusFilter`. Only for unions of up to 6 literals; other names stay.
 *
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
export function expandTypes() {
  /** @type {Map<string, string>} */
  const unions = new Map();
  /** By `Interface['member']`. @type {Map<string, string>} */
  const memberTypes = new Map();
  return {
    name: 'expand-types',
    collectPhase({ ts, node }) {
      if (ts.isInterfaceDeclaration(node)) {
        for (const member of node.members) {
          if (!ts.isPropertySignature(member) || !member.type || !ts.isStringLiteral(member.name)) continue;
          const type = member.type.getText().replace(/\s+/g, ' ');
          memberTypes.set(`${node.name.text}['${member.name.text}']`, type);
        }
      }
      if (!ts.isTypeAliasDeclaration(node) || !ts.isUnionTypeNode(node.type)) return;
      if (!node.type.types.every(ts.isLiteralTypeNode)) return;
      const members = node.type.types.map(type => type.getText());
      if (members.length <= 6) unions.set(node.name.text, members.join(' | '));
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const type of typesIn(customElementsManifest)) {
        type.text = type.text
          .replace(/\b[A-Z]\w*\['[\w-]+'\]/g, name => memberTypes.get(name) ?? name)
          .replace(/\b[A-Z]\w*\b/g, name => unions.get(name) ?? name);
      }
    },
  };
}

/**
 * All types at any depth of the manifest.
 *
 * @param {unknown} value
 * @returns {Generator<{ text: string }>}
 */
function* typesIn(value) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === 'type' && typeof child?.text === 'string') yield child;
    else yield* typesIn(child);
  }
}
