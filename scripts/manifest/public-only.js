/**
 * Removes from the manifest what is not public API: private and protected members, `@internal` ones, properties with
 * `state: true`, and modules without an element.
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
        // Where a helper dispatches events, the analyzer lists the name of its variable as an event, too.
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
 * @param {any} ts the analyzer's TypeScript
 * @param {any} node `static properties = { … }`
 * @returns {string[]}
 * @throws {Error} where it is not an object literal
 */
function stateProperties(ts, node) {
  const { initializer } = node;
  if (!initializer || !ts.isObjectLiteralExpression(initializer)) {
    throw new Error('The manifest needs `static properties` to be an object literal');
  }
  return initializer.properties
    .filter((/** @type {any} */ property) => /\bstate: true\b/.test(property.getText()))
    .map((/** @type {any} */ property) => property.name?.getText());
}
