/**
 * The script's own tag, where it is a classic one. It is read past the document's named elements: one that is called
 * "currentScript" would hide it.
 */
export const ownScript = 'const __script = Reflect.get(Document.prototype, "currentScript", document);';

/**
 * The short form: a classic script whose tag has `data-api-base` puts the element behind itself, with each of its `data-`
 * attributes as the element's attribute of the same name. The element is upgraded when it is defined, be it by this
 * file or by another version that came first.
 */
export const shortForm =
  'if (__script && __script.hasAttribute("data-api-base")) {' +
  'const element = document.createElement(__prefix + "-requests");' +
  'for (const { name, value } of __script.attributes)' +
  'if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);' +
  '__script.after(element);' +
  '}';
