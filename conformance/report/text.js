import { answerLines, requestLines } from './exchange.js';
import { countResults } from './summary.js';

/** @typedef {import('../run.js').Result} Result */
/** @typedef {import('../run.js').Report} Report */
/** @typedef {import('./redact.js').Redaction} Redaction */

const labels = { passed: 'pass', failed: 'FAIL', skipped: 'skip' };

/** @param {string} sign @param {readonly string[]} lines */
const quote = (sign, lines) =>
  lines.flatMap(line => line.split('\n')).map(line => `      ${sign} ${line}`.trimEnd());

/** One result, with request and response where it failed. @param {Result} result @param {Redaction} redaction */
export function textOfResult(result, redaction) {
  const reason = redaction.text(result.reason ?? '').replaceAll('\n', '\n      ');
  const lines = [`${labels[result.outcome]}  ${result.name.padEnd(31)} ${result.title}`];
  if (reason) lines.push(`      ${reason}`);
  if (result.outcome === 'failed') {
    lines.push(
      ...quote('>', requestLines(result, redaction)),
      ...quote('<', answerLines(result, redaction)),
      '',
    );
  }
  return lines.join('\n');
}

/** The last lines of the report. @param {Report} report */
export function textOfSummary(report) {
  const { passed, failed, skipped } = countResults(report);
  const { requests, comments, attachments } = report.created;
  const created = requests.length
    ? `Created and not deleted: requests ${requests.join(', ')}; ${comments.length} comments, ${attachments.length} files.`
    : 'Nothing was created.';
  return `\n${created}\n\n${passed} passed, ${failed} failed, ${skipped} skipped`;
}
