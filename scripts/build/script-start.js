/**
 * Code in front of the modules in a file that a script tag loads. It runs before Lit is initialized and before the Trusted Types
 * policy is created, so it cannot be a module of the bundle. It is text, so the bundler does not change it.
 *
 * @module
 */

/** A server that renders pages may import the file: there it does nothing. */
const onPage = 'if (typeof document === "undefined") return;';

/**
 * The script's own tag; null for a module. Through the prototype, since an element of the page with the name "currentScript"
 * replaces `document.currentScript`.
 */
const ownScript = 'const __script = Reflect.get(Document.prototype, "currentScript", document);';

/**
 * The prefix of all tag names and of all names in the browser's storage: `data-prefix` of the script's own tag. `src/prefix.ts`
 * reads it.
 */
const prefix = `
let __prefix = (__script && __script.getAttribute("data-prefix")) || "support";
if (!/^[a-z][a-z0-9-]*$/.test(__prefix)) {
  console.error("data-prefix: use a-z, 0-9, -");
  __prefix = "support";
}`;

/**
 * The short form: a classic script whose tag has `data-api-base` inserts the element after itself, with each of its `data-`
 * attributes as an attribute of the element. The element is upgraded when it is defined, by this file or by another version
 * that was loaded before.
 */
const shortForm = `
if (__script && __script.hasAttribute("data-api-base")) {
  const element = document.createElement(__prefix + "-requests");
  for (const { name, value } of __script.attributes)
    if (name.startsWith("data-")) element.setAttribute(name.slice(5), value);
  __script.after(element);
}`;

/**
 * Stops a second copy of the script, since a page may allow its Trusted Types policy only once. It comes after the short form,
 * since a second tag inserts a second element.
 */
const guard = 'if (customElements.get(__prefix + "-requests")) return;';

/**
 * Loads lazy files for this main file. A lazy file exports a function that gets the main file's exports and `link`, which
 * returns the exports of another lazy file for the same main file; each is evaluated once. See
 * docs/decisions/012-one-module-graph.md.
 *
 * Browsers resolve a relative `import()` against the address that the script came from in the end, after redirects. In a classic
 * script of another origin whose tag has no `crossorigin` they refuse it: then the address in the tag counts.
 * https://html.spec.whatwg.org/multipage/webappapis.html#fetch-a-classic-script
 *
 * On a CDN a package's short address may lead to the file without a redirect, and beside that address is the package of somebody
 * else. So where an address does not end with `.js`, no lazy file is loaded. What a module came from is told by a stack only.
 */
const loader = `
const exports = { __load: name => __load(name) }, __linked = new Map();
const __isFile = url => !url || /^[^?#]+\\.js(?![^?#])/.test(url);
const __src = __script && __script.src;
const __base = __src && !__script.hasAttribute("crossorigin") && new URL(__src).origin !== location.origin ? __src : "";
const __from = /\\bhttps?:[^\\s()]+?(?=(:\\d+)*\\)?$)/m.exec(new Error().stack);
const __isLost = !__isFile(__base) || !__isFile(__from ? __from[0] : __src);
let __warned;
const __link = evaluate => {
  let result = __linked.get(evaluate);
  if (!result) {
    evaluate((result = {}), exports, __link); // throws where the file is none of this build
    __linked.set(evaluate, result);
  }
  return result;
};
const __load = name => {
  const path = "./lazy/" + name + ".js";
  return (__isLost ? Promise.reject(Error(path)) : import(__base ? new URL(path, __base).href : path))
    .then(file => __link(file.default))
    .catch(error => {
      if (!__warned) console.warn("support-requests: " + path + " could not be loaded" + (__isLost ? ": the script's address has to end with .js" : ""));
      __warned = true;
      throw error;
    });
};`;

export const mainStart = onPage + ownScript + prefix + shortForm + guard + loader;
export const badgeStart = onPage + ownScript + prefix;
