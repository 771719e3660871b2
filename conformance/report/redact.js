/** Headers whose values sign somebody in. */
const secret = /^(authorization|cookie|set-cookie|x-(csrf|xsrf)-token)$/i;
const instead = '[redacted]';

/**
 * Takes what signs a customer in out of a text: a report is often pasted where others read it.
 * @param {import('../run.js').Options} options
 */
export function createRedaction({ signIn, otherSignIn = {} }) {
  const given = { ...Object.fromEntries(Object.entries(signIn)) };
  const values = [...Object.values(given), ...Object.values(otherSignIn)]
    // A backend may repeat a token without `Bearer`, or a cookie without its name.
    .flatMap(value => [value, value.replace(/^Bearer /, ''), ...value.split(/;\s*/).map(afterEquals)])
    .filter(value => value.length >= 4)
    .sort((a, b) => b.length - a.length);
  const own = new Set(Object.keys({ ...given, ...otherSignIn }).map(name => name.toLowerCase()));
  return {
    /** @param {string} text */
    text: text => values.reduce((rest, value) => rest.replaceAll(value, instead), text),
    /** @param {string} name @param {string} value */
    header(name, value) {
      return secret.test(name) || own.has(name.toLowerCase()) ? instead : this.text(value);
    },
  };
}

/** @param {string} pair */
const afterEquals = pair => pair.slice(pair.indexOf('=') + 1);

/** @typedef {ReturnType<typeof createRedaction>} Redaction */
