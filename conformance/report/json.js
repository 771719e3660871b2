import { answerLines, requestLines } from './exchange.js';
import { countResults } from './summary.js';

/** The report as JSON. @param {import('../run.js').Report} report @param {import('./redact.js').Redaction} redaction */
export function jsonOfReport(report, redaction) {
  const checks = report.results.map(result => ({
    name: result.name,
    title: result.title,
    outcome: result.outcome,
    milliseconds: result.milliseconds,
    ...(result.reason ? { reason: redaction.text(result.reason) } : {}),
    ...(result.request ? { request: requestLines(result, redaction).join('\n') } : {}),
    ...(result.answer ? { response: answerLines(result, redaction).join('\n') } : {}),
  }));
  const { base, created } = report;
  return JSON.stringify({ base, ...countResults(report), checks, created }, null, 2);
}
