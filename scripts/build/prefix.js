/**
 * What stands before the names of all elements, and of all that is kept in the browser: `data-prefix` of the script's own
 * tag, so that a classic script puts `<acme-requests>` in place of `<support-requests>`. `src/name.ts` takes it from
 * here. After `__script`, see short-form.js.
 */
export const prefix =
  'let __prefix = (__script && __script.getAttribute("data-prefix")) || "support";' +
  'if (!/^[a-z][a-z0-9-]*$/.test(__prefix)) {' +
  'console.error("data-prefix: use a-z, 0-9, -");' +
  '__prefix = "support";' +
  '}';
