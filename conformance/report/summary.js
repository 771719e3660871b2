/** @typedef {import('../run.js').Report} Report */

/** The number of results with each outcome. @param {Report} report */
export function countResults({ results }) {
  const of = (/** @type {string} */ outcome) => results.filter(result => result.outcome === outcome).length;
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped') };
}
