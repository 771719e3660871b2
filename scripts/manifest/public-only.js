/**
 * Leaves in the manifest what a page may rely on: no private or protected member, nothing marked `@internal`,
 * no `state: true` property, and no module without an element.
 *
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
export function publicOnly() {
  /** @type {Set<string>} `ClassName.member` */
  const internal = new Set();
  return {
    name: 'public-only',
    collectPhase({ ts, node }) {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      for (const member of node.members) {
        const name = member.name?.getText();
        if (ts.getJSDocTags(member).some(tag => tag.tagName.text === 'internal')) {
          internal.add(`${node.name.text}.${name}`);
        }
        if (name === 'properties' && ts.isPropertyDeclaration(member)) {
          for (const property of stateProperties(ts, member)) internal.add(`${node.name.text}.${property}`);
        }
      }
    },
    // Before inheritance is applied, so that subclasses do not get them either.
    moduleLinkPhase({ moduleDoc }) {
      for (const declaration of moduleDoc.declarations ?? []) {
        const isInternal = (/** @type {string} */ name) => internal.has(`${declaration.name}.${name}`);
        declaration.members = declaration.members?.filter(
          member =>
            !['private', 'protected'].includes(member.privacy) && !member.static && !isInternal(member.name),
        );
        declaration.attributes = declaration.attributes?.filter(({ fieldName }) => !isInternal(fieldName));
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      customElementsManifest.modules = customElementsManifest.modules.filter(module =>
        module.declarations?.some(declaration => declaration.customElement),
      );
    },
  };
}

/**
 * Names of Lit properties with `state: true`.
 *
 * @param {typeof import('typescript')} ts
 * @param {import('typescript').PropertyDeclaration} node
 */
function stateProperties(ts, node) {
  const { initializer } = node;
  if (!initializer || !ts.isObjectLiteralExpression(initializer)) {
    throw new Error('static properties has to be an object literal, or the manifest cannot be made');
  }
  return initializer.properties
    .filter(property => /\bstate: true\b/.test(property.getText()))
    .map(property => property.name?.getText());
}
