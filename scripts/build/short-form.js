/**
 * The short form: a classic script whose tag has `data-api-base` puts the element behind itself, with each of its `data-`
 * attributes as the element's attribute of the same name. The element is upgraded when it is defined, be it by this
 * file or by another version that came first. The script is read past the document's named elements: one that is
 * called "currentScript" would hide it.
 */
export const shortForm =
  'const __script = Reflect.get(Document.prototype, "currentScript", document);' +
  'if (__script && __script.hasAttribute("data-api-base")) {' +
  'const element = document.createElement("support-requests");' +
  'for (const { name, value } of __script.attributes)' +
  'if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);' +
  '__script.after(element);' +
  '}';
