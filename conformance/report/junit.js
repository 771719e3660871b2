import { answerLines, requestLines } from './exchange.js';
import { countResults } from './summary.js';

/** @typedef {import('../run.js').Result} Result */
/** @typedef {import('./redact.js').Redaction} Redaction */

/** Escapes text for XML 1.0. Most control characters are not allowed in it, not even escaped. @param {string} text */
const escape = text =>
  text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** The report as JUnit XML, which most CI systems read. @param {import('../run.js').Report} report @param {Redaction} redaction */
export function junitOfReport(report, redaction) {
  const { failed, skipped } = countResults(report);
  const seconds = report.results.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 1000;
  const counts = `tests="${report.results.length}" failures="${failed}" skipped="${skipped}" time="${seconds}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="support-requests-conformance ${escape(report.base)}" ${counts}>`,
    ...report.results.map(result => testcase(result, redaction)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

/** @param {Result} result @param {Redaction} redaction */
function testcase(result, redaction) {
  const { name, title, outcome, milliseconds } = result;
  const group = name.slice(0, name.indexOf('.'));
  const head = `    <testcase classname="${group}" name="${escape(`${name}: ${title}`)}" time="${milliseconds / 1000}"`;
  const reason = escape(redaction.text(result.reason ?? ''));
  if (outcome === 'passed') return `${head}/>`;
  if (outcome === 'skipped') return `${head}><skipped message="${reason}"/></testcase>`;
  const shown = [...requestLines(result, redaction), '', ...answerLines(result, redaction)].join('\n');
  return `${head}><failure message="${reason}">${escape(shown)}</failure></testcase>`;
}
