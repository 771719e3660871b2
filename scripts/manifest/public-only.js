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
      for (const declaration of elementsIn(moduleDoc)) {
        const isInternal = (/** @type {string | undefined} */ name) =>
          internal.has(`${declaration.name}.${name}`);
        declaration.members = declaration.members?.filter(
          member =>
            member.privacy !== 'private' &&
            member.privacy !== 'protected' &&
            !member.static &&
            !isInternal(member.name),
        );
        declaration.attributes = declaration.attributes?.filter(({ fieldName }) => !isInternal(fieldName));
        // The analyzer also takes the variable of a helper that dispatches for the name of an event.
        declaration.events = declaration.events?.filter(({ name }) => name.startsWith('support-'));
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      customElementsManifest.modules = customElementsManifest.modules.filter(module =>
        elementsIn(module).some(({ customElement }) => customElement),
      );
    },
  };
}

/**
 * @param {Partial<import('custom-elements-manifest/schema').Module>} module
 */
function elementsIn(module) {
  return /** @type {import('custom-elements-manifest/schema').CustomElement[]} */ (module.declarations ?? []);
}

/**
 * Names of Lit properties with `state: true`.
 *
 * @param {any} ts the analyzer's own version of it
 * @param {any} node
 * @returns {string[]}
 */
function stateProperties(ts, node) {
  const { initializer } = node;
  if (!initializer || !ts.isObjectLiteralExpression(initializer)) {
    throw new Error('static properties has to be an object literal, or the manifest cannot be made');
  }
  return initializer.properties
    .filter((/** @type {any} */ property) => /\bstate: true\b/.test(property.getText()))
    .map((/** @type {any} */ property) => property.name?.getText());
}
