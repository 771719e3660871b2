/**
 * Adds to the manifest what the analyzer does not see: which module defines which tag, and that the parts of the inner elements can be
 * styled on `<support-requests>`, too.
 *
 * @returns {import('@custom-elements-manifest/analyzer').Plugin}
 */
export function definitions() {
  return {
    name: 'definitions',
    packageLinkPhase({ customElementsManifest }) {
      /** @type {Map<string, any>} */
      const elements = new Map();
      for (const module of customElementsManifest.modules) {
        for (const element of /** @type {any[]} */ (module.declarations ?? [])) {
          if (!element.tagName) continue;
          elements.set(element.tagName, element);
          const declaration = { name: element.name, module: module.path };
          module.exports = [
            ...(module.exports ?? []),
            { kind: 'custom-element-definition', name: element.tagName, declaration },
          ];
        }
      }
      const root = elements.get('support-requests');
      const names = new Set(root.cssParts.map(nameOf));
      for (const tag of [
        'support-request-list',
        'support-status-filter',
        'support-request-form',
        'support-request-thread',
      ]) {
        const { name, cssParts = [] } = elements.get(tag);
        for (const part of cssParts) {
          if (names.has(part.name)) continue;
          names.add(part.name);
          root.cssParts.push({ ...part, inheritedFrom: { name } });
        }
      }
    },
  };
}

/** @param {{ name: string }} item */
const nameOf = ({ name }) => name;
