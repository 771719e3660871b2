/**
 * What stands before our modules in a file that a script tag loads. It runs before Lit is set up and before a policy is made, so
 * it cannot be a module of ours. Plain text: no bundler rewrites it.
 *
 * @module
 */

/** The script's own tag, where it is a classic one, read past a named element of the document called "currentScript". */
const ownScript = 'const __script = Reflect.get(Document.prototype, "currentScript", document);';

/**
 * Stands before the names of all elements and of all that is stored in the browser: `data-prefix` of the script's own tag.
 * `src/prefix.ts` takes it from here.
 */
const prefix = `
let __prefix = (__script && __script.getAttribute("data-prefix")) || "support";
if (!/^[a-z][a-z0-9-]*$/.test(__prefix)) {
  console.error("data-prefix: use a-z, 0-9, -");
  __prefix = "support";
}`;

/**
 * The short form: a classic script whose tag has `data-api-base` puts the element behind itself, with each of its `data-`
 * attributes as the element's attribute of the same name. The element is upgraded when it is defined, by this file or by
 * another version that came first.
 */
const shortForm = `
if (__script && __script.hasAttribute("data-api-base")) {
  const element = document.createElement(__prefix + "-requests");
  for (const { name, value } of __script.attributes)
    if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);
  __script.after(element);
}`;

/**
 * Stops a second copy before it does anything: a strict page allows its Trusted Types policy only once. The short form comes
 * before, since a second tag asks for an element of its own.
 */
const guard = 'if (customElements.get(__prefix + "-requests")) return;';

/**
 * Loads lazy files for this main file. A lazy file exports a function of the main file's exports and of `link`, which gives
 * the exports of another lazy file for the same main file; each is evaluated once. See docs/decisions/012.
 *
 * A relative `import()` is resolved against the script that it stands in, except in a classic script of another origin
 * whose tag has no `crossorigin`: so the address of the script is used where it is known. A module knows none, and needs none.
 */
const loader = `
const exports = { __load: path => __load(path) }, __linked = new Map();
let __warned;
const __link = evaluate => {
  let result = __linked.get(evaluate);
  if (!result) {
    __linked.set(evaluate, (result = {}));
    evaluate(result, exports, __link);
  }
  return result;
};
const __load = path =>
  import(__script && __script.src ? new URL(path, __script.src).href : path).then(
    file => __link(file.default),
    error => {
      if (!__warned) console.warn("support-requests: " + path + " could not be loaded; what it adds is left out.");
      __warned = true;
      throw error;
    },
  );`;

export const mainStart = ownScript + prefix + shortForm + guard + loader;
export const badgeStart = ownScript + prefix;
