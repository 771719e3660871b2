/** Headers that contain credentials. */
const secretHeaders = /^(authorization|cookie|set-cookie|x-(csrf|xsrf)-token)$/i;
const placeholder = '[redacted]';

/**
 * Removes the credentials of all customers from the report, since reports are often posted where others can see them.
 * @param {import('../run.js').Options} options
 */
export function createRedaction({ signIn, otherSignIn = {}, colleagueSignIn = {} }) {
  const signIns = [signIn, otherSignIn, colleagueSignIn];
  const values = signIns
    .flatMap(headers => Object.values(headers))
    // The backend may repeat a token without `Bearer`, or a cookie without its name.
    .flatMap(value => [value, value.replace(/^Bearer /, ''), ...value.split(/;\s*/).map(afterEquals)])
    .filter(value => value.length >= 4)
    .sort((a, b) => b.length - a.length);
  const names = new Set(signIns.flatMap(headers => Object.keys(headers)).map(name => name.toLowerCase()));
  return {
    /** @param {string} text */
    text: text => values.reduce((rest, value) => rest.replaceAll(value, placeholder), text),
    /** @param {string} name @param {string} value */
    header(name, value) {
      return secretHeaders.test(name) || names.has(name.toLowerCase()) ? placeholder : this.text(value);
    },
  };
}

/** The value of a cookie. @param {string} pair */
const afterEquals = pair => pair.slice(pair.indexOf('=') + 1);

/** @typedef {ReturnType<typeof createRedaction>} Redaction */
