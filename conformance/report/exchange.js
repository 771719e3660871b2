import { STATUS_CODES } from 'node:http';

/** @typedef {import('../run.js').Result} Result */
/** @typedef {import('./redact.js').Redaction} Redaction */

const most = 2000;

/** @param {string} text */
const short = text =>
  text.length > most ? `${text.slice(0, most)}… (${text.length - most} characters more)` : text;

/** What was sent, as lines. @param {Result} result @param {Redaction} redaction */
export function requestLines({ request }, redaction) {
  if (!request) return [];
  return [
    `${request.method} ${redaction.text(request.url)}`,
    ...Object.entries(request.headers).map(([name, value]) => `${name}: ${redaction.header(name, value)}`),
    ...(request.body ? ['', redaction.text(request.body)] : []),
  ];
}

/** What came back, as lines. @param {Result} result @param {Redaction} redaction */
export function answerLines({ answer }, redaction) {
  if (!answer) return [];
  const { status, bytes, headers } = answer;
  const readable = !answer.text.includes('\ufffd') && !answer.text.includes('\0');
  const body = readable ? short(redaction.text(answer.text)) : `(${bytes.length} bytes)`;
  return [
    `${status} ${STATUS_CODES[status] ?? ''}`.trim(),
    ...[...headers].map(([name, value]) => `${name}: ${redaction.header(name, value)}`),
    ...(body ? ['', body] : []),
  ];
}
