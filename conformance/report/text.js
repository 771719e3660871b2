import { answerLines, requestLines } from './exchange.js';
import { countResults } from './summary.js';

/** @typedef {import('../run.js').Result} Result */
/** @typedef {import('../run.js').Report} Report */
/** @typedef {import('./redact.js').Redaction} Redaction */

const words = { passed: 'pass', failed: 'FAIL', skipped: 'skip' };

/** @param {string} sign @param {readonly string[]} lines */
const quote = (sign, lines) =>
  lines.flatMap(line => line.split('\n')).map(line => `      ${sign} ${line}`.trimEnd());

/** One result as it is printed. @param {Result} result @param {Redaction} redaction */
export function textOfResult(result, redaction) {
  const reason = redaction.text(result.reason ?? '').replaceAll('\n', '\n      ');
  const lines = [`${words[result.outcome]}  ${result.name.padEnd(31)} ${result.title}`];
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

/** The end of the report. @param {Report} report */
export function textOfSummary(report) {
  const { passed, failed, skipped } = countResults(report);
  const { requests, comments, attachments } = report.created;
  const made = requests.length
    ? `Made and left there: requests ${requests.join(', ')}; ${comments.length} comments, ${attachments.length} files.`
    : 'Nothing was made.';
  return `\n${made}\n\n${passed} passed, ${failed} failed, ${skipped} skipped`;
}
