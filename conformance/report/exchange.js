import { STATUS_CODES } from 'node:http';

/** @typedef {import('../run.js').Result} Result */
/** @typedef {import('./redact.js').Redaction} Redaction */

/** In characters. */
const maxLength = 2000;

/** @param {string} text */
const shorten = text =>
  text.length > maxLength
    ? `${text.slice(0, maxLength)}… (${text.length - maxLength} characters more)`
    : text;

/** The request, as lines. @param {Result} result @param {Redaction} redaction */
export function requestLines({ request }, redaction) {
  if (!request) return [];
  return [
    `${request.method} ${redaction.text(request.url)}`,
    ...Object.entries(request.headers).map(([name, value]) => `${name}: ${redaction.header(name, value)}`),
    ...(request.body ? ['', redaction.text(request.body)] : []),
  ];
}

/** The response, as lines; none where there is none. @param {Result} result @param {Redaction} redaction */
export function answerLines({ answer }, redaction) {
  if (!answer) return [];
  const { status, bytes, headers } = answer;
  const isText = !answer.text.includes('\ufffd') && !answer.text.includes('\0');
  const body = isText ? shorten(redaction.text(answer.text)) : `(${bytes.length} bytes)`;
  return [
    `${status} ${STATUS_CODES[status] ?? ''}`.trim(),
    ...[...headers].map(([name, value]) => `${name}: ${redaction.header(name, value)}`),
    ...(body ? ['', body] : []),
  ];
}
